import { type Channel, channelNames } from '../../../statemachines/language/channels.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Reason } from '../../../statemachines/language/reasons.ts';
import type {
  Attempt,
  RunState,
  SendOrder,
  StepOutcome,
  TaskCall,
} from '../../../statemachines/language/tasks.ts';
import { firstAsked, type Unsent } from '../decision/asked.ts';
import { spreadOf } from '../records/fingerprint.ts';
import type { Booking, Plan } from '../records/records.ts';
import { planAgain } from '../runs/plan.ts';
import type { Dated } from '../runs/timing.ts';
import { attemptsOf, lastHandOver } from '../sendlog/arrival.ts';
import { later } from '../time/moments.ts';
import { type Following, planFollowing } from './following.ts';

type Call = TaskCall<SendOrder>;

/** What a message Task says; the wait that follows is planned from `at`. */
export interface Ending {
  readonly go: StepOutcome['go'];
  readonly decision: StepOutcome['decision'];
  readonly reason: Reason;
  readonly because: string;
  readonly rival?: string;
  readonly at: Date;
  /** Put off until then. */
  readonly next?: string;
  readonly since?: string;
  readonly attempts?: readonly Attempt[];
  /** The channel that it went by, or perhaps went by. */
  readonly channel?: Channel;
}

/** Handed over; the wait that follows is counted from the actual hand-over. */
export function sayHandedOver(
  booking: Booking,
  by: { readonly channel: Channel; readonly at: string },
): Ending {
  const { channel, at } = by;
  const tried = attemptsOf(booking);
  const isListed = booking.refused.some((refusal) => refusal.channel === channel);
  return {
    go: 'on',
    decision: 'send',
    reason: 'delivered',
    because: `handed over by ${channelNames[channel]}`,
    at: new Date(at),
    attempts: isListed ? tried : [...tried, { channel, at, outcome: 'sent' }],
    channel,
  };
}

/** Not handed over by any channel; what an earlier ask of this step handed over stays sent. */
export function sayUnsent(
  { order, run }: Call,
  decision: Unsent,
  booking: Booking | undefined,
  now: Date,
): Ending {
  const { reason, because, rival } = decision;
  const tried = attemptsOf(booking);
  const common = {
    reason,
    because,
    ...(rival === undefined ? {} : { rival }),
    at: now,
    ...(tried.length === 0 ? {} : { attempts: tried }),
  };
  switch (decision.decision) {
    case 'wait':
      return {
        ...common,
        go: 'wait',
        decision: 'wait',
        next: decision.until.toISOString(),
        since: firstAsked(order, run, now),
      };
    case 'skip': {
      const sent = lastHandOver(booking);
      return booking === undefined || sent === undefined
        ? { ...common, go: 'on', decision: 'skip' }
        : sayHandedOver(booking, sent);
    }
    case 'leave':
      return { ...common, go: 'leave', decision: 'leave' };
  }
}

/** The answer to a hand-over was lost, and only a transactional message is risked twice. */
export function sayGivenUp(booking: Booking, now: Date): Ending {
  const { channel, at, kind } = booking;
  const because = `${channelNames[channel]}: the answer was lost; a ${kind} message is not risked twice`;
  const lost: Attempt = { channel, at, outcome: 'given-up', reason: 'answer-lost', because };
  const sent = lastHandOver(booking);
  if (sent !== undefined) {
    const ending = sayHandedOver(booking, sent);
    return { ...ending, attempts: [...(ending.attempts ?? []), lost] };
  }
  return {
    go: 'on',
    decision: 'skip',
    reason: 'answer-lost',
    because,
    at: now,
    attempts: [...attemptsOf(booking), lost],
    channel,
  };
}

/** Kept from a control group: the run goes on as if it had been handed over then. */
export const sayWithheld = ({ at, withheld = 'held out' }: Booking): Ending => ({
  go: 'on',
  decision: 'skip',
  reason: 'holdout',
  because: withheld,
  at: new Date(at),
});

/** The provider takes nothing now. */
export function sayThrottled(
  { order, run }: Call,
  { channel, run: me }: Booking,
  because: string,
  now: Date,
): Ending {
  const asked = firstAsked(order, run, now);
  return {
    go: 'wait',
    decision: 'wait',
    reason: 'throttled',
    because: `${channelNames[channel]}: ${because}`,
    at: now,
    next: afterThrottle(order, run, me, now),
    since: asked,
  };
}

/** A channel did not reach the customer before its time was over: the Task is asked again for the next. */
export const sayNotReached = (
  { order, run }: Call,
  { channel }: Booking,
  because: string,
  now: Date,
): Ending => ({
  go: 'wait',
  decision: 'wait',
  reason: 'not-reached',
  because: `${channelNames[channel]}: ${because}; the next channel follows`,
  at: now,
  next: now.toISOString(),
  since: firstAsked(order, run, now),
});

/** A provider that takes nothing now takes something in a quarter of an hour; a wait longer than this is a night lost. */
const shortestThrottle = 15 * 60;
const longestThrottle = 3 * 3600;

/** 15 minutes at first, then as long as the last time; up to twice that, so that the queue does not return as one. */
function afterThrottle(order: SendOrder, { step }: RunState, run: string, now: Date): string {
  const isAgain = step?.step === order.step && step.reason === 'throttled' && step.next !== undefined;
  const last = isAgain ? (Date.parse(step.next) - Date.parse(step.at)) / 1000 : 0;
  const wait = Math.min(Math.max(shortestThrottle, last), longestThrottle);
  return later(now, Math.floor(wait * (1 + spreadOf(run, now.toISOString()))));
}

/** The answer of a message Task, and the message that is planned for after it: this one when it is put off. */
export function answerMessage(
  { order, run }: Call,
  { at, channel: _channel, ...ending }: Ending,
  dated: Dated,
  policy: Policy,
): { readonly outcome: StepOutcome; readonly plan?: Plan } {
  const { next, plan }: Following =
    ending.go === 'on'
      ? planFollowing(order, run, at, dated, policy)
      : ending.next === undefined
        ? {}
        : putOff(order, run, ending.next);
  return {
    outcome: { step: order.step, ...ending, at: at.toISOString(), ...(next === undefined ? {} : { next }) },
    ...(plan === undefined ? {} : { plan }),
  };
}

function putOff(order: SendOrder, run: RunState, next: string): Following {
  const plan = planAgain(order, run, new Date(next));
  return { next, ...(plan === undefined ? {} : { plan }) };
}

import type { CustomerEvent, EventDeclarations } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Reason } from '../../../statemachines/language/reasons.ts';
import type { RunState, SendOrder } from '../../../statemachines/language/tasks.ts';
import type { Address } from '../profile/reach.ts';
import { identifyRun } from '../records/fingerprint.ts';
import type { Booking, Offer, Pauses, Plan, Product, Profile, SendBook } from '../records/records.ts';
import { entryKey } from '../runs/entry.ts';
import { livePlans } from '../runs/plan.ts';
import { startOf } from '../runs/start.ts';
import { findLastMoment } from '../runs/timing.ts';
import { findBooking, heldSlots } from '../sendlog/send-book.ts';
import { type HoursOf, nextDay } from '../time/local-hours.ts';
import { later } from '../time/moments.ts';
import { zoneOf } from '../time/zone.ts';
import { hoursFor } from './send-hours.ts';

/** The send decision. */
export type Decision =
  | {
      readonly decision: 'send';
      readonly address: Address;
      readonly offer?: 'issue' | Offer;
      /** Why it takes its slot and does not go all the same: the customer is of a control group. */
      readonly withheld?: string;
    }
  | Unsent;

/** The message does not go now, or not at all, and why; `rival` is the scenario that goes first. */
export type Unsent = (
  | { readonly decision: 'wait'; readonly until: Date }
  | { readonly decision: 'skip' }
  | { readonly decision: 'leave' }
) & { readonly reason: Reason; readonly because: string; readonly rival?: string };

/** What the decision reads beside the order. */
export interface Situation {
  readonly run: RunState;
  readonly profile: Profile;
  readonly book: SendBook;
  /** What started the run. */
  readonly event?: CustomerEvent;
  /** What lists the goods, when it is another event. */
  readonly goods?: CustomerEvent;
  readonly products: readonly Product[];
  readonly pauses?: Pauses;
  readonly now: Date;
  readonly policy: Policy;
  readonly events: EventDeclarations;
}

/** When this step was asked for the first time. */
export const firstAsked = (order: SendOrder, run: RunState, now: Date): string =>
  (run.step?.step === order.step ? run.step.since : undefined) ?? now.toISOString();

/** The message that is asked for, with what several questions need. */
export interface Asked extends Situation {
  readonly order: SendOrder;
  readonly me: { readonly run: string; readonly step: string };
  readonly booking: Booking | undefined;
  /** The customer's other messages, and what other runs have planned. */
  readonly slots: readonly Booking[];
  readonly plans: readonly Plan[];
  readonly zone: string;
  readonly hours: HoursOf;
  readonly deadline: string | undefined;
}

export function ask(order: SendOrder, situation: Situation): Asked {
  const { run, profile, book, now, policy } = situation;
  const me = { run: identifyRun(order.scenario.id, run.id), step: order.step };
  const zone = zoneOf(profile, policy.shop);
  // This run holds the entry: what another planned under the same key will not come true.
  const key = entryKey(order.scenario, run);
  const isOwn = (plan: Plan): boolean =>
    plan.run === me.run || (plan.scenario === order.scenario.id && plan.key === key);
  const hours = hoursFor(order, policy);
  return {
    ...situation,
    order,
    me,
    booking: findBooking(book, me.run, me.step),
    slots: heldSlots(book).filter((slot) => !(slot.run === me.run && slot.step === me.step)),
    plans: order.kind === 'marketing' ? livePlans(book, profile, now).filter((plan) => !isOwn(plan)) : [],
    zone,
    hours,
    deadline: deadlineOf(order, situation, zone),
  };
}

/** The earliest that an order names: so long after the start, a date on the run's event, the end of its day. */
function deadlineOf(
  { withinSeconds, notAfter, notAfterBySeconds = 0, onDay }: SendOrder,
  { run, profile, event, goods = event, now }: Situation,
  zone: string,
): string | undefined {
  // A run that is due on a date has the event that told the date beside it.
  const told = run.due === undefined ? event : goods;
  const last = notAfter === undefined ? undefined : findLastMoment(notAfter, zone, { profile, event: told });
  const ends = [
    onDay === undefined ? [] : new Date(nextDay(now, zone).getTime() - 1).toISOString(),
    withinSeconds === undefined ? [] : later(startOf(run), withinSeconds),
    last === undefined ? [] : later(last, -notAfterBySeconds),
  ].flat();
  return ends.sort()[0];
}

/** The message is not sent, and the run goes on. */
export const skip = (reason: Reason, because: string): Unsent => ({ decision: 'skip', reason, because });

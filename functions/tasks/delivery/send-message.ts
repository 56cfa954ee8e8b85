import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { SendOrder, StepOutcome, TaskCall } from '../../../statemachines/language/tasks.ts';
import type { Situation, Unsent } from '../../core/decision/asked.ts';
import { hasOtherChannel } from '../../core/decision/cascade.ts';
import { decide } from '../../core/decision/decision.ts';
import type { Booking, Plan, SendBook } from '../../core/records/records.ts';
import { explainMiss, followUp, isPassedOver, isToldOf, passOver } from '../../core/sendlog/arrival.ts';
import { findBooking, writeBooking } from '../../core/sendlog/send-book.ts';
import {
  answerMessage,
  type Ending,
  sayGivenUp,
  sayHandedOver,
  sayUnsent,
  sayWithheld,
} from '../../core/steps/message-outcome.ts';
import { recordStep } from '../../core/steps/step-record.ts';
import type { Recommendations } from '../../ports/catalogue/recommendations.ts';
import type { ConfirmationCodes } from '../../ports/codes/confirmation-codes.ts';
import type { OfferCodes } from '../../ports/codes/offer-codes.ts';
import type { Runs } from '../../ports/runs/answers.ts';
import type { Bus } from '../../ports/world/bus.ts';
import { issueConfirmationCode } from '../consents/issue-confirmation-code.ts';
import type { Retried } from '../retry-conflict.ts';
import { type Step, type StepPorts, type StepStore, startedBy, takeStep } from '../runs/take-step.ts';
import { updatePlans } from '../sendlog/save-plan.ts';
import { handOverMessage } from './hand-over-message.ts';
import { pickProducts } from './pick-products.ts';
import { type PreparePorts, prepareMessage } from './prepare-message.ts';
import { tellOffer } from './tell-offer.ts';

export interface SendPorts extends PreparePorts, StepPorts {
  readonly store: StepStore & OfferCodes & ConfirmationCodes & Recommendations;
  readonly runs: Runs;
  readonly bus: Bus;
}

/**
 * One message of one run: entry, send decision, claim, hand-over. Whatever is repeated, a marketing message is
 * handed over at most once by each channel, and a transactional one twice only when the provider's answer was lost.
 *
 * With a token the outcome is the token's answer. `waiting`: the message is handed over and has some time to reach
 * the customer; whoever hears of it answers, and when nobody does, the Task is asked again for the next channel.
 */
export async function sendMessage(
  call: TaskCall<SendOrder>,
  ports: SendPorts,
): Promise<StepOutcome | 'waiting'> {
  const { goods, facts } = call.run;
  const task: Task = { ports, told: false };
  const wanted = {
    event: call.run,
    pauses: true,
    ...(goods === undefined ? {} : { goods }),
    products: facts.products ?? [],
  } as const;
  // An ingest that died repeats the trigger, and that execution may be the one to send: before the entry is taken.
  return takeStep<SendOrder, StepOutcome | 'waiting'>(
    call,
    { wanted, before: startedBy, decide: (step) => takeTurn(task, step) },
    ports,
  );
}

/** Whatever was written, what comes next is decided from what is there then. */
type Turn = Retried<StepOutcome | 'waiting'>;

interface Task {
  readonly ports: SendPorts;
  /** The code of its message was told of. */
  told: boolean;
}

/** What one turn has read. */
interface Read extends Step<SendOrder> {
  readonly situation: Situation & { readonly event: CustomerEvent };
  readonly booking: Booking | undefined;
}

async function takeTurn(task: Task, step: Step<SendOrder>): Promise<Turn> {
  const { ports } = task;
  const { call, known, profile, book, now } = step;
  const { goods, pauses, products } = known;
  const { order, run } = call;
  const situation = {
    run,
    profile,
    book,
    event: startedBy(step),
    ...(goods === undefined ? {} : { goods }),
    ...(pauses === undefined ? {} : { pauses }),
    products,
    now,
    policy: ports.policy,
    events: ports.events,
  };
  const booking = findBooking(book, step.me, order.step);
  const read: Read = { ...step, situation, booking };
  if (step.refused !== undefined)
    return conclude(read, { go: 'leave', decision: 'leave', ...step.refused, at: now });

  if (booking?.state === 'claimed' && isToldOf(booking)) {
    const sent: Booking = { ...booking, state: 'sent' };
    return rewrite(ports, writeBooking(book, sent, now, planAfter(read, sayHandedOver(sent, sent))));
  }
  if (booking?.state === 'sent') {
    // A try before this one may have died between the hand-over and the telling.
    if (!task.told) await tellOffer(ports.bus, run.customer, booking);
    return follow(task, read, booking);
  }
  if (booking?.state === 'withheld') return conclude(read, sayWithheld(booking));
  if (booking !== undefined && mayHaveGone(booking))
    return concludePlanned(ports, read, sayGivenUp(booking, now));
  return decideAndSend(task, read);
}

/** A message that is out: it has reached the customer, or has time to, or the next channel's turn has come. */
async function follow(task: Task, read: Read, booking: Booking): Promise<Turn> {
  const { order } = read.call;
  const { situation, now } = read;
  const done = (): Promise<Turn> => conclude(read, sayHandedOver(booking, booking));
  if (!read.canWait) return done();
  switch (followUp(order, booking, now)) {
    case 'done':
      return done();
    case 'awaiting':
      if (!hasOtherChannel(order, booking, situation)) return done();
      if (read.isWaiting) return 'waiting';
      await waitForReach(read);
      return 'again'; // stored, then looked: what was told in between is in the book
    case 'missed': {
      if (isPassedOver(booking)) return decideAndSend(task, read);
      const passed = passOver(booking, explainMiss(order, booking, now), 'refused', now);
      return rewrite(task.ports, writeBooking(read.book, passed, now));
    }
  }
}

async function decideAndSend(task: Task, read: Read): Promise<Turn> {
  const { ports } = task;
  const { call, me, book, now, situation, booking } = read;
  const { order } = call;
  const skip = (why: Unsent): Promise<Turn> =>
    concludePlanned(ports, read, sayUnsent(call, why, booking, now));
  const decision = decide(order, situation);
  if (decision.decision === 'skip' || decision.decision === 'leave') return skip(decision);
  // Asked of what is put off, too: where there is nothing to show, a good hour is not waited for.
  const goesAt = decision.decision === 'wait' ? decision.until : now;
  const picks = await pickProducts(call, { ...situation, now: goesAt }, booking, ports.store);
  const least = order.show?.least ?? 0;
  if (picks.length < least)
    return skip({
      decision: 'skip',
      reason: 'no-products',
      because: `products to show: ${picks.length}, wanted ${least} at least`,
    });
  if (decision.decision === 'wait') return skip(decision);
  const slot: Booking = {
    run: me,
    scenario: order.scenario.id,
    step: order.step,
    message: order.message,
    kind: order.kind,
    ...(order.rank === undefined ? {} : { rank: order.rank }),
    channel: decision.address.channel,
    state: 'claimed',
    at: now.toISOString(),
    refused: booking?.refused ?? [],
    ...(order.scenario.yields?.some(({ sameKey }) => sameKey) ? { subject: call.run.key } : {}),
    ...(order.asks === undefined ? {} : { asks: order.asks }),
  };
  if (decision.withheld !== undefined)
    return withhold(ports, read, { ...slot, state: 'withheld', withheld: decision.withheld });
  const { event } = situation;
  const code =
    event.name === 'code.requested' ? await issueConfirmationCode(event, me, ports, now) : undefined;
  if (code !== undefined && 'decision' in code) return skip(code);
  const prepared = await prepareMessage(call, ports, read.known, decision, booking, now, picks, code);
  if ('fault' in prepared)
    return skip({ decision: 'skip', reason: 'content-fault', because: prepared.fault });

  const claim: Booking = {
    ...slot,
    ...(prepared.offer === undefined ? {} : { offer: prepared.offer }),
    ...(decision.offer === 'issue' ? { issued: true } : {}),
    ...(picks.length === 0 ? {} : { shown: picks.map(({ productId }) => productId) }),
  };
  const hasTime = followUp(order, { ...claim, state: 'sent' }, now) === 'awaiting';
  const waits = read.canWait && hasTime && hasOtherChannel(order, claim, situation);
  // Before anything can be told of it.
  if (waits) await waitForReach(read);
  const claimed = writeBooking(book, claim, now);
  if ((await ports.store.saveBook(claimed)) === 'conflict') return 'conflict';
  const planned = (ending: Ending): Plan | undefined => planAfter(read, ending);
  const { handOver } = prepared;
  const ending = await handOverMessage(call, { book: claimed, claim, handOver, planned }, ports);
  if (ending !== 'next channel' && ending.decision === 'send') {
    await tellOffer(ports.bus, call.run.customer, { ...claim, at: ending.at.toISOString() });
    task.told = true;
  }
  // The next channel's turn; or the message is out, and what was told of it meanwhile is in the book.
  if (ending === 'next channel' || (waits && ending.decision === 'send')) return 'again';
  return conclude(read, ending);
}

/** The slot is used and the run goes on, so that both groups compete alike; nothing is made and nobody is written to. */
async function withhold({ store }: SendPorts, read: Read, withheld: Booking): Promise<Turn> {
  const ending = sayWithheld(withheld);
  const written = writeBooking(read.book, withheld, read.now, planAfter(read, ending));
  return (await store.saveBook(written)) === 'conflict' ? 'conflict' : conclude(read, ending);
}

/** A claim that no answer settled: only a transactional message is risked twice. */
const mayHaveGone = ({ state, kind }: Booking): boolean =>
  state === 'given-up' || (state === 'claimed' && kind !== 'transactional');

/** The Task's time begins before this function's, so this is a little more. */
const waitForReach = ({ call, wait }: Read): Promise<void> =>
  wait({ task: 'send', call }, call.order.reach?.withinSeconds ?? 0);

const rewrite = async ({ store }: SendPorts, book: SendBook): Promise<Turn> =>
  (await store.saveBook(book)) === 'conflict' ? 'conflict' : 'again';

const planAfter = ({ call, situation }: Read, ending: Ending): Plan | undefined =>
  answerMessage(call, ending, situation, situation.policy).plan;

/** Answers, with what the run plans next written before; decides again when the book was written by others. */
async function concludePlanned({ store }: SendPorts, read: Read, ending: Ending): Promise<Turn> {
  const { book, me, now } = read;
  const written = await updatePlans(store, book, me, ending, planAfter(read, ending), now);
  return written === 'conflict' ? 'conflict' : conclude(read, ending);
}

function conclude(read: Read, ending: Ending): Promise<StepOutcome> {
  const { call, situation } = read;
  const { outcome } = answerMessage(call, ending, situation, situation.policy);
  return read.conclude({ outcome, record: recordStep(call, outcome, ending.channel) }, call.order.last);
}

import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { SendOrder, StepOutcome, TaskCall } from '../../../statemachines/language/tasks.ts';
import type { Situation, Unsent } from '../../core/decision/asked.ts';
import { hasOtherChannel } from '../../core/decision/cascade.ts';
import { decide } from '../../core/decision/decision.ts';
import { isErased } from '../../core/profile/erased.ts';
import { identifyRun } from '../../core/records/fingerprint.ts';
import type { Booking, Plan, SendBook, Waiting } from '../../core/records/records.ts';
import { entryKey } from '../../core/runs/entry.ts';
import { explainMiss, followUp, isPassedOver, isToldOf, passOver } from '../../core/sendlog/arrival.ts';
import { findBooking, newBook, writeBooking } from '../../core/sendlog/send-book.ts';
import {
  answerMessage,
  type Ending,
  sayGivenUp,
  sayHandedOver,
  sayUnsent,
  sayWithheld,
} from '../../core/steps/message-outcome.ts';
import { recordStep } from '../../core/steps/step-record.ts';
import type { Backoff, Bus, Clock, Known, Runs } from '../../ports/ports.ts';
import { issueConfirmationCode } from '../consents/issue-confirmation-code.ts';
import { notYetRecorded } from '../faults.ts';
import { knowCustomer } from '../profile/find-customer.ts';
import { type Retried, retryConflict } from '../retry-conflict.ts';
import { answerToken, concludeStep, leaveUnknown } from '../runs/conclude-step.ts';
import { startWaiting } from '../runs/start-waiting.ts';
import { takeEntry } from '../runs/take-entry.ts';
import { updatePlans } from '../sendlog/save-plan.ts';
import { handOverMessage } from './hand-over-message.ts';
import { pickProducts } from './pick-products.ts';
import { type PreparePorts, prepareMessage } from './prepare-message.ts';
import { tellOffer } from './tell-offer.ts';

export interface SendPorts extends PreparePorts {
  readonly clock: Clock;
  readonly backoff: Backoff;
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
  const task: Task = {
    call,
    ports,
    me: identifyRun(call.order.scenario.id, call.run.id),
    waiting: undefined,
    told: false,
  };
  return retryConflict<StepOutcome | 'waiting'>('send book', ports.backoff, () => takeTurn(task));
}

/** Whatever was written, what comes next is decided from what is there then. */
type Turn = Retried<StepOutcome | 'waiting'>;

interface Task {
  /** Its customer is known when the turn has read: a visitor may turn out to be one. */
  call: TaskCall<SendOrder>;
  readonly ports: SendPorts;
  /** The run's id. */
  readonly me: string;
  /** What the store keeps of this call once it waits. */
  waiting: Waiting | undefined;
  /** The code of its message was told of. */
  told: boolean;
}

/** What one turn has read. */
interface Read {
  readonly known: Known;
  readonly situation: Situation & { readonly event: CustomerEvent };
  readonly booking: Booking | undefined;
}

async function takeTurn(task: Task): Promise<Turn> {
  const { ports, me } = task;
  const { order, run: given, execution } = task.call;
  const { store, policy } = ports;
  const now = ports.clock.now();
  const wanted = {
    book: true,
    pauses: true,
    entry: { scenario: order.scenario.id, key: entryKey(order.scenario, given) },
    event: { at: given.at, id: given.id },
    ...(given.goods === undefined ? {} : { goods: given.goods }),
    products: given.facts.products ?? [],
  } as const;
  const { known, call } = await knowCustomer(task.call, wanted, store);
  const { run } = call;
  task.call = call;
  if (task.waiting?.customer !== run.customer) task.waiting = undefined;
  const { profile, event, goods, pauses, products, book = newBook(run.customer) } = known;
  if (profile === undefined || isErased(profile)) return leaveUntraced(task, now);
  // Before the entry is taken: a door that died repeats the trigger, and that execution may be the one to send.
  if (event === undefined) throw notYetRecorded(run.id);
  const situation = {
    run,
    profile,
    book,
    event,
    ...(goods === undefined ? {} : { goods }),
    ...(pauses === undefined ? {} : { pauses }),
    products,
    now,
    policy,
  };
  const booking = findBooking(book, me, order.step);
  const read: Read = { known, situation, booking };
  const entry = await takeEntry(order.scenario, run, execution, known, store, now);
  if (entry === 'conflict') return 'conflict';
  if (entry !== 'held') return conclude(task, read, { go: 'leave', decision: 'leave', ...entry, at: now });

  if (booking?.state === 'claimed' && isToldOf(booking)) {
    const sent: Booking = { ...booking, state: 'sent' };
    return rewrite(task, writeBooking(book, sent, now, planAfter(task, read, sayHandedOver(sent, sent))));
  }
  if (booking?.state === 'sent') {
    // A try before this one may have died between the hand-over and the telling.
    if (!task.told) await tellOffer(ports.bus, run.customer, booking);
    return follow(task, read, booking);
  }
  if (booking?.state === 'withheld') return conclude(task, read, sayWithheld(booking));
  if (booking !== undefined && mayHaveGone(booking))
    return concludePlanned(task, read, sayGivenUp(booking, now));
  return decideAndSend(task, read);
}

/** A message that is out: it has reached the customer, or has time to, or the next channel's turn has come. */
async function follow(task: Task, read: Read, booking: Booking): Promise<Turn> {
  const { order, token } = task.call;
  const { situation } = read;
  const { now } = situation;
  const done = (): Promise<Turn> => conclude(task, read, sayHandedOver(booking, booking));
  if (token === undefined) return done();
  switch (followUp(order, booking, now)) {
    case 'done':
      return done();
    case 'awaiting':
      if (!hasOtherChannel(order, booking, situation)) return done();
      if (task.waiting !== undefined) return 'waiting';
      await wait(task, token, now);
      return 'again'; // stored, then looked: what was told in between is in the book
    case 'missed': {
      if (isPassedOver(booking)) return decideAndSend(task, read);
      const passed = passOver(booking, explainMiss(order, booking, now), 'refused', now);
      return rewrite(task, writeBooking(situation.book, passed, now));
    }
  }
}

async function decideAndSend(task: Task, read: Read): Promise<Turn> {
  const { call, ports, me } = task;
  const { order, token } = call;
  const { situation, booking } = read;
  const { book, now } = situation;
  const skip = (why: Unsent): Promise<Turn> =>
    concludePlanned(task, read, sayUnsent(call, why, booking, now));
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
    return withhold(task, read, { ...slot, state: 'withheld', withheld: decision.withheld });
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
  const waits = token !== undefined && hasTime && hasOtherChannel(order, claim, situation);
  // Before anything can be told of it.
  if (waits) await wait(task, token, now);
  const claimed = writeBooking(book, claim, now);
  if ((await ports.store.saveBook(claimed)) === 'conflict') return 'conflict';
  const planned = (ending: Ending): Plan | undefined => planAfter(task, read, ending);
  const { handOver } = prepared;
  const ending = await handOverMessage(call, { book: claimed, claim, handOver, planned }, ports);
  if (ending !== 'next channel' && ending.decision === 'send') {
    await tellOffer(ports.bus, call.run.customer, { ...claim, at: ending.at.toISOString() });
    task.told = true;
  }
  // The next channel's turn; or the message is out, and what was told of it meanwhile is in the book.
  if (ending === 'next channel' || (waits && ending.decision === 'send')) return 'again';
  return conclude(task, read, ending);
}

/** The slot is used and the run goes on, so that both groups compete alike; nothing is made and nobody is written to. */
async function withhold(task: Task, read: Read, withheld: Booking): Promise<Turn> {
  const { book, now } = read.situation;
  const ending = sayWithheld(withheld);
  const written = writeBooking(book, withheld, now, planAfter(task, read, ending));
  return (await task.ports.store.saveBook(written)) === 'conflict'
    ? 'conflict'
    : conclude(task, read, ending);
}

/** A claim that no answer settled: only a transactional message is risked twice. */
const mayHaveGone = ({ state, kind }: Booking): boolean =>
  state === 'given-up' || (state === 'claimed' && kind !== 'transactional');

/** The Task's time begins before this function's, so this is a little more. */
async function wait(task: Task, token: string, now: Date): Promise<void> {
  const { order, run, execution } = task.call;
  task.waiting ??= await startWaiting(
    { task: 'send', call: { order, run, execution } },
    token,
    order.reach?.withinSeconds ?? 0,
    task.ports.store,
    now,
  );
}

async function rewrite({ ports }: Task, book: SendBook): Promise<Turn> {
  return (await ports.store.saveBook(book)) === 'conflict' ? 'conflict' : 'again';
}

const planAfter = ({ call }: Task, { situation }: Read, ending: Ending): Plan | undefined =>
  answerMessage(call, ending, situation, situation.policy).plan;

/** Answers, with what the run plans next written before; decides again when the book was written by others. */
async function concludePlanned(task: Task, read: Read, ending: Ending): Promise<Turn> {
  const { book, now } = read.situation;
  const plan = planAfter(task, read, ending);
  const written = await updatePlans(task.ports.store, book, task.me, ending, plan, now);
  return written === 'conflict' ? 'conflict' : conclude(task, read, ending);
}

async function conclude({ call, ports, waiting }: Task, { situation }: Read, ending: Ending): Promise<Turn> {
  const { outcome } = answerMessage(call, ending, situation, situation.policy);
  const answer = { outcome, record: recordStep(call, outcome, ending.channel) };
  const { last } = call.order;
  if (call.token === undefined) return concludeStep(call, answer, last, ports.store);
  await answerToken(call.token, call, answer, last, ports, waiting);
  return outcome;
}

async function leaveUntraced({ call, ports, waiting }: Task, now: Date): Promise<Turn> {
  const unknown = leaveUnknown(call.order.step, now);
  if (call.token !== undefined) await ports.runs.answer(call.token, unknown);
  if (waiting !== undefined) await ports.store.removeWaiting(waiting);
  return unknown;
}

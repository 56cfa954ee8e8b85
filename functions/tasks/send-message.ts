import { channelNames } from '../../statemachines/language/channels.ts';
import type { Reason } from '../../statemachines/language/reasons.ts';
import type { Attempt, SendOrder, StepOutcome, TaskCall } from '../../statemachines/language/tasks.ts';
import { type Decision, decide, firstAsked } from '../core/decision.ts';
import { entryKey } from '../core/entry.ts';
import { identifyRun, spreadOf } from '../core/fingerprint.ts';
import { later } from '../core/moments.ts';
import type { Booking, SendBook } from '../core/records.ts';
import { findBooking, newBook, writeBooking } from '../core/send-book.ts';
import { planWait } from '../core/timing.ts';
import type { Clock, Known, Store } from '../ports.ts';
import { concludeStep, leaveUnknown } from './conclude-step.ts';
import { answerLost, notYetRecorded, providerDown, storeBusy, writeRounds } from './faults.ts';
import { type PreparePorts, prepareMessage } from './prepare-message.ts';
import { takeEntry } from './take-entry.ts';

export interface SendPorts extends PreparePorts {
  readonly clock: Clock;
}

type Send = Extract<Decision, { decision: 'send' }>;
type Call = TaskCall<SendOrder>;

/**
 * One message of one run: entry, send decision, claim, hand-over. Whatever is repeated, a marketing message is
 * handed over at most once, and a transactional one twice only when the provider's answer was lost.
 */
export async function sendMessage(call: Call, ports: SendPorts): Promise<StepOutcome> {
  const { order, run, execution } = call;
  const { store, clock, policy } = ports;
  const me = identifyRun(order.scenario.id, run.id);
  const wanted = {
    book: true,
    entry: { scenario: order.scenario.id, key: entryKey(order.scenario, run) },
    event: { at: run.at, id: run.id },
    products: run.facts.products ?? [],
  } as const;

  for (let round = 0; round < writeRounds; round++) {
    const now = clock.now();
    const known = await store.know(run.customer, wanted);
    if (known.profile === undefined) return leaveUnknown(order.step, now);
    // Before the entry is taken: a door that died repeats the trigger, and that execution may be the one to send.
    if (known.event === undefined) throw notYetRecorded(run.id);
    const entry = await takeEntry(order.scenario, run, execution, known, store, now);
    if (entry === 'again') continue;
    if (entry !== 'held')
      return conclude(call, ports, known, { go: 'leave', decision: 'leave', ...entry, at: now });

    const book = known.book ?? newBook(run.customer);
    const booking = findBooking(book, me, order.step);
    if (booking?.state === 'sent') return concludeSent(call, ports, known, booking);
    if (booking !== undefined && mayHaveGone(booking)) return giveUp(call, ports, known, booking);

    const decision = decide(order, {
      run,
      profile: known.profile,
      book,
      ...(known.event === undefined ? {} : { event: known.event }),
      products: known.products,
      now,
      policy,
    });
    if (decision.decision !== 'send') return concludeUnsent(call, ports, known, decision, booking, now);

    const prepared = await prepareMessage(call, ports, known, decision, now);
    if ('fault' in prepared)
      return conclude(call, ports, known, {
        go: 'on',
        decision: 'skip',
        reason: 'content-fault',
        because: prepared.fault,
        at: now,
      });

    const claim: Booking = {
      run: me,
      scenario: order.scenario.id,
      step: order.step,
      message: order.message,
      kind: order.kind,
      channel: decision.address.channel,
      state: 'claimed',
      at: now.toISOString(),
      refused: booking?.refused ?? [],
      ...(prepared.offer === undefined ? {} : { offer: prepared.offer }),
    };
    const claimed = writeBooking(book, claim, now);
    if ((await store.saveBook(claimed)) === 'conflict') continue;

    const handover = await prepared.handOver();
    const handedOver = clock.now();
    const settle = (state: Booking['state'], refused = claim.refused): Promise<Booking> =>
      settleClaim(store, claimed, { ...claim, state, refused, at: handedOver.toISOString() }, handedOver);

    switch (handover.result) {
      case 'accepted':
        return concludeSent(call, ports, known, await settle('sent'));
      case 'refused': {
        const { channel } = claim;
        const refusal = { channel, at: handedOver.toISOString(), because: handover.because };
        await settle('refused', [...claim.refused, refusal]);
        continue; // the cascade: decide again without this channel
      }
      case 'throttled': {
        await settle('released');
        const asked = firstAsked(order, run, now);
        return conclude(call, ports, known, {
          go: 'wait',
          decision: 'wait',
          reason: 'throttled',
          because: `${channelNames[claim.channel]}: ${handover.because}`,
          at: handedOver,
          next: afterThrottle(asked, handedOver, me),
          since: asked,
        });
      }
      case 'down':
        await settle('released');
        throw providerDown(`${channelNames[claim.channel]}: ${handover.because}`);
      case 'unknown':
        if (order.kind === 'transactional')
          throw answerLost(`${channelNames[claim.channel]}: ${handover.because}`);
        return giveUp(call, ports, known, await settle('given-up'));
    }
  }
  throw storeBusy('send book');
}

/** A claim that no answer settled: a marketing message is not risked twice, a transactional one is sent again. */
const mayHaveGone = ({ state, kind }: Booking): boolean =>
  state === 'given-up' || (state === 'claimed' && kind === 'marketing');

/** 15 minutes at first, then as long as it has waited so far; spread so that the queue does not return as one. */
function afterThrottle(asked: string, now: Date, run: string): string {
  const waited = (now.getTime() - new Date(asked).getTime()) / 1000;
  return later(now, Math.floor(Math.max(15 * 60, waited) * (1 + spreadOf(run, String(waited)))));
}

/** Settles a claim whatever else was written to the book meanwhile. */
async function settleClaim(store: Store, claimed: SendBook, settled: Booking, now: Date): Promise<Booking> {
  let book = claimed;
  for (let round = 0; round < writeRounds; round++) {
    if ((await store.saveBook(writeBooking(book, settled, now))) === 'written') return settled;
    book = (await store.know(claimed.customer, { book: true })).book ?? claimed;
  }
  throw storeBusy('send book');
}

interface Ending {
  readonly go: StepOutcome['go'];
  readonly decision: StepOutcome['decision'];
  readonly reason: Reason;
  readonly because: string;
  readonly at: Date;
  readonly next?: string;
  readonly since?: string;
  readonly attempts?: readonly Attempt[];
}

async function conclude(
  call: Call,
  { store, policy }: SendPorts,
  { profile }: Known,
  { at, ...ending }: Ending,
  booking?: Booking,
): Promise<StepOutcome> {
  const { order, run } = call;
  const zone = profile?.zone ?? policy.shop.zone;
  const next =
    ending.go === 'on' && order.wait !== undefined
      ? planWait(order.wait, run, at, zone, policy).toISOString()
      : ending.next;
  return concludeStep(
    call,
    { step: order.step, ...ending, at: at.toISOString(), ...(next === undefined ? {} : { next }) },
    order.last,
    store,
    booking?.channel,
  );
}

const attemptsOf = (booking: Booking | undefined): readonly Attempt[] =>
  (booking?.refused ?? []).map(({ channel, at, because }) => ({
    channel,
    at,
    outcome: 'refused',
    reason: 'refused',
    because,
  }));

/** The wait that follows is counted from the actual hand-over. */
const concludeSent = (call: Call, ports: SendPorts, known: Known, booking: Booking): Promise<StepOutcome> =>
  conclude(
    call,
    ports,
    known,
    {
      go: 'on',
      decision: 'send',
      reason: 'delivered',
      because: `handed over by ${channelNames[booking.channel]}`,
      at: new Date(booking.at),
      attempts: [...attemptsOf(booking), { channel: booking.channel, at: booking.at, outcome: 'sent' }],
    },
    booking,
  );

async function giveUp(call: Call, ports: SendPorts, known: Known, booking: Booking): Promise<StepOutcome> {
  const because = `${channelNames[booking.channel]}: the answer was lost; a marketing message is not risked twice`;
  return conclude(
    call,
    ports,
    known,
    {
      go: 'on',
      decision: 'skip',
      reason: 'answer-lost',
      because,
      at: ports.clock.now(),
      attempts: [
        ...attemptsOf(booking),
        { channel: booking.channel, at: booking.at, outcome: 'given-up', reason: 'answer-lost', because },
      ],
    },
    booking,
  );
}

function concludeUnsent(
  call: Call,
  ports: SendPorts,
  known: Known,
  decision: Exclude<Decision, Send>,
  booking: Booking | undefined,
  now: Date,
): Promise<StepOutcome> {
  const { reason, because } = decision;
  const tried = attemptsOf(booking);
  const common = { reason, because, at: now, ...(tried.length === 0 ? {} : { attempts: tried }) };
  switch (decision.decision) {
    case 'wait':
      return conclude(call, ports, known, {
        ...common,
        go: 'wait',
        decision: 'wait',
        next: decision.until.toISOString(),
        since: firstAsked(call.order, call.run, now),
      });
    case 'skip':
      return conclude(call, ports, known, { ...common, go: 'on', decision: 'skip' });
    case 'leave':
      return conclude(call, ports, known, { ...common, go: 'leave', decision: 'leave' });
  }
}

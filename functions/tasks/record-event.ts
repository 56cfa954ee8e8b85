import { aboutOf, type CustomerEvent, type EventName } from '../../statemachines/language/events.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { OpeningOrder, TimerOrder, TriggerInput } from '../../statemachines/language/tasks.ts';
import { openDoor } from '../core/door.ts';
import { beginDue } from '../core/due.ts';
import { isOfErased } from '../core/erased.ts';
import { deriveFacts, findGoods } from '../core/facts.ts';
import { newProfile, recall } from '../core/profile.ts';
import type { Profile } from '../core/records.ts';
import { newBook } from '../core/send-book.ts';
import type { Bus, Clock, Runs, SigningKey, Store } from '../ports.ts';
import { answerWaitings } from './answer-waitings.ts';
import { storeBusy, writeRounds } from './faults.ts';
import { keepBook } from './keep-book.ts';
import { keepProfile } from './keep-profile.ts';

export interface RecordPorts {
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly runs: Runs;
  readonly signingKey: SigningKey;
  /** The events that some scenario starts from; no other goes back on the bus. */
  readonly triggers: readonly EventName[];
  /** The events that some Task waits for. */
  readonly awaited: readonly EventName[];
  readonly timers: readonly TimerOrder[];
  readonly openings: readonly OpeningOrder[];
}

/** Where an event ended up. */
export type RecordOutcome =
  | { readonly outcome: 'recorded'; readonly trigger?: TriggerInput }
  /** Too old to start anything, or of a customer who was erased since. */
  | {
      readonly outcome: 'late';
      readonly event: EventName;
      readonly id: string;
      readonly at: string;
      readonly customer: string;
    }
  | {
      readonly outcome: 'duplicate';
      readonly event: EventName;
      readonly id: string;
      readonly at: string;
      readonly customer: string;
    }
  | { readonly outcome: 'rejected'; readonly id: string; readonly reason: string };

/**
 * The one door: validates an envelope, writes profile and send book, hands the trigger on, answers Tasks that wait,
 * writes the event. The event is written last: what is there has been handed on, and whatever crashes before is
 * repeated whole.
 */
export async function recordEvent(envelope: unknown, ports: RecordPorts): Promise<RecordOutcome> {
  const { store, bus, clock, policy } = ports;
  const opened = openDoor(envelope, clock.now(), policy);
  if (opened.opened === 'rejected') {
    await store.saveRejection(opened.rejection);
    return { outcome: 'rejected', id: opened.rejection.id, reason: opened.rejection.reason };
  }
  if (opened.opened === 'product') {
    await store.saveProduct(opened.product);
    return { outcome: 'recorded' };
  }
  const { event, late } = opened;
  const { id, at, name, customer } = event;
  const said = { event: name, id, at, customer } as const;
  const starts = !late && ports.triggers.includes(name);
  const isAwaited = ports.awaited.includes(name);
  const asksBook = aboutOf(name) === 'message' || isAwaited || (starts && opensWith(name, ports));

  for (let round = 0; round < writeRounds; round++) {
    const known = await store.know(customer, { event: { at, id }, ...(asksBook ? { book: true } : {}) });
    if (known.event !== undefined) return { outcome: 'duplicate', ...said };
    const before = known.profile ?? newProfile(customer);
    if (isOfErased(before, event)) return { outcome: 'late', ...said };
    const seen = recall(before, event);
    if (seen === 'same id, other time') return { outcome: 'duplicate', ...said };
    const profile = seen === 'new' ? await keepProfile(before, event, ports) : before;
    if (profile === 'conflict') continue;
    const trigger = starts ? makeTrigger(event, profile, policy, clock.now()) : undefined;
    const book = await keepBook(known.book ?? newBook(customer), event, trigger, profile, ports);
    if (book === 'conflict') continue;

    if (trigger !== undefined) await bus.putTriggers([trigger]);
    if (isAwaited) await answerWaitings(event, profile, book, ports);
    await store.saveEvent(event);
    if (late) return { outcome: 'late', ...said };
    return { outcome: 'recorded', ...(trigger === undefined ? {} : { trigger }) };
  }
  throw storeBusy('profile');
}

const opensWith = (name: EventName, { openings }: RecordPorts): boolean =>
  openings.some(({ event }) => event === name);

/** What the rules are told, and a run begins with. `profile` has the event counted already. */
function makeTrigger(event: CustomerEvent, profile: Profile, policy: Policy, now: Date): TriggerInput {
  const { id, at, name, customer, key } = event;
  const goods = findGoods(profile, event);
  return {
    id,
    at,
    name,
    customer,
    key,
    facts: deriveFacts(profile, event, policy.market),
    ...(event.name === 'scenario.due' ? { due: beginDue(event, profile, policy, now) } : {}),
    ...(goods === undefined ? {} : { goods }),
  };
}

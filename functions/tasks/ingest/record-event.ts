import type { CustomerEvent, EventName } from '../../../statemachines/language/events.ts';
import type { TriggerInput } from '../../../statemachines/language/tasks.ts';
import { openDoor } from '../../core/ingest/door.ts';
import { deriveFacts, findGoods, productsOf } from '../../core/ingest/facts.ts';
import { recall } from '../../core/profile/applied.ts';
import { isOfErased } from '../../core/profile/erased.ts';
import { newProfile } from '../../core/profile/profile.ts';
import type { Profile } from '../../core/records/records.ts';
import { beginDue, findTold } from '../../core/schedule/due.ts';
import { tellChanges } from '../../core/segments/segments.ts';
import { feedbackOf, newBook } from '../../core/sendlog/send-book.ts';
import { foretellRunningOut } from '../../core/watchlist/recommendations.ts';
import { watchedBy } from '../../core/watchlist/watch.ts';
import type { Wanted } from '../../ports/customer/customer-reads.ts';
import type { RecordPorts } from '../../ports/record-ports.ts';
import { findCustomer } from '../profile/find-customer.ts';
import { keepVisitorsBook, releaseVisitor, sealVisitor, unsealVisitor } from '../profile/join-visitor.ts';
import { publish } from '../publish.ts';
import { retryConflict } from '../retry-conflict.ts';
import { answerWaitings } from '../runs/answer-waitings.ts';
import { keepBook } from '../sendlog/keep-book.ts';
import { keepWatches } from '../watchlist/keep-watches.ts';
import { keepCatalogue } from './keep-catalogue.ts';
import { keepOrder } from './keep-order.ts';
import { keepProfile } from './keep-profile.ts';

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
  const { store, bus, clock, backoff, policy, events } = ports;
  const opened = openDoor(envelope, clock.now(), policy, events);
  if (opened.opened === 'rejected') {
    await store.saveRejection(opened.rejection);
    return { outcome: 'rejected', id: opened.rejection.id, reason: opened.rejection.reason };
  }
  if (opened.opened !== 'event') {
    await keepCatalogue(opened, ports);
    return { outcome: 'recorded' };
  }
  const { event: told, late } = opened;
  const { id, at, name } = told;
  const starts = !late && ports.triggers.includes(name);
  const isAwaited = ports.awaited.includes(name);
  const joins = name === 'customer.joined';
  const asksBook = feedbackOf(name) !== undefined || isAwaited || joins || (starts && opensWith(name, ports));

  const watching = watchedBy(told);
  return retryConflict<RecordOutcome>('profile', backoff, async () => {
    const wanted: Wanted = {
      event: { at, id },
      products: [...productsOf(told), ...watching.products],
      ...(watching.watched === true ? { watched: true } : {}),
      ...(asksBook ? { book: true } : {}),
    };
    const { customer, known, passed } = await findCustomer(told.customer, wanted, store);
    const event = foretellRunningOut({ ...told, customer }, known.profile?.bought, known.products);
    const said = { event: name, id, at, customer } as const;
    if (known.event !== undefined) return { outcome: 'duplicate', ...said };
    const before = known.profile ?? newProfile(customer);
    if ([before, ...passed].some((profile) => isOfErased(profile, event))) {
      if (event.name === 'customer.joined') await unsealVisitor(event, ports);
      return { outcome: 'late', ...said };
    }
    const seen = recall(before, event);
    if (seen === 'same id, other time') return { outcome: 'duplicate', ...said };
    const visitor = event.name === 'customer.joined' ? await sealVisitor(event, before, ports) : undefined;
    if (seen === 'new') await keepOrder(event, before, known.products, store);
    const profile = seen === 'new' ? await keepProfile(before, event, ports, visitor?.profile) : before;
    if (profile === 'conflict') return 'conflict';
    const ownBook = known.book ?? newBook(customer);
    const wholeBook =
      visitor === undefined ? ownBook : await keepVisitorsBook(ownBook, visitor, profile, ports);
    if (wholeBook === 'conflict') return 'conflict';
    const trigger = starts ? makeTrigger(event, profile, clock.now(), ports) : undefined;
    const book = await keepBook(wholeBook, event, trigger, profile, ports);
    if (book === 'conflict') return 'conflict';
    if (visitor !== undefined) await releaseVisitor(visitor, profile, ports);
    await keepWatches(event, profile, known, ports);

    if (trigger !== undefined) await bus.putTriggers([trigger]);
    const changes = late ? [] : tellChanges(profile, ports.segments, clock.now(), policy);
    await publish(changes, { bus });
    // Of a visitor's Tasks that wait, some wait for what the customer has done already.
    if (isAwaited || joins) await answerWaitings(event, profile, book, ports);
    await store.saveEvent(event);
    if (late) return { outcome: 'late', ...said };
    return { outcome: 'recorded', ...(trigger === undefined ? {} : { trigger }) };
  });
}

const opensWith = (name: EventName, { openings }: RecordPorts): boolean =>
  openings.some(({ event }) => event === name);

/** What the rules are told, and a run begins with. `profile` has the event counted already. */
function makeTrigger(
  event: CustomerEvent,
  profile: Profile,
  now: Date,
  { policy, events, timers }: RecordPorts,
): TriggerInput {
  const { id, at, name, customer, key } = event;
  const timer =
    event.name === 'scenario.due'
      ? timers.find(({ scenario }) => scenario === event.properties.scenario)
      : undefined;
  const goods = (timer && findTold(timer, profile, key)) ?? findGoods(profile, event, events);
  return {
    id,
    at,
    name,
    customer,
    key,
    facts: deriveFacts(profile, event, policy, events),
    ...(event.name === 'scenario.due'
      ? { due: { ...beginDue(event, profile, policy, now), ...(timer && { about: timer.about }) } }
      : {}),
    ...(goods === undefined ? {} : { goods }),
  };
}

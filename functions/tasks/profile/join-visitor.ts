import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { contactKey, contactsOf } from '../../core/profile/contact.ts';
import { wasErasedWith } from '../../core/profile/erased.ts';
import { emptyProfile, isJoining, sealProfile } from '../../core/profile/identity.ts';
import { newProfile } from '../../core/profile/profile.ts';
import type { Profile, SendBook } from '../../core/records/records.ts';
import { joinBooks, newBook } from '../../core/sendlog/send-book.ts';
import { joinWatched, newWatched } from '../../core/watchlist/watch.ts';
import type { RecordPorts } from '../../ports/record-ports.ts';
import type { Written } from '../../ports/written.ts';
import { retryConflict } from '../retry-conflict.ts';
import { writeWatched } from '../watchlist/keep-watches.ts';

type Joined = Extract<CustomerEvent, { name: 'customer.joined' }>;

/** Someone who turns out to be a customer, with all that is to be taken over. */
export interface Visitor {
  readonly profile: Profile;
  readonly book: SendBook;
}

/**
 * Seals a visitor: what is told of them from now on is the customer's, and whoever has read the visitor's profile or
 * book cannot write it any more. Nothing is lost when it ends here: a repeat finds the visitor sealed and goes on.
 * Nothing to do for the customer's own id, a visitor who has joined before, and one who has joined somebody else:
 * who that is has been said.
 */
export async function sealVisitor(
  { properties }: Joined,
  known: Profile,
  { store, backoff }: RecordPorts,
): Promise<Visitor | undefined> {
  const { anonymous } = properties;
  if (anonymous === known.customer) return undefined;
  return retryConflict<Visitor | undefined>('visitor', backoff, async () => {
    const { profile = newProfile(anonymous), book = newBook(anonymous) } = await store.know(anonymous, {
      book: true,
    });
    const { joinedTo = known.customer } = profile;
    if (joinedTo !== known.customer) return undefined;
    if (profile.joinedTo !== undefined && !isJoining(profile) && known.joined?.includes(anonymous))
      return undefined;
    const sealed = sealProfile(profile, known);
    if (sealed !== undefined && (await store.saveProfile(sealed)) === 'conflict') return 'conflict';
    const closed = { ...book, version: book.version + 1 };
    return (await store.saveBook(closed)) === 'conflict'
      ? 'conflict'
      : { profile: sealed ?? profile, book: closed };
  });
}

/** The customer was erased before the visitor's profile was taken over: the visitor is nobody's again. */
export async function unsealVisitor(
  { customer, properties: { anonymous } }: Joined,
  { store }: RecordPorts,
): Promise<void> {
  const { profile } = await store.know(anonymous, {});
  if (profile?.joinedTo !== customer || !isJoining(profile)) return;
  const { joinedTo: _none, ...visitor } = profile;
  // A lost condition: another repeat has done it.
  await store.saveProfile({ ...visitor, version: profile.version + 1 });
}

/** Writes what went to the visitor into the customer's book. */
export async function keepVisitorsBook(
  book: SendBook,
  visitor: Visitor,
  { erasedAt }: Profile,
  { store, clock }: RecordPorts,
): Promise<SendBook | 'conflict'> {
  if (visitor.book.bookings.length + visitor.book.plans.length === 0) return book;
  if (wasErasedWith(visitor.profile, erasedAt)) return book;
  const joined = joinBooks(book, visitor.book, clock.now());
  return (await store.saveBook(joined)) === 'conflict' ? 'conflict' : joined;
}

/**
 * Hands over what else is kept under the visitor's id: Tasks that wait, watches, and contacts. Then the visitor's profile is
 * no more than a pointer. Whoever writes to it at the same time is emptying or erasing it as well.
 */
export async function releaseVisitor(
  { profile, book }: Visitor,
  known: Profile,
  { store, clock, backoff, signingKey }: RecordPorts,
): Promise<void> {
  const { customer } = known;
  const visitor = profile.customer;
  for (const waiting of await store.waitings(visitor)) {
    await store.saveWaiting(moveTo(customer, waiting));
    await store.removeWaiting(waiting);
  }
  await handOverWatches(profile, known, { store, clock, backoff });
  const contacts = contactsOf(profile);
  const key = contacts.length === 0 ? '' : await signingKey();
  for (const { kind, address } of contacts)
    await store.removeContact(contactKey(key, kind, address), visitor);
  if (!isJoining(profile)) return;
  await store.saveBook({ ...newBook(visitor), version: book.version + 1 });
  await store.saveProfile(emptyProfile(profile));
}

/** What the visitor watches is the customer's: rows under both ids would tell twice, and end by halves. */
async function handOverWatches(
  visitor: Profile,
  known: Profile,
  { store, clock, backoff }: Pick<RecordPorts, 'store' | 'clock' | 'backoff'>,
): Promise<void> {
  const now = clock.now().toISOString();
  await retryConflict<Written>('watches', backoff, async () => {
    const { watched: left = newWatched(visitor.customer) } = await store.know(visitor.customer, {
      watched: true,
    });
    if (left.watches.length > 0 && !wasErasedWith(visitor, known.erasedAt)) {
      const { watched = newWatched(known.customer) } = await store.know(known.customer, { watched: true });
      if ((await writeWatched(watched, joinWatched(watched, left, now), store)) === 'conflict')
        return 'conflict';
    }
    // An empty list too: whoever has read it cannot write it any more.
    const closed = { ...left, version: left.version + 1, watches: [] };
    return writeWatched(left, closed, store);
  });
}

type Waiting = Awaited<ReturnType<RecordPorts['store']['waitings']>>[number];

function moveTo(customer: string, waiting: Waiting): Waiting {
  const { call } = waiting;
  const run = { ...call.call.run, customer };
  return call.task === 'send'
    ? { ...waiting, customer, call: { task: 'send', call: { ...call.call, run } } }
    : { ...waiting, customer, call: { task: 'listen', call: { ...call.call, run } } };
}

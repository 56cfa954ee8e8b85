import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CustomerEvent } from '../../../../statemachines/language/events.ts';
import { longestOfferPause } from '../../../../statemachines/language/scenario.ts';
import type { ConfirmationCode } from '../../../core/consents/confirmation-code.ts';
import { newProfile } from '../../../core/profile/profile.ts';
import type {
  ConsentRecord,
  Due,
  Entry,
  Pauses,
  Profile,
  SendBook,
  StepRecord,
  Waiting,
} from '../../../core/records/records.ts';
import { newBook } from '../../../core/sendlog/send-book.ts';
import { rowsOf, type Watched } from '../../../core/watchlist/watch.ts';
import type { Known, Wanted } from '../../../ports/customer/customer-reads.ts';
import type { Store } from '../../../ports/store.ts';
import type { Clock } from '../../../ports/world/clock.ts';
import { type ClientOptions, storage } from '../client-options.ts';
import { makeComplaintCounts } from './complaint-counts.ts';
import {
  absent,
  absentOrOwnedBy,
  heldBy,
  holderOf,
  tokenOf,
  versionBefore,
  waitsWith,
} from './conditions.ts';
import { makeConfirmationCodes } from './confirmation-codes.ts';
import {
  bookKey,
  codeKey,
  consentKey,
  contactKey,
  contactPartition,
  customerRange,
  dueKey,
  duePartition,
  entryKey,
  eventKey,
  type Key,
  kindRange,
  nameKey,
  pausesKey,
  productKey,
  profileKey,
  rejectionKey,
  stepKey,
  sweptDayKey,
  timelineRange,
  waitingKey,
  watchedKey,
  watcherKey,
} from './keys.ts';
import { makeProducts, readProduct } from './products.ts';
import { makeRecommendations } from './recommendations.ts';
import { expireAfter, makeRows, type Row, readBody } from './rows.ts';
import { makeWatchlist } from './watchlist.ts';

export const makeTableClient = (options: ClientOptions = {}): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(storage(options)));

const dayMs = 24 * 60 * 60 * 1000;
/** One year of history and the month in which someone asks about it. */
const timelineDays = 400;
/** Two weeks to mend the app that sends malformed events. */
const rejectionDays = 14;
/** A day over its time a waiting row tells nobody anything: readers leave it out once its time is over. */
const waitingDays = 1;
/** Twice as long as the sweep catches up on missed days. */
const dueDays = 60;
/** What the sweep judges in one call, with room to write for each of them. */
const mostDues = 100;
/** As long as a send book remembers an offer, so that erasing a customer leaves no code behind for good. */
const codeDays = Math.ceil((longestOfferPause.seconds * 1000) / dayMs);

// Rows of older releases lack the fields that are new.
const readProfile = (customer: string, row: Row): Profile => ({
  ...newProfile(customer),
  ...readBody<Profile>(row),
});
const readBook = (customer: string, row: Row): SendBook => ({
  ...newBook(customer),
  ...readBody<SendBook>(row),
});
const sortNewestFirst = <T extends { readonly at: string }>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

/** The table behind the store; `clock` tells which rows have expired, since TTL deletes late. */
export function makeStore({
  client,
  table,
  clock = { now: () => new Date() },
}: {
  client: DynamoDBDocumentClient;
  table: string;
  clock?: Clock;
}): Store {
  const rows = makeRows({ client, table, clock });

  /** The newest rows of one kind; the range leaves expired ones out, so that the limit counts live rows only. */
  const queryNewest = (customer: string, kind: 'event' | 'step', limit: number): Promise<readonly Row[]> => {
    const since = new Date(clock.now().getTime() - timelineDays * dayMs).toISOString();
    return rows.query(timelineRange(customer, kind, since), { newest: limit });
  };

  return {
    ...makeRecommendations(rows, clock),
    ...makeProducts(rows),
    ...makeWatchlist(rows),
    ...makeConfirmationCodes(rows, clock),
    ...makeComplaintCounts(rows, clock),

    async know(customer: string, wanted: Wanted): Promise<Known> {
      const products = [...new Set(wanted.products)];
      const keys = {
        profile: profileKey(customer),
        ...(wanted.book && { book: bookKey(customer) }),
        ...(wanted.entry && { entry: entryKey(customer, wanted.entry) }),
        ...(wanted.event && { event: eventKey(customer, wanted.event) }),
        ...(wanted.goods && { goods: eventKey(customer, wanted.goods) }),
        ...(wanted.pauses && { pauses: pausesKey }),
        ...(wanted.watched && { watched: watchedKey(customer) }),
      };
      const found = await rows.read([...Object.values(keys), ...products.map(productKey)]);
      const find = (key: Key | undefined): Row | undefined => key && found.get(nameKey(key));
      const [profile, book, entry] = [keys.profile, keys.book, keys.entry].map(find);
      const [event, goods, pauses] = [keys.event, keys.goods, keys.pauses].map(find);
      const watched = find(keys.watched);
      return {
        ...(profile && { profile: readProfile(customer, profile) }),
        ...(book && { book: readBook(customer, book) }),
        ...(entry && { entry: readBody<Entry>(entry) }),
        ...(event && { event: readBody<CustomerEvent>(event) }),
        ...(goods && { goods: readBody<CustomerEvent>(goods) }),
        ...(pauses && { pauses: readBody<Pauses>(pauses) }),
        ...(watched && { watched: readBody<Watched>(watched) }),
        products: products.flatMap((id) => {
          const row = find(productKey(id));
          return row === undefined ? [] : [readProduct(id, row)];
        }),
      };
    },

    saveProfile: (profile) =>
      rows.replace(
        profileKey(profile.customer),
        profile,
        { version: profile.version },
        versionBefore(profile.version),
      ),

    saveBook: (book) =>
      rows.replace(bookKey(book.customer), book, { version: book.version }, versionBefore(book.version)),

    saveEntry: (customer, entry, instead) =>
      rows.replace(entryKey(customer, entry), entry, holderOf(entry), instead ? heldBy(instead) : absent),

    saveEvent: (event) =>
      rows.put(eventKey(event.customer, event), event, expireAfter(timelineDays, event.at)),

    saveCode: (code, owner) =>
      rows.replace(
        codeKey(code),
        owner,
        { ...owner, ...expireAfter(codeDays, clock.now().toISOString()) },
        absentOrOwnedBy(owner),
      ),

    saveStep: (customer, record) =>
      rows.put(stepKey(customer, record), record, expireAfter(timelineDays, record.at)),

    saveRejection: (rejection) =>
      rows.put(rejectionKey(rejection), rejection, expireAfter(rejectionDays, rejection.at)),

    async timeline(customer, limit) {
      if (limit < 1) return [];
      const [steps, happenings] = await Promise.all([
        queryNewest(customer, 'step', limit),
        queryNewest(customer, 'event', limit),
      ]);
      return sortNewestFirst([
        ...steps.map(readBody<StepRecord>),
        ...happenings.map(readBody<CustomerEvent>),
      ]).slice(0, limit);
    },

    saveConsent: (customer, record) => rows.put(consentKey(customer, record), record),
    consents: async (customer) =>
      (await rows.query(kindRange(customer, 'consent'))).map(readBody<ConsentRecord>),

    saveWaiting: (waiting) =>
      rows.put(waitingKey(waiting), waiting, {
        ...tokenOf(waiting),
        ...expireAfter(waitingDays, waiting.until),
      }),
    async waitings(customer) {
      const now = clock.now().toISOString();
      const found = await rows.query(kindRange(customer, 'waiting'));
      return found.map(readBody<Waiting>).filter(({ until }) => until > now);
    },
    removeWaiting: (waiting) => rows.remove(waitingKey(waiting), waitsWith(waiting)),

    saveDue: (due) => rows.put(dueKey(due), due, expireAfter(dueDays, due.day)),
    async dues(day, shard, from) {
      const { rows: found, next } = await rows.queryPage(
        { pk: duePartition(day, shard) },
        { limit: mostDues, after: from },
      );
      return { dues: found.map(readBody<Due>), ...(next === undefined ? {} : { next }) };
    },
    removeDue: (due) => rows.remove(dueKey(due)),
    async sweptDay() {
      const row = await rows.readOne(sweptDayKey);
      return row && readBody<string>(row);
    },
    saveSweptDay: (day) => rows.put(sweptDayKey, day),

    saveContact: (contact, customer) => rows.put(contactKey(contact, customer), customer),
    removeContact: (contact, customer) => rows.remove(contactKey(contact, customer)),
    customersOf: async (contact) => (await rows.query({ pk: contactPartition(contact) })).map(({ sk }) => sk),

    async pauses() {
      const row = await rows.readOne(pausesKey);
      return row && readBody<Pauses>(row);
    },
    savePauses: (pauses) =>
      rows.replace(pausesKey, pauses, { version: pauses.version }, versionBefore(pauses.version)),

    async everything(customer) {
      const all = await rows.query(customerRange(customer));
      const find = ({ sk }: Key): Row | undefined => all.find((row) => row.sk === sk);
      const ofKind = <T>(kind: string): readonly T[] =>
        all.filter(({ sk }) => sk.startsWith(`${kind}#`)).map(readBody<T>);
      const profile = find(profileKey(customer));
      const book = find(bookKey(customer));
      const watched = find(watchedKey(customer));
      return {
        ...(profile && { profile: readProfile(customer, profile) }),
        ...(book && { book: readBook(customer, book) }),
        consents: ofKind<ConsentRecord>('consent'),
        entries: ofKind<Entry>('entry'),
        codes: ofKind<ConfirmationCode>('confirmation'),
        timeline: sortNewestFirst([...ofKind<StepRecord>('step'), ...ofKind<CustomerEvent>('event')]),
        ...(watched && { watched: readBody<Watched>(watched) }),
      };
    },

    // What lies elsewhere first: what knows of it is deleted only when it is gone, so that a repeat finds it.
    async erase(customer) {
      const kept = await rows.read([bookKey(customer), watchedKey(customer)]);
      const book = kept.get(nameKey(bookKey(customer)));
      const watched = kept.get(nameKey(watchedKey(customer)));
      const bookings = book === undefined ? [] : readBook(customer, book).bookings;
      if (watched !== undefined) await rows.removeAll(rowsOf(readBody<Watched>(watched)).map(watcherKey));
      await rows.removeAll(bookings.flatMap(({ offer }) => (offer ? [codeKey(offer.code)] : [])));
      await rows.removeRange(customerRange(customer), profileKey(customer));
    },
  };
}

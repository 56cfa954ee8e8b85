import type { ConsentRecord, Due, Waiting } from '../../../core/records/records.ts';
import { shardOf } from '../../../core/schedule/due.ts';
import type { Shelf, ShelfRow } from '../../../core/watchlist/recommendations.ts';
import { isQueue, placeInQueue, type Watcher, watchShardOf } from '../../../core/watchlist/watch.ts';

/** Where things lie in the one table. Keys hold the app's customer id and no other personal data. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Rows of one partition in the order of their sort keys: all of them, or between two ends that belong to them. */
export interface Range {
  readonly pk: string;
  readonly between?: readonly [first: string, last: string];
}

const ofCustomer = (customer: string, sk: string): Key => ({ pk: `customer#${customer}`, sk });

export const profileKey = (customer: string): Key => ofCustomer(customer, 'profile');
export const bookKey = (customer: string): Key => ofCustomer(customer, 'book');
export const entryKey = (customer: string, entry: { scenario: string; key: string }): Key =>
  ofCustomer(customer, `entry#${entry.scenario}#${entry.key}`);
export const eventKey = (customer: string, event: { at: string; id: string }): Key =>
  ofCustomer(customer, `event#${event.at}#${event.id}`);
export const stepKey = (
  customer: string,
  record: { at: string; run: string; step: string; execution: string },
): Key => ofCustomer(customer, `step#${record.at}#${record.run}#${record.step}#${record.execution}`);
export const confirmationKey = (customer: string, reference: string): Key =>
  ofCustomer(customer, `confirmation#${reference}`);
/** `key` stands for a contact or a network (see `codeKey`). */
export const codeTallyKey = (key: string): Key => ({ pk: `code-tally#${key}`, sk: 'tally' });
export const productKey = (product: string): Key => ({ pk: `product#${product}`, sk: 'product' });
export const codeKey = (code: string): Key => ({ pk: `code#${code}`, sk: 'code' });
/** One partition a day (UTC), so that the day's rejections are one query. */
export const rejectionKey = (rejection: { at: string; id: string }): Key => ({
  pk: `rejected#${rejection.at.slice(0, 10)}`,
  sk: `${rejection.at}#${rejection.id}`,
});

/** Ids may hold a `#`; here two of them follow each other, and each pair must stay its own. */
const escapeId = (id: string): string => id.replaceAll(/[#%]/g, encodeURIComponent);

export const consentKey = (customer: string, { at, event, channel, purpose }: ConsentRecord): Key =>
  ofCustomer(customer, `consent#${at}#${event}#${channel}#${purpose ?? ''}`);
export const waitingKey = ({ customer, call: { call } }: Waiting): Key =>
  ofCustomer(customer, `waiting#${call.execution}#${call.order.step}`);
export const dueKey = ({ day, scenario, customer, key }: Due): Key => ({
  pk: duePartition(day, shardOf(customer)),
  sk: `${scenario}#${escapeId(customer)}#${key}`,
});
export const duePartition = (day: string, shard: number): string =>
  `due#${day}#${String(shard).padStart(2, '0')}`;
/** Shelves are nobody's: products, and fingerprints of orders. */
export const shelfPartition = ({ list, of }: Shelf): string => `${list}#${of}`;
export const shelfRowKey = (row: ShelfRow): Key => ({ pk: shelfPartition(row), sk: row.under });
export const rankingKey = ({ list, of }: Shelf): Key => ({ pk: `ranking#${list}#${of}`, sk: 'ranking' });
export const watchedKey = (customer: string): Key => ofCustomer(customer, 'watched');
/** A shard by its two digits at the end; a queue, in the order of its moments, is one partition. */
export const watchPartition = (subject: string, shard: number): string =>
  `watch#${subject}#${String(shard).padStart(2, '0')}`;
export const queuePartition = (subject: string): string => `watch#${subject}`;
export const watcherKey = (watcher: Watcher): Key =>
  isQueue(watcher.subject)
    ? { pk: queuePartition(watcher.subject), sk: placeInQueue(watcher) }
    : { pk: watchPartition(watcher.subject, watchShardOf(watcher.customer)), sk: watcher.customer };
/** Deliveries of a scenario's letters on a day (UTC), one part of them. */
export const deliveredKey = (scenario: string, day: string, shard: number): Key => ({
  pk: `delivered#${scenario}#${String(shard).padStart(2, '0')}`,
  sk: day,
});
export const complaintKey = (scenario: string, at: string, event: string): Key => ({
  pk: `complaints#${scenario}`,
  sk: `${at}#${event}`,
});
/** All since the beginning of a day. */
export const complaintRange = (scenario: string, day: string): Range => ({
  pk: `complaints#${scenario}`,
  between: [day, '~'],
});
export const warnedKey = (scenario: string): Key => ({ pk: `warned#${scenario}`, sk: 'day' });
export const sweptDayKey: Key = { pk: 'sweep', sk: 'swept-day' };
export const pausesKey: Key = { pk: 'control', sk: 'pauses' };
export const contactPartition = (contact: string): string => `contact#${contact}`;
export const contactKey = (contact: string, customer: string): Key => ({
  pk: contactPartition(contact),
  sk: customer,
});

/** Everything under a customer's own key. */
export const customerRange = (customer: string): Range => ({ pk: `customer#${customer}` });
/** All of one kind: a range, because `$` is the character after `#`. */
export const kindRange = (customer: string, kind: 'consent' | 'waiting'): Range => ({
  ...customerRange(customer),
  between: [`${kind}#`, `${kind}$`],
});
/** All of a customer's events or steps since a moment. */
export const timelineRange = (customer: string, kind: 'event' | 'step', since: string): Range => ({
  ...customerRange(customer),
  between: [`${kind}#${since}`, `${kind}$`],
});

/** One word for a key, to find it among answers. */
export const nameKey = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

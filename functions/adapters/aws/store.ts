import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Entry, Moment, Product, Profile, SendBook, StepRecord } from '../../core/records.ts';
import type { Clock, Known, Store, Wanted, Written } from '../../ports.ts';
import { type ClientOptions, storage } from './client-options.ts';
import { absent, absentOrOwnedBy, type Condition, heldBy, holderOf, versionBefore } from './conditions.ts';
import {
  bookKey,
  codeKey,
  entryKey,
  eventKey,
  type Key,
  nameKey,
  productKey,
  profileKey,
  rejectionKey,
  stepKey,
  timelineRange,
} from './keys.ts';

export const makeTableClient = (options: ClientOptions = {}): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(storage(options)));

/** One year of history and the month in which someone asks about it. */
const timelineDays = 400;
/** Two weeks to mend the app that sends malformed events. */
const rejectionDays = 14;
/** BatchGetItem takes no more. */
const mostKeys = 100;
/** 0.05, 0.1, 0.2 and 0.4 s: longer than a split partition needs, shorter than a Task's patience. */
const readAttempts = 5;
const firstPause = 50;

const dayMs = 24 * 60 * 60 * 1000;

/** DynamoDB left keys unread in every attempt: the table is being throttled. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/**
 * A row is its key, what conditions compare, and the record as JSON text: an app's own properties may hold
 * numbers, depths and empty names that a DynamoDB map refuses, and one such event would never get through.
 */
interface Row extends Key {
  readonly body?: string;
  readonly price?: string;
  readonly stock?: string;
  readonly writer?: string;
  readonly expiresAt?: number;
}

// Only this file writes the table, so what a row under a given key holds is what was put there.
const readRow = (row: object): Row => row as Row;
const readBody = <T>(row: Row): T => JSON.parse(row.body ?? 'null') as T;
const readProduct = (productId: string, { price, stock }: Row): Product =>
  ({
    productId,
    ...(price === undefined ? {} : { price: JSON.parse(price) }),
    ...(stock === undefined ? {} : { stock: JSON.parse(stock) }),
  }) as Product;

const epochSeconds = (ms: number): number => Math.floor(ms / 1000);
const expireAfter = (days: number, at: string) => ({
  expiresAt: epochSeconds(Date.parse(at) + days * dayMs),
});
/** The table behind the store; `clock` only tells which rows have expired, since TTL deletes late. */
export function makeStore({
  client,
  table,
  clock = { now: () => new Date() },
}: {
  client: DynamoDBDocumentClient;
  table: string;
  clock?: Clock;
}): Store {
  /** All rows under these keys that have not expired, in one request while the table keeps up. */
  async function readRows(keys: readonly Key[]): Promise<ReadonlyMap<string, Row>> {
    const now = epochSeconds(clock.now().getTime());
    const rows = new Map<string, Row>();
    let left: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
    for (let attempt = 1; left.length > 0; attempt++) {
      if (attempt > readAttempts)
        throw new StoreBusy(`${left.length} of ${keys.length} rows unread after ${readAttempts} attempts`);
      if (attempt > 1) await sleep(firstPause * 2 ** (attempt - 2) * (0.5 + Math.random() / 2));
      const answer = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
      );
      for (const row of (answer.Responses?.[table] ?? []).map(readRow))
        if (row.expiresAt === undefined || row.expiresAt > now) rows.set(nameKey(row), row);
      left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    }
    return rows;
  }

  const putRow = (key: Key, record: unknown, attributes: object, condition?: Condition) =>
    client.send(
      new PutCommand({
        TableName: table,
        Item: { ...key, body: JSON.stringify(record), ...attributes },
        ...condition,
      }),
    );

  /**
   * A conditional write, safe to repeat: when an answer is lost, the SDK's own retry meets the row that its
   * first attempt wrote, and the writer's mark tells that row from a stranger's.
   */
  async function replaceRow(
    key: Key,
    record: unknown,
    attributes: object,
    condition: Condition,
  ): Promise<Written> {
    const writer = randomUUID();
    try {
      await putRow(key, record, { ...attributes, writer }, condition);
      return 'written';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      if ((error.$metadata.attempts ?? 1) === 1) return 'conflict';
      const stored = (await readRows([key])).get(nameKey(key));
      return stored?.writer === writer ? 'written' : 'conflict';
    }
  }

  /** Sets one of the product's fields unless a newer moment has set it. */
  async function updateProduct(
    productId: string,
    field: 'price' | 'stock',
    value: { moment: Moment },
  ): Promise<void> {
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: productKey(productId),
          UpdateExpression: 'SET #field = :value, #at = :at',
          ConditionExpression: 'attribute_not_exists(#at) OR #at < :at',
          ExpressionAttributeNames: { '#field': field, '#at': `${field}At` },
          // Moments in UTC with milliseconds sort as text.
          ExpressionAttributeValues: {
            ':value': JSON.stringify(value),
            ':at': `${value.moment.at}#${value.moment.id}`,
          },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /** The newest rows of one kind; the range leaves expired ones out, so that the limit counts live rows only. */
  async function queryNewest(customer: string, kind: 'event' | 'step', limit: number): Promise<Row[]> {
    const since = new Date(clock.now().getTime() - timelineDays * dayMs).toISOString();
    const { pk, oldest, newest } = timelineRange(customer, kind, since);
    const rows: Row[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :oldest AND :newest',
          ExpressionAttributeValues: { ':pk': pk, ':oldest': oldest, ':newest': newest },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: limit - rows.length,
          ExclusiveStartKey: start,
        }),
      );
      rows.push(...(page.Items ?? []).map(readRow));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && rows.length < limit);
    return rows;
  }

  return {
    async know(customer: string, wanted: Wanted): Promise<Known> {
      const products = [...new Set(wanted.products)];
      const keys = {
        profile: profileKey(customer),
        ...(wanted.book ? { book: bookKey(customer) } : {}),
        ...(wanted.entry ? { entry: entryKey(customer, wanted.entry) } : {}),
        ...(wanted.event ? { event: eventKey(customer, wanted.event) } : {}),
      };
      const all = [...Object.values(keys), ...products.map(productKey)];
      if (all.length > mostKeys)
        throw new RangeError(
          `${all.length} rows wanted in one read; ask for fewer products, ${mostKeys} rows at most`,
        );
      const rows = await readRows(all);
      const find = (key: Key | undefined): Row | undefined => key && rows.get(nameKey(key));
      const [profile, book, entry, event] = [keys.profile, keys.book, keys.entry, keys.event].map(find);
      return {
        ...(profile && { profile: readBody<Profile>(profile) }),
        ...(book && { book: readBody<SendBook>(book) }),
        ...(entry && { entry: readBody<Entry>(entry) }),
        ...(event && { event: readBody<CustomerEvent>(event) }),
        products: products.flatMap((id) => {
          const row = find(productKey(id));
          return row === undefined ? [] : [readProduct(id, row)];
        }),
      };
    },

    saveProfile: (profile) =>
      replaceRow(
        profileKey(profile.customer),
        profile,
        { version: profile.version },
        versionBefore(profile.version),
      ),

    saveBook: (book) =>
      replaceRow(bookKey(book.customer), book, { version: book.version }, versionBefore(book.version)),

    saveEntry: (customer, entry, instead) =>
      replaceRow(entryKey(customer, entry), entry, holderOf(entry), instead ? heldBy(instead) : absent),

    async saveEvent(event) {
      await putRow(eventKey(event.customer, event), event, expireAfter(timelineDays, event.at));
    },

    async saveProduct({ productId, price, stock }) {
      await Promise.all([
        price === undefined ? undefined : updateProduct(productId, 'price', price),
        stock === undefined ? undefined : updateProduct(productId, 'stock', stock),
      ]);
    },

    saveCode: (code, owner) => replaceRow(codeKey(code), owner, owner, absentOrOwnedBy(owner)),

    async saveStep(customer, record) {
      await putRow(stepKey(customer, record), record, expireAfter(timelineDays, record.at));
    },

    async saveRejection(rejection) {
      await putRow(rejectionKey(rejection), rejection, expireAfter(rejectionDays, rejection.at));
    },

    async timeline(customer, limit) {
      if (limit < 1) return [];
      const [steps, happenings] = await Promise.all([
        queryNewest(customer, 'step', limit),
        queryNewest(customer, 'event', limit),
      ]);
      return [...steps.map(readBody<StepRecord>), ...happenings.map(readBody<CustomerEvent>)]
        .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
        .slice(0, limit);
    },
  };
}

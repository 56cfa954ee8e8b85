import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { TaskFault } from '../../../../statemachines/language/faults.ts';
import type { Clock } from '../../../ports/world/clock.ts';
import type { Written } from '../../../ports/written.ts';
import type { Condition } from './conditions.ts';
import { type Key, nameKey, type Range } from './keys.ts';

/** BatchGetItem takes no more. */
const mostKeys = 100;
/** BatchWriteItem takes no more. */
const mostWrites = 25;
/** 0.05, 0.1, 0.2 and 0.4 s: longer than a split partition needs, shorter than a Task's patience. */
const attempts = 5;
const firstPause = 50;

/**
 * A row is its key, what conditions compare, and the record as JSON text: an app's own properties may hold
 * numbers, depths and empty names that a DynamoDB map refuses, and one such event would never get through.
 */
export interface Row extends Key {
  readonly body?: string;
  readonly price?: string;
  readonly stock?: string;
  readonly writer?: string;
  readonly expiresAt?: number;
  /** A sum that many add to. */
  readonly count?: number;
}

/** Rows with the sort key of the last one that was looked at; none when the range is at its end. */
export interface RowPage {
  readonly rows: readonly Row[];
  readonly next?: string;
}

// Only the store writes the table, so what a row under a given key holds is what was put there.
const readRow = (row: object): Row => row as Row;
export const readBody = <T>(row: Row): T => JSON.parse(row.body ?? 'null') as T;

const epochSeconds = (ms: number): number => Math.floor(ms / 1000);
/** The attribute by which DynamoDB deletes a row, some days after a moment. */
export const expireAfter = (days: number, at: string) => ({
  expiresAt: epochSeconds(Date.parse(at) + days * 24 * 60 * 60 * 1000),
});

/** Reads and writes rows of the table. All reads are strongly consistent and leave expired rows out. */
export type Rows = ReturnType<typeof makeRows>;

export function makeRows({
  client,
  table,
  clock,
}: {
  client: DynamoDBDocumentClient;
  table: string;
  clock: Clock;
}) {
  /** TTL deletes late. */
  const isLive = ({ expiresAt }: Row): boolean =>
    expiresAt === undefined || expiresAt > epochSeconds(clock.now().getTime());

  /** Asks until nothing is left over, with growing pauses. */
  async function askAgain<T>(all: readonly T[], ask: (left: readonly T[]) => Promise<readonly T[]>) {
    let left = all;
    for (let attempt = 1; left.length > 0; attempt++) {
      // The table is being throttled.
      if (attempt > attempts)
        throw new TaskFault(
          'StoreBusy',
          `${left.length} of ${all.length} rows left over after ${attempts} attempts`,
        );
      if (attempt > 1) await sleep(firstPause * 2 ** (attempt - 2) * (0.5 + Math.random() / 2));
      left = await ask(left);
    }
  }

  /** All rows under these keys, in one request while the table keeps up. */
  async function read(keys: readonly Key[]): Promise<ReadonlyMap<string, Row>> {
    const rows = new Map<string, Row>();
    // DynamoDB refuses a request that names a key twice.
    const wanted = [...new Map(keys.map((key) => [nameKey(key), key])).values()];
    if (wanted.length > mostKeys)
      throw new RangeError(
        `${wanted.length} rows wanted in one read; ask for fewer products, ${mostKeys} rows at most`,
      );
    await askAgain<Record<string, unknown>>(
      wanted.map((key) => ({ ...key })),
      async (left) => {
        const answer = await client.send(
          new BatchGetCommand({ RequestItems: { [table]: { Keys: [...left], ConsistentRead: true } } }),
        );
        for (const row of (answer.Responses?.[table] ?? []).map(readRow))
          if (isLive(row)) rows.set(nameKey(row), row);
        return answer.UnprocessedKeys?.[table]?.Keys ?? [];
      },
    );
    return rows;
  }

  const readOne = async (key: Key): Promise<Row | undefined> => (await read([key])).get(nameKey(key));

  async function put(key: Key, record: unknown, attributes: object = {}, condition?: Condition) {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: { ...key, body: JSON.stringify(record), ...attributes },
        ...condition,
      }),
    );
  }

  /**
   * A conditional write, safe to repeat: when an answer is lost, the SDK's own retry meets the row that its
   * first attempt wrote, and the writer's mark tells that row from a stranger's.
   */
  async function replace(
    key: Key,
    record: unknown,
    attributes: object,
    condition: Condition,
  ): Promise<Written> {
    const writer = randomUUID();
    try {
      await put(key, record, { ...attributes, writer }, condition);
      return 'written';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      if ((error.$metadata.attempts ?? 1) === 1) return 'conflict';
      return (await readOne(key))?.writer === writer ? 'written' : 'conflict';
    }
  }

  /** Adds one to a sum of the row, which begins at none. */
  async function add(key: Key, name: 'count', { expiresAt }: { readonly expiresAt: number }): Promise<void> {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: { ...key },
        UpdateExpression: 'ADD #sum :one SET expiresAt = :expiresAt',
        ExpressionAttributeNames: { '#sum': name },
        ExpressionAttributeValues: { ':one': 1, ':expiresAt': expiresAt },
      }),
    );
  }

  /** A row that is another by now stays. */
  async function remove(key: Key, condition?: Condition): Promise<void> {
    try {
      await client.send(new DeleteCommand({ TableName: table, Key: { ...key }, ...condition }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /** Rows that are written whole, in as few requests as may be; of one key the last counts. */
  async function putAll(
    all: readonly { readonly key: Key; readonly record: unknown; readonly expiresAt?: number }[],
  ): Promise<void> {
    // DynamoDB refuses a request that names a key twice.
    const items = [
      ...new Map(
        all.map(({ key, record, ...attributes }) => [
          nameKey(key),
          { ...key, body: JSON.stringify(record), ...attributes },
        ]),
      ).values(),
    ];
    for (let start = 0; start < items.length; start += mostWrites)
      await askAgain<object>(
        items.slice(start, start + mostWrites).map((Item) => ({ PutRequest: { Item } })),
        async (left) => {
          const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: [...left] } }));
          return answer.UnprocessedItems?.[table] ?? [];
        },
      );
  }

  async function removeAll(keys: readonly Key[]): Promise<void> {
    for (let start = 0; start < keys.length; start += mostWrites)
      await askAgain<object>(
        keys.slice(start, start + mostWrites).map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
        async (left) => {
          const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: [...left] } }));
          return answer.UnprocessedItems?.[table] ?? [];
        },
      );
  }

  const queryRange = (
    { pk, between }: Range,
    more: { after?: string | undefined; limit?: number; newestFirst?: boolean; keysOnly?: boolean },
  ) =>
    client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: between ? 'pk = :pk AND sk BETWEEN :first AND :last' : 'pk = :pk',
        ExpressionAttributeValues: {
          ':pk': pk,
          ...(between && { ':first': between[0], ':last': between[1] }),
        },
        ConsistentRead: true,
        ScanIndexForward: more.newestFirst !== true,
        Limit: more.limit,
        ProjectionExpression: more.keysOnly ? 'pk, sk' : undefined,
        ExclusiveStartKey: more.after === undefined ? undefined : { pk, sk: more.after },
      }),
    );
  const nextOf = ({ LastEvaluatedKey }: QueryCommandOutput): string | undefined => LastEvaluatedKey?.sk;

  /** One page of a range, from behind `after` on; 1 MB of rows or `limit` of them, whichever is less. */
  async function queryPage(
    range: Range,
    more: { after?: string | undefined; limit?: number; newestFirst?: boolean } = {},
  ): Promise<RowPage> {
    const page = await queryRange(range, more);
    const next = nextOf(page);
    return {
      rows: (page.Items ?? []).map(readRow).filter(isLive),
      ...(next === undefined ? {} : { next }),
    };
  }

  /** A whole range, page after page; or its newest rows, `limit` at most. */
  async function query(range: Range, { newest = Number.POSITIVE_INFINITY } = {}): Promise<readonly Row[]> {
    const rows: Row[] = [];
    const bounded = Number.isFinite(newest);
    let after: string | undefined;
    do {
      const page = await queryPage(range, {
        after,
        newestFirst: bounded,
        ...(bounded ? { limit: newest - rows.length } : {}),
      });
      rows.push(...page.rows);
      after = page.next;
    } while (after !== undefined && rows.length < newest);
    return rows;
  }

  /** Empties a range but for one row, page after page; of expired rows too nothing is left. */
  async function removeRange(range: Range, but: Key): Promise<void> {
    let after: string | undefined;
    do {
      const page = await queryRange(range, { after, keysOnly: true });
      const keys = (page.Items ?? []).map(readRow);
      await removeAll(keys.filter((key) => nameKey(key) !== nameKey(but)));
      after = nextOf(page);
    } while (after !== undefined);
  }

  return { read, readOne, put, putAll, add, replace, remove, removeAll, removeRange, query, queryPage };
}

import { BatchWriteCommand, GetCommand, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeStore } from '../../functions/adapters/aws/table/store.ts';
import { createTable } from '../../functions/adapters/aws/table/table.ts';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import { newProfile } from '../../functions/core/profile/profile.ts';
import type { SendBook, Waiting } from '../../functions/core/records/records.ts';
import { shardOf } from '../../functions/core/schedule/due.ts';
import { newBook } from '../../functions/core/sendlog/send-book.ts';
import type { Store } from '../../functions/ports/store.ts';
import type { CustomerEvent } from '../../statemachines/language/events.ts';
import { type EmbeddedTable, startEmbeddedTable } from './embedded-table.ts';
import {
  describeForgetting,
  describeSingleRows,
  describeStore,
  describeWaitingsOver,
  noon,
} from './store-contract.ts';

let embedded: EmbeddedTable;
let tables = 0;
beforeAll(async () => {
  embedded = await startEmbeddedTable();
});
afterAll(() => embedded.stop());

describeStore('DynamoDB', () => makeStore({ ...embedded, clock: { now: () => new Date(noon) } }));
describeForgetting('DynamoDB', (clock) => makeStore({ ...embedded, clock }));
describeWaitingsOver('DynamoDB', (clock) => makeStore({ ...embedded, clock }));
describeSingleRows('DynamoDB', async () => {
  const table = `table-${++tables}`;
  await createTable(embedded.client, table);
  return makeStore({ ...embedded, table, clock: { now: () => new Date(noon) } });
});
describeStore('memory', () => makeMemoryStore());
describeSingleRows('memory', () => makeMemoryStore());
describeWaitingsOver('memory', (clock) => makeMemoryStore({ clock }));

describe('On the wire', () => {
  let store: Store;
  const at = noon;
  const book = (customer: string): SendBook => ({ ...newBook(customer), version: 1 });
  const viewed = (customer: string, n: number, path = '/'): CustomerEvent => ({
    id: `event-${n}`,
    name: 'page.viewed',
    at: new Date(Date.parse(at) + n).toISOString(),
    customer,
    key: '',
    properties: { path },
  });

  beforeEach(() => {
    store = makeStore({ ...embedded, clock: { now: () => new Date(at) } });
    embedded.operations.length = 0;
  });

  test('all that is wanted is one request', async () => {
    const products = Array.from({ length: 96 }, (_, n) => `product-${n}`);
    await store.know('wire-1', {
      book: true,
      entry: { scenario: 'welcome', key: '' },
      event: { at, id: '1' },
      products: [...products, ...products],
    });
    expect(embedded.operations).toEqual(['BatchGetItem']);
  });

  test('more than one request would read is refused', async () => {
    const products = Array.from({ length: 100 }, (_, n) => `product-${n}`);
    await expect(store.know('wire-1', { products })).rejects.toThrow(RangeError);
  });

  test('a timeline is two requests', async () => {
    await store.timeline('wire-2', 50);
    expect(embedded.operations).toEqual(['Query', 'Query']);
  });

  test('a claim whose answer was lost is known for our own', async () => {
    embedded.loseNextAnswer('PutItem');
    expect(await store.saveBook(book('wire-3'))).toBe('written');
    expect(embedded.operations).toEqual(['PutItem', 'PutItem', 'BatchGetItem']);
  });

  test('a claim whose answer was lost is not taken for an equal one of another', async () => {
    await store.saveBook(book('wire-4'));
    embedded.loseNextAnswer('PutItem');
    expect(await store.saveBook(book('wire-4'))).toBe('conflict');
  });

  test('a plain conflict costs no second request', async () => {
    await store.saveBook(book('wire-5'));
    embedded.operations.length = 0;
    expect(await store.saveBook(book('wire-5'))).toBe('conflict');
    expect(embedded.operations).toEqual(['PutItem']);
  });

  test('rows expire 400 days after the event, and 14 after the rejection', async () => {
    await store.saveEvent({
      id: 'expiring',
      name: 'page.viewed',
      at,
      customer: 'wire-6',
      key: '',
      properties: { path: '/' },
    });
    await store.saveRejection({ id: 'expiring', at, reason: 'no name', excerpt: '' });
    const rows: Record<string, unknown>[] = [];
    const scan = {
      TableName: embedded.table,
      FilterExpression: 'contains(sk, :e)',
      ExpressionAttributeValues: { ':e': 'expiring' },
    };
    // Page by page: what other tests have put there fills more than one.
    for await (const { Items = [] } of paginateScan({ client: embedded.client }, scan)) rows.push(...Items);
    const daysLeft = rows.map(({ expiresAt }) => (Number(expiresAt) - Date.parse(at) / 1000) / 86_400);
    expect(daysLeft.toSorted((a, b) => a - b)).toEqual([14, 400]);
  });

  test('what is for a time has its end: a waiting Task, a row that is due, a code', async () => {
    const until = new Date(Date.parse(at) + 3 * 86_400_000).toISOString();
    // Only what the store reads of a call.
    const call = { task: 'listen', call: { execution: 'arn:wire-13', order: { step: 'bought?' } } };
    await store.saveWaiting({ customer: 'wire-13', token: 't', at, until, call: call as Waiting['call'] });
    const due = { day: '2026-12-01', scenario: 'birthday', customer: 'wire-13', key: 'customer' };
    await store.saveDue({ ...due, since: { at, id: '1' } });
    await store.saveCode('wire-code', { customer: 'wire-13', run: 'run-1', step: 'cart-offer' });
    const ends = async (pk: string, sk: string): Promise<string> => {
      const { Item } = await embedded.client.send(
        new GetCommand({ TableName: embedded.table, Key: { pk, sk }, ConsistentRead: true }),
      );
      return new Date(Number(Item?.expiresAt) * 1000).toISOString();
    };
    const shard = String(shardOf('wire-13')).padStart(2, '0');
    expect(await ends('customer#wire-13', 'waiting#arn:wire-13#bought?')).toBe('2026-11-24T12:00:00.000Z');
    expect(await ends(`due#2026-12-01#${shard}`, 'birthday#wire-13#customer')).toBe(
      '2027-01-30T00:00:00.000Z',
    );
    expect(await ends('code#wire-code', 'code')).toBe('2027-11-21T12:00:00.000Z');
  });

  test('every read is strongly consistent, and none is a scan', async () => {
    const spy = vi.spyOn(embedded.client, 'send');
    await store.know('wire-14', { book: true, pauses: true });
    await store.timeline('wire-14', 5);
    await store.everything('wire-14');
    await store.consents('wire-14');
    await store.waitings('wire-14');
    await store.dues('2026-12-01', 3);
    await store.customersOf('contact');
    await Promise.all([store.sweptDay(), store.pauses(), store.erase('wire-14')]);
    const asked = spy.mock.calls.map(([command]) => JSON.stringify(command.input));
    spy.mockRestore();
    expect(asked.length).toBeGreaterThan(10);
    for (const input of asked) expect(input).toContain('"ConsistentRead":true');
    expect(embedded.operations).not.toContain('Scan');
  });

  test('profiles and books of older releases get the fields that are new', async () => {
    const put = (sk: string, record: object) =>
      embedded.client.send(
        new PutCommand({
          TableName: embedded.table,
          Item: { pk: 'customer#wire-9', sk, version: 3, body: JSON.stringify(record) },
        }),
      );
    const { segments, points, orderTimes, spent, openCases, armed, ...oldProfile } = newProfile('wire-9');
    const { plans, lastClicked, ...oldBook } = newBook('wire-9');
    await put('profile', { ...oldProfile, version: 3, name: 'Ada' });
    await put('book', { ...oldBook, version: 3 });
    const known = await store.know('wire-9', { book: true });
    expect(known).toEqual({
      profile: { ...newProfile('wire-9'), version: 3, name: 'Ada' },
      book: { ...newBook('wire-9'), version: 3 },
      products: [],
    });
    expect(await store.everything('wire-9')).toMatchObject({ profile: known.profile, book: known.book });
  });

  test('a customer of many events is erased in batches of 25, page by page', async () => {
    // 60 events of 40 KB are more than two pages of 1 MB.
    for (let n = 0; n < 60; n++) await store.saveEvent(viewed('wire-10', n, 'x'.repeat(40 * 1024)));
    embedded.operations.length = 0;
    await store.erase('wire-10');
    expect(embedded.operations).toEqual([
      'BatchGetItem',
      'Query',
      'BatchWriteItem',
      'BatchWriteItem',
      'Query',
      'BatchWriteItem',
      'BatchWriteItem',
      'Query',
      'BatchWriteItem',
    ]);
    expect((await store.everything('wire-10')).timeline).toEqual([]);
  });

  test('what has expired and is still there is erased too', async () => {
    const old = makeStore({ ...embedded, clock: { now: () => new Date('2020-01-01T00:00:00.000Z') } });
    await old.saveEvent({ ...viewed('wire-11', 1), at: '2020-01-01T00:00:00.000Z' });
    await store.erase('wire-11');
    expect((await old.everything('wire-11')).timeline).toEqual([]);
  });

  describe('when the table is throttled', () => {
    const send = () => embedded.client.send.bind(embedded.client);

    test('keys left unread are asked for again', async () => {
      await store.saveBook(book('wire-7'));
      const real = send();
      const spy = vi.spyOn(embedded.client, 'send').mockImplementationOnce(async (command) => {
        const { RequestItems } = command.input as { RequestItems: object }; // know sends BatchGetItem only
        return { Responses: {}, UnprocessedKeys: RequestItems };
      });
      spy.mockImplementation(real);
      expect((await store.know('wire-7', { book: true })).book).toEqual(book('wire-7'));
      spy.mockRestore();
    });

    test('rows left undeleted are deleted again', async () => {
      for (let n = 0; n < 30; n++) await store.saveEvent(viewed('wire-12', n));
      const real = send();
      let batches = 0;
      const spy = vi.spyOn(embedded.client, 'send').mockImplementation(async (command) => {
        if (!(command instanceof BatchWriteCommand) || ++batches > 2) return real(command);
        // Half of the batch is deleted, as a table does that is too busy.
        const [asked = []] = Object.values(command.input.RequestItems ?? {});
        const half = Math.ceil(asked.length / 2);
        await real(new BatchWriteCommand({ RequestItems: { [embedded.table]: asked.slice(0, half) } }));
        return { UnprocessedItems: { [embedded.table]: asked.slice(half) } };
      });
      await store.erase('wire-12');
      spy.mockRestore();
      expect(batches).toBeGreaterThan(2);
      expect((await store.everything('wire-12')).timeline).toEqual([]);
    });

    test('and given up by name after five attempts', async () => {
      const spy = vi.spyOn(embedded.client, 'send').mockImplementation(async (command) => {
        const { RequestItems } = command.input as { RequestItems: object }; // know sends BatchGetItem only
        return { Responses: {}, UnprocessedKeys: RequestItems };
      });
      await expect(store.know('wire-8', {})).rejects.toMatchObject({ name: 'StoreBusy' });
      expect(spy).toHaveBeenCalledTimes(5);
      spy.mockRestore();
    });
  });
});

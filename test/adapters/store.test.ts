import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeStore, StoreBusy } from '../../functions/adapters/aws/store.ts';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import type { SendBook } from '../../functions/core/records.ts';
import type { Store } from '../../functions/ports.ts';
import { type EmbeddedTable, startEmbeddedTable } from './embedded-table.ts';
import { describeForgetting, describeStore, noon } from './store-contract.ts';

let embedded: EmbeddedTable;
beforeAll(async () => {
  embedded = await startEmbeddedTable();
});
afterAll(() => embedded.stop());

describeStore('DynamoDB', () => makeStore({ ...embedded, clock: { now: () => new Date(noon) } }));
describeForgetting('DynamoDB', (clock) => makeStore({ ...embedded, clock }));
describeStore('memory', () => makeMemoryStore());

describe('On the wire', () => {
  let store: Store;
  const at = noon;
  const book = (customer: string): SendBook => ({ customer, version: 1, bookings: [], lastSent: {} });

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

    test('and given up by name after five attempts', async () => {
      const spy = vi.spyOn(embedded.client, 'send').mockImplementation(async (command) => {
        const { RequestItems } = command.input as { RequestItems: object }; // know sends BatchGetItem only
        return { Responses: {}, UnprocessedKeys: RequestItems };
      });
      await expect(store.know('wire-8', {})).rejects.toThrow(StoreBusy);
      expect(spy).toHaveBeenCalledTimes(5);
      spy.mockRestore();
    });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeStore } from '../../functions/adapters/aws/table/store.ts';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import { mostShelfRows, type ShelfRow } from '../../functions/core/watchlist/recommendations.ts';
import { type EmbeddedTable, startEmbeddedTable } from './embedded-table.ts';
import { describeRecommendations } from './recommendations-contract.ts';

let embedded: EmbeddedTable;
beforeAll(async () => {
  embedded = await startEmbeddedTable();
});
afterAll(() => embedded.stop());

describeRecommendations('DynamoDB', (clock) => makeStore({ ...embedded, clock }));
describeRecommendations('memory', (clock) => makeMemoryStore({ clock }));

describe('Recommendations on the wire', () => {
  const at = '2026-11-20T12:00:00.000Z';
  const open = () => makeStore({ ...embedded, clock: { now: () => new Date(at) } });
  const row = (of: string, under: string): ShelfRow => ({
    list: 'together',
    of,
    under,
    at,
    products: [of, 'cup'],
  });

  test('an order of a few goods is one request, and what was ranked is one read', async () => {
    const store = open();
    embedded.operations.length = 0;
    await store.saveShelfRows(['wire-1', 'wire-2', 'wire-3'].map((of) => row(of, 'order')));
    expect(embedded.operations.splice(0)).toEqual(['BatchWriteItem']);
    const shelves = [
      { list: 'together', of: 'wire-1' } as const,
      { list: 'together', of: 'wire-2' } as const,
    ];
    await store.rankings(shelves);
    expect(embedded.operations.splice(0).toSorted()).toEqual(
      ['BatchGetItem', 'PutItem', 'PutItem', 'Query', 'Query'].toSorted(),
    );
    await store.rankings(shelves);
    expect(embedded.operations).toEqual(['BatchGetItem']);
  });

  test(`no more than ${mostShelfRows} orders are looked at, however many there are`, async () => {
    const store = open();
    const orders = Array.from({ length: mostShelfRows + 50 }, (_, n) => row('wire-many', `order-${n}`));
    await store.saveShelfRows(orders);
    expect(await store.rankings([{ list: 'together', of: 'wire-many' }])).toEqual([
      [{ productId: 'cup', orders: mostShelfRows }],
    ]);
  });
});

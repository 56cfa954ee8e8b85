import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStore } from '../../functions/adapters/aws/table/store.ts';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import { newProfile } from '../../functions/core/profile/profile.ts';
import { type ShelfRow, shelfRows } from '../../functions/core/watchlist/recommendations.ts';
import type { Recommendations } from '../../functions/ports/catalogue/recommendations.ts';
import { companions, countPlainly, type Order, readOrders } from '../../scripts/bench/shelf-cost.ts';
import { type EmbeddedTable, startEmbeddedTable } from './embedded-table.ts';

const file = new URL('../../../shared/data/orders.csv.gz', import.meta.url);
const isHere = existsSync(file);
const skipped = isHere ? '' : ' (skipped: the published files are not here)';
const rowsOf = (order: Order): readonly ShelfRow[] => shelfRows(order, newProfile(order.customer), []);

describe.skipIf(!isHere)(`What is bought together in the published shop${skipped}`, () => {
  let orders: readonly Order[];
  let plain: ReturnType<typeof countPlainly>;
  let embedded: EmbeddedTable;
  beforeAll(async () => {
    [orders, embedded] = await Promise.all([readOrders(file.pathname), startEmbeddedTable()]);
    plain = countPlainly(orders);
  }, 300_000);
  afterAll(() => embedded.stop());

  async function rankAll(
    store: Recommendations,
    products = [...plain.keys()],
  ): Promise<Map<string, unknown>> {
    const rankings = await store.rankings(products.map((of) => ({ list: 'together', of })));
    return new Map(products.map((product, place) => [product, rankings[place]?.slice(0, companions)]));
  }

  it('is exactly what a plain count says, wholesalers and all, although every order is told twice', {
    timeout: 300_000,
  }, async () => {
    const store = makeMemoryStore();
    expect(orders.length).toBeGreaterThan(8000);
    for (const order of orders) {
      await store.saveShelfRows(rowsOf(order));
      // As another event, some milliseconds later, as shops' confirmation pages do.
      const again = {
        ...order,
        id: `${order.id}-again`,
        at: new Date(Date.parse(order.at) + 7).toISOString(),
      };
      await store.saveShelfRows(rowsOf(again));
    }
    expect(await rankAll(store)).toEqual(plain);
  });

  it('and so in DynamoDB, at the end of a year in which no row has expired', {
    timeout: 300_000,
  }, async () => {
    const few = [...plain.keys()].slice(0, 4);
    const yearLater = Date.parse(orders[0]?.at ?? '') + 365 * 24 * 3600 * 1000;
    const store = makeStore({ ...embedded, clock: { now: () => new Date(yearLater) } });
    await store.saveShelfRows(
      orders.flatMap((order) =>
        rowsOf(order).filter(({ list, of }) => list === 'together' && few.includes(of)),
      ),
    );
    expect([...(await rankAll(store, few))]).toEqual([...plain].slice(0, 4));
  });
});

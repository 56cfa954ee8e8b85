import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Profile } from '../../../functions/core/records/records.ts';
import {
  foretellRunningOut,
  noveltyRows,
  rankShelf,
  type ShelfRow,
  shelfRows,
} from '../../../functions/core/watchlist/recommendations.ts';
import type { CustomerEvent, LineItem } from '../../../statemachines/language/events.ts';

const at = '2026-03-02T12:00:00.000Z';
const line = (productId: string, more: Partial<LineItem> = {}): LineItem => ({
  productId,
  title: productId,
  price: 10,
  quantity: 1,
  ...more,
});

type Order = Extract<CustomerEvent, { name: 'order.placed' }>;
const order = (
  items: readonly LineItem[],
  more: Partial<Order['properties']> = {},
  key = 'order-1',
): Order => ({
  id: 'event-1',
  name: 'order.placed',
  at,
  customer: 'customer-1',
  key,
  properties: { orderId: key, currency: 'USD', total: 10, items: [...items], ...more },
});
const ann = (more: Partial<Profile> = {}): Profile => ({ ...newProfile('customer-1'), ...more });
const say = (rows: readonly ShelfRow[]) =>
  rows.map(({ list, of, products }) => [list, of, products.join(' ')]);

describe('an order tells', () => {
  it('of each product what it was bought with, of what was bought before what came later, and what sells', () => {
    const before = ann({ bought: [{ productId: 'pot', at: '2026-02-01T12:00:00.000Z' }] });
    const event = order([
      line('fern', { category: 'plants' }),
      line('can', { category: 'tools' }),
      line('ivy'),
    ]);
    const products = [{ productId: 'ivy', category: 'plants' }];
    expect(say(shelfRows(event, before, products))).toEqual([
      ['together', 'fern', 'fern can ivy'],
      ['together', 'can', 'fern can ivy'],
      ['together', 'ivy', 'fern can ivy'],
      ['later', 'pot', 'fern can ivy'],
      ['sold', '', 'fern can ivy'],
      ['sold', 'plants', 'fern ivy'],
      ['sold', 'tools', 'can'],
    ]);
  });

  it('nothing of what goes together when it has one product only, in however many lines', () => {
    const rows = shelfRows(order([line('fern'), line('fern', { variant: 'large' })]), ann(), []);
    expect(say(rows)).toEqual([['sold', '', 'fern']]);
  });

  it('nothing at all when staff, a test or a robot orders, of gift cards, and in another’s place', () => {
    const items = [line('fern'), line('can')];
    for (const traffic of ['staff', 'test', 'robot'] as const)
      expect(shelfRows(order(items), ann({ traffic }), [])).toEqual([]);
    expect(shelfRows(order(items, { gift: true }), ann(), [])).toEqual([]);
    expect(shelfRows(order(items, { replaces: 'order-0' }), ann(), [])).toEqual([]);
  });

  it('nothing to what was bought after it, when it is told late', () => {
    const before = ann({ bought: [{ productId: 'pot', at: '2026-03-05T12:00:00.000Z' }] });
    expect(say(shelfRows(order([line('fern')]), before, []))).toEqual([['sold', '', 'fern']]);
  });

  it('the same under the same keys when it is told again, as another event, with itself bought by then', () => {
    const items = [line('fern'), line('can')];
    const bought = [{ productId: 'pot', at: '2026-02-01T12:00:00.000Z' }];
    const again: Order = { ...order(items), id: 'event-2', at: '2026-03-02T12:00:00.009Z' };
    const own = items.map(({ productId }) => ({ productId, at }));
    const keyOf = ({ list, of, under, products }: ShelfRow) => [list, of, under, products];
    expect(shelfRows(again, ann({ bought: [...own, ...bought] }), []).map(keyOf)).toEqual(
      shelfRows(order(items), ann({ bought }), []).map(keyOf),
    );
  });

  it('no customer and no order', () => {
    const rows = JSON.stringify(shelfRows(order([line('fern'), line('can')]), ann(), []));
    expect(rows).not.toMatch(/customer-1|order-1|event-1/);
  });
});

describe('a ranking', () => {
  const row = (under: string, products: readonly string[]): ShelfRow => ({
    list: 'together',
    of: 'fern',
    under,
    at,
    products,
  });

  it('counts orders, of a wholesaler’s like of any other, and never the product itself', () => {
    const product: fc.Arbitrary<string> = fc.constantFrom('fern', 'can', 'pot', 'ivy', 'pole');
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(product), { maxLength: 20 }), (orders) => {
        const ranked = rankShelf(
          { list: 'together', of: 'fern' },
          orders.map((products, n) => row(`${n}`, products)),
        );
        for (const { productId, orders: count } of ranked)
          expect(count).toBe(orders.filter((products) => products.includes(productId)).length);
        expect(ranked.map(({ productId }) => productId)).not.toContain('fern');
        expect(ranked.map(({ orders: count }) => count)).toEqual(
          ranked.map(({ orders: count }) => count).toSorted((a, b) => b - a),
        );
      }),
    );
  });
});

describe('what is new', () => {
  it('stands on the shelf of its category and of the shop, since the day that the shop says', () => {
    const told = { productId: 'fern', since: '2026-03-01T00:00:00Z' };
    const rows = noveltyRows(told, { ...told, category: 'plants' }, at);
    expect(rows.map(({ list, of, under, at: since }) => [list, of, under, since])).toEqual([
      ['new', '', 'fern', '2026-03-01T00:00:00.000Z'],
      ['new', 'plants', 'fern', '2026-03-01T00:00:00.000Z'],
    ]);
  });

  it('is nothing that has been on sale for long, or of which nobody said since when', () => {
    const old = { productId: 'fern', since: '2025-03-01T00:00:00Z' };
    expect(noveltyRows(old, old, at)).toEqual([]);
    expect(noveltyRows({ productId: 'fern' }, old, at)).toEqual([]);
  });
});

describe('an order of consumables', () => {
  const feed = { productId: 'feed', lastsDays: 40 };
  const soil = { productId: 'soil', lastsDays: 90 };
  const runsOutOn = (event: CustomerEvent) =>
    event.name === 'order.placed' ? event.properties.runsOutOn : undefined;

  it('says when the first of them runs out', () => {
    const event = order([line('soil'), line('feed'), line('pot')]);
    expect(runsOutOn(foretellRunningOut(event, undefined, [feed, soil]))).toBe('2026-04-11');
  });

  it('keeps what the app itself says', () => {
    const event = order([line('feed')], { runsOutOn: '2026-03-20' });
    expect(runsOutOn(foretellRunningOut(event, undefined, [feed]))).toBe('2026-03-20');
  });

  it('says nothing of things that last, or that are gone within days', () => {
    expect(runsOutOn(foretellRunningOut(order([line('pot')]), undefined, [feed]))).toBeUndefined();
    const milk = { productId: 'milk', lastsDays: 4 };
    expect(runsOutOn(foretellRunningOut(order([line('milk')]), undefined, [milk]))).toBeUndefined();
  });
});

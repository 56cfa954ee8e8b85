import { events, policy } from '#map';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import { openDoor } from '../../functions/core/ingest/door.ts';
import { keepBought } from '../../functions/core/interest/bought.ts';
import { newProfile } from '../../functions/core/profile/profile.ts';
import type { Bought } from '../../functions/core/records/records.ts';
import { type Ranked, shelfRows } from '../../functions/core/watchlist/recommendations.ts';
import type { CustomerEvent } from '../../statemachines/language/events.ts';
import { usualAssumptions } from '../importers/assumptions.ts';
import { startSummary } from '../importers/import-summary.ts';
import { readEvents } from '../importers/read-events.ts';

export type Order = Extract<CustomerEvent, { name: 'order.placed' }>;

/** So many of the most-sold products are looked at, and so many companions of each. */
export const mostSold = 25;
export const companions = 10;
/** DynamoDB counts a write for each kilobyte; the keys of a row and its other attributes take about this much. */
const rowOverhead = 150;

/** Every order of a file, as the door takes it. */
export async function readOrders(file: string): Promise<readonly Order[]> {
  const orders: Order[] = [];
  for await (const imported of readEvents(file, usualAssumptions, startSummary())) {
    if ('rejected' in imported) continue;
    const opened = openDoor(imported.envelope, new Date(imported.time), policy, events);
    if (opened.opened === 'event' && opened.event.name === 'order.placed') orders.push(opened.event);
  }
  return orders;
}

/** The companions of the most-sold products, counted in the plainest way: all orders, one by one. */
export function countPlainly(orders: readonly Order[]): ReadonlyMap<string, readonly Ranked[]> {
  const rank = (counts: ReadonlyMap<string, number>): [string, number][] =>
    [...counts].sort(([a, mine], [b, others]) => others - mine || (a < b ? -1 : 1));
  const add = (counts: Map<string, number>, product: string): void =>
    void counts.set(product, (counts.get(product) ?? 0) + 1);
  const baskets = orders.map(({ properties }) => new Set(properties.items.map(({ productId }) => productId)));
  const sold = new Map<string, number>();
  for (const basket of baskets) for (const product of basket) add(sold, product);
  return new Map(
    rank(sold)
      .slice(0, mostSold)
      .map(([product]) => {
        const counts = new Map<string, number>();
        for (const basket of baskets)
          if (basket.has(product)) for (const other of basket) if (other !== product) add(counts, other);
        const ranked = rank(counts).slice(0, companions);
        return [product, ranked.map(([productId, orders]) => ({ productId, orders }))];
      }),
  );
}

export interface ShelfCost {
  readonly orders: number;
  readonly rowsPerOrder: number;
  readonly unitsPerOrder: number;
  /** Of the order that writes most. */
  readonly mostUnits: number;
  /** Of the most-sold products, those whose companions are exactly those of the plain count. */
  readonly exact: number;
}

/** What real orders cost on the shelves, and whether the rankings are right. */
export async function measureShelves(file: string): Promise<ShelfCost> {
  const orders = await readOrders(file);
  const store = makeMemoryStore();
  const bought = new Map<string, readonly Bought[]>();
  let rows = 0;
  const units: number[] = [];
  for (const order of orders) {
    const before = bought.get(order.customer) ?? [];
    const told = shelfRows(order, { ...newProfile(order.customer), bought: before }, []);
    await store.saveShelfRows(told);
    rows += told.length;
    units.push(
      told.reduce((sum, row) => sum + Math.ceil((JSON.stringify(row).length + rowOverhead) / 1024), 0),
    );
    const products = order.properties.items.map(({ productId }) => productId);
    bought.set(order.customer, keepBought(before, products, order.at));
  }
  const plain = countPlainly(orders);
  const rankings = await store.rankings([...plain.keys()].map((of) => ({ list: 'together', of })));
  return {
    orders: orders.length,
    rowsPerOrder: rows / orders.length,
    unitsPerOrder: units.reduce((sum, count) => sum + count, 0) / orders.length,
    mostUnits: units.reduce((most, count) => Math.max(most, count), 0),
    exact: [...plain.values()].filter(
      (ranked, place) => JSON.stringify(ranked) === JSON.stringify(rankings[place]?.slice(0, companions)),
    ).length,
  };
}

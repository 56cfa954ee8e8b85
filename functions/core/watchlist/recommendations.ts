import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { lastsFor } from '../interest/bought.ts';
import { fingerprint } from '../records/fingerprint.ts';
import type { Product, Profile } from '../records/records.ts';
import { later } from '../time/moments.ts';

/**
 * A list of products: bought together with one, or later by who had bought it (`of` is that product); best-selling or
 * new in a category (`of` is its name), or in the whole shop (`of` is empty).
 */
export interface Shelf {
  readonly list: 'together' | 'later' | 'sold' | 'new';
  readonly of: string;
}

/**
 * What one order says of one shelf. It holds products and nobody: `under` is the order's fingerprint, under which it
 * stands once, however often and whenever the order is told. There is no counter to count twice, and no row that many
 * orders write.
 */
export interface ShelfRow extends Shelf {
  readonly under: string;
  readonly at: string;
  readonly products: readonly string[];
}

/** A product of a shelf, and in how many of its orders it is. */
export interface Ranked {
  readonly productId: string;
  readonly orders: number;
}

/**
 * How long a row counts. What goes together does so all year, and a year has every season in it; what sells best is
 * what has sold best in four weeks, weekends and paydays alike; nothing is new for more than two months.
 */
export const shelfDays: Readonly<Record<Shelf['list'], number>> = {
  together: 366,
  later: 366,
  sold: 28,
  new: 60,
};

/**
 * A shelf is ranked from so many of its orders: all of them, or a sample without bias, since rows lie in the order of
 * a hash. The most-sold product of the published shop stands in 887 orders of its year, so that its ranking is exact;
 * of a larger shop's, a share of 2 % is told to ±0.9 points (two standard errors, √(0.02 × 0.98 / 1,000)). Its rows are
 * about 0.4 MB, half a page of a query: 110 read units, $0.000014, at most four times a day for a product asked about.
 */
export const mostShelfRows = 1000;
/** A message shows six; the others may be bought already, sold out, or the same thing in another size. */
export const rankedKept = 30;
/** A ranking of yesterday is as good as today's; after a quarter of a day a new arrival may be in it. */
export const rankingHours = 6;

/**
 * What an order says of all shelves. `before` is the customer's profile before it, `products` what is known of its
 * goods. One small row for each product of the order, for each of those bought before, and for each category: an order
 * of three goods by a customer of five earlier ones writes about ten, in one request, for $0.000006. In the published
 * shop of wholesalers an order writes 42 rows and 43 write units, $0.00003, and the one that writes most, of 260
 * products, 789 units, $0.0005; the door takes no more than 500 lines. So all of them count: of a wholesaler's order
 * each pair counts one like any other.
 *
 * An order that is cancelled, reduced or returned later still counts: it was chosen, and that is what is told here.
 * One told after a later order does not count as having come before that. Of staff, tests and robots, of gift cards and
 * of an order that takes another's place nothing is learnt.
 */
export function shelfRows(
  event: CustomerEvent,
  before: Profile,
  products: readonly Product[],
): readonly ShelfRow[] {
  if (event.name !== 'order.placed' || before.traffic !== 'customer') return [];
  const { items, gift, replaces } = event.properties;
  if (gift === true || replaces !== undefined) return [];
  const ordered = [...new Set(items.map(({ productId }) => productId))];
  const row = (list: Shelf['list'], of: string, rowProducts: readonly string[]): ShelfRow => ({
    list,
    of,
    under: fingerprint(event.customer, event.key),
    at: event.at,
    products: rowProducts,
  });
  const categories = Map.groupBy(
    new Map(items.map((item) => [item.productId, item])).values(),
    ({ productId, category }) =>
      category ?? products.find((known) => known.productId === productId)?.category,
  );
  return [
    ...(ordered.length < 2 ? [] : ordered.map((of) => row('together', of, ordered))),
    ...boughtBefore(before, event.at, ordered).map((of) => row('later', of, ordered)),
    ...(ordered.length === 0 ? [] : [row('sold', '', ordered)]),
    ...[...categories].flatMap(([category, lines]) =>
      category === undefined || category === ''
        ? []
        : row(
            'sold',
            category,
            lines.map(({ productId }) => productId),
          ),
    ),
  ];
}

/** Without what is ordered now: a repeat of the same order, told under another id, then says the same. */
const boughtBefore = (
  { bought = [] }: Profile,
  at: string,
  ordered: readonly string[],
): readonly string[] => [
  ...new Set(
    bought.flatMap((purchase) =>
      purchase.at < at && !ordered.includes(purchase.productId) ? purchase.productId : [],
    ),
  ),
];

/**
 * What the shop says of a product that is new: a row of its category's shelf and of the whole shop's. Nothing when it
 * did not say since when the product is on sale, or that is long ago. `product` is what is known of it by then.
 */
export function noveltyRows(told: Product, product: Product, at: string): readonly ShelfRow[] {
  if (told.since === undefined) return [];
  const since = later(told.since, 0);
  if (since <= later(at, -shelfDays.new * 86_400)) return [];
  const { productId, category = '' } = product;
  return [...new Set(['', category])].map((of) => ({
    list: 'new',
    of,
    under: productId,
    at: since,
    products: [productId],
  }));
}

/** How many orders each product of some rows is in; with the newest moment of each. */
export type Counts = Map<string, { orders: number; newest: string }>;

/** Adds a row to the counts or, with -1, takes one away; the newest moment stays. */
export function countRow(counts: Counts, { products, at }: ShelfRow, by: 1 | -1 = 1): void {
  for (const productId of products) {
    const known = counts.get(productId);
    if (known === undefined) counts.set(productId, { orders: by, newest: at });
    else {
      known.orders += by;
      if (at > known.newest) known.newest = at;
      if (known.orders === 0) counts.delete(productId);
    }
  }
}

/** The shelf's products but its own, those in most orders first, of what is new the newest; then by their ids. */
export function rankCounts({ list, of }: Shelf, counts: Counts): readonly Ranked[] {
  const first = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const isOwn = (productId: string): boolean => (list === 'together' || list === 'later') && productId === of;
  const floor = list === 'new' ? 0 : leastRanked(counts);
  return [...counts]
    .filter(([productId, { orders }]) => orders >= floor && !isOwn(productId))
    .sort(
      ([a, mine], [b, others]) =>
        (list === 'new' ? first(others.newest, mine.newest) : others.orders - mine.orders) || first(a, b),
    )
    .slice(0, rankedKept)
    .map(([productId, { orders }]) => ({ productId, orders }));
}

/** A product in fewer orders is not ranked: thousands need not be sorted for the first few and the shelf's own. */
function leastRanked(counts: Counts): number {
  const withOrders: number[] = [];
  for (const { orders } of counts.values()) withOrders[orders] = (withOrders[orders] ?? 0) + 1;
  let above = 0;
  for (let orders = withOrders.length - 1; orders > 0; orders--) {
    above += withOrders[orders] ?? 0;
    if (above > rankedKept) return orders;
  }
  return 0;
}

/** A shelf's ranking from its rows. */
export function rankShelf(shelf: Shelf, rows: readonly ShelfRow[]): readonly Ranked[] {
  const counts: Counts = new Map();
  for (const row of rows) countRow(counts, row);
  return rankCounts(shelf, counts);
}

const fewestDays = 10; // what lasts a week is bought with the next one anyway

/**
 * The event with the day on which the first of an order's consumables runs out, where the app does not say it. All
 * others stay as they are. `bought` is what the customer had bought before.
 */
export function foretellRunningOut(
  event: CustomerEvent,
  bought: Profile['bought'],
  products: readonly Product[],
): CustomerEvent {
  if (event.name !== 'order.placed' || event.properties.runsOutOn !== undefined) return event;
  const days = event.properties.items.flatMap((item) => lastsFor(item, event.at, bought, products) ?? []);
  const soonest = Math.min(...days.filter((count) => count >= fewestDays));
  if (!Number.isFinite(soonest)) return event;
  const runsOutOn = later(event.at, soonest * 86_400).slice(0, 10);
  return { ...event, properties: { ...event.properties, runsOutOn } };
}

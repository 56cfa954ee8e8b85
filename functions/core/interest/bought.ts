import type { LineItem } from '../../../statemachines/language/events.ts';
import type { Bought, Product } from '../records/records.ts';

const day = 24 * 3600 * 1000;
/**
 * Three kilobytes at most of a profile that is written with every event. Of the published shop's customers, many of
 * them wholesalers, half buy no more in a year.
 */
export const boughtKept = 40;
/** A habit is that of late; a median of three times between purchases is not moved by one odd one. */
const purchasesBefore = 3;
/** So long what was bought is not recommended again: nobody wants a second teapot the week after. */
export const recentlyDays = 180;
/** Stocks in a cupboard are drunk up some time; a year's worth is no reason to write in a year. */
const longestDays = 365;

/** The purchases with those of one order, newest first; told again, the same. */
export function keepBought(
  bought: readonly Bought[] = [],
  products: readonly string[],
  at: string,
): readonly Bought[] {
  const told = [...new Set(products)].map((productId): Bought => {
    const known = bought.find((one) => one.productId === productId);
    if (known === undefined) return { productId, at };
    const [last = at, ...before] = [...new Set([at, known.at, ...(known.before ?? [])])].sort().reverse();
    return before.length === 0
      ? { productId, at: last }
      : { productId, at: last, before: before.slice(0, purchasesBefore) };
  });
  const isTold = ({ productId }: Bought): boolean => products.includes(productId);
  return [...told, ...bought.filter((one) => !isTold(one))]
    .sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : a.productId < b.productId ? -1 : 1))
    .slice(0, boughtKept);
}

/**
 * For how many days what was bought at a moment lasts, by the customer's own habit (the median of the times between
 * purchases of it), else by what the catalogue says of one piece. Nothing when it is no consumable: the catalogue does
 * not call it one, and it was not bought three times.
 */
export function lastsFor(
  { productId, quantity }: Pick<LineItem, 'productId' | 'quantity'>,
  at: string,
  bought: readonly Bought[] = [],
  products: readonly Product[] = [],
): number | undefined {
  const lastsDays = products.find((known) => known.productId === productId)?.lastsDays;
  const known = bought.find((one) => one.productId === productId);
  const times = [...new Set([at, ...(known ? [known.at, ...(known.before ?? [])] : [])])]
    .filter((time) => time <= at)
    .sort();
  const gaps = times
    .slice(1)
    .map((time, place) => (Date.parse(time) - Date.parse(times[place] ?? time)) / day)
    .sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)];
  if (usual !== undefined && (lastsDays !== undefined || gaps.length > 1))
    return Math.min(longestDays, Math.round(usual));
  return lastsDays === undefined ? undefined : Math.min(longestDays, lastsDays * quantity);
}

/** Whether a product was bought so lately that nobody needs it again; a consumable only until it has run out. */
export function isBoughtRecently(product: Product, bought: readonly Bought[], now: Date): boolean {
  const last = bought.find(({ productId }) => productId === product.productId)?.at;
  if (last === undefined) return false;
  const days = lastsFor({ ...product, quantity: 1 }, last, bought, [product]) ?? recentlyDays;
  return now.getTime() < Date.parse(last) + days * day;
}

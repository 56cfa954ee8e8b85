import { type LineItem, listsLineItems } from '../../../statemachines/language/events.ts';
import type { PickSource } from '../../../statemachines/language/scenario.ts';
import { isSoldOut } from '../catalogue/product.ts';
import type { Situation } from '../decision/asked.ts';
import { isBoughtRecently, lastsFor } from '../interest/bought.ts';
import { rankInterests } from '../interest/interest.ts';
import type { Product } from '../records/records.ts';
import { later } from '../time/moments.ts';
import { type Ranked, rankedKept, type Shelf } from '../watchlist/recommendations.ts';

/** The goods of an order that recommendations are for: its dearest. More would read more and change little. */
const goodsAsked = 4;
/** Categories of the customer's interest that are looked through before the whole shop. */
const categoriesAsked = 3;
/** Little is left of a consumable so many days before it runs out: what is gone a few days later goes into the same order. */
const littleLeftDays = 10;

/** A product that can be shown: it has all that a card needs. */
export type ShownProduct = Product & Required<Pick<Product, 'title' | 'url' | 'price'>>;

type About = Pick<Situation, 'run' | 'event' | 'goods' | 'profile' | 'products' | 'now' | 'events'>;

/** The shelves that a source is taken from, those that come first before the others. */
export function shelvesOf(source: PickSource, about: About): readonly Shelf[] {
  const of = (list: Shelf['list'], names: readonly string[]): readonly Shelf[] =>
    names.map((name) => ({ list, of: name }));
  switch (source) {
    case 'running out':
    case 'looked at':
      return [];
    case 'bought together':
      return of('together', goodsOf(about));
    case 'bought later':
      return of('later', goodsOf(about));
    case 'best-selling':
      return of('sold', [...categoriesOf(about), '']);
    case 'new':
      return of('new', [...categoriesOf(about), '']);
  }
}

/** The products of a source, best first; `rankings` are those of its shelves. */
export function candidatesOf(
  source: PickSource,
  about: About,
  rankings: readonly (readonly Ranked[])[],
): readonly string[] {
  const { profile, now } = about;
  switch (source) {
    case 'running out':
      return listRunningOut(about);
    case 'looked at':
      return rankInterests(profile, now).map(({ productId }) => productId);
    case 'bought together':
    case 'bought later':
      return addUp(rankings).slice(0, rankedKept);
    case 'best-selling':
    case 'new':
      return [...new Set(rankings.flatMap((ranked) => ranked.map(({ productId }) => productId)))].slice(
        0,
        rankedKept,
      );
  }
}

/**
 * The first `most` of the candidates that may be shown: with title, price and link, in stock, not sensitive, not shown
 * by this run of late, neither in the very order nor bought recently, no substitute of what the order has. What runs out
 * is wanted again, and is shown although it was bought.
 */
export function choosePicks(
  source: PickSource,
  candidates: readonly string[],
  most: number,
  about: About & { readonly shown: readonly string[] },
): readonly ShownProduct[] {
  const { profile, products, shown, now } = about;
  const ordered = isOrder(about) ? linesOf(about).map(({ productId }) => productId) : [];
  const bought = profile.bought ?? [];
  const replaced = new Set(
    products.flatMap(({ productId, substitutes = [] }) => (ordered.includes(productId) ? substitutes : [])),
  );
  const isHad = (product: Product): boolean =>
    ordered.includes(product.productId) ||
    isBoughtRecently(product, bought, now) ||
    replaced.has(product.productId) ||
    (product.substitutes ?? []).some(
      (other) => ordered.includes(other) || bought.some(({ productId }) => productId === other),
    );
  return candidates
    .flatMap((id) => products.find(({ productId }) => productId === id) ?? [])
    .filter(isShowable)
    .filter(({ productId }) => !shown.includes(productId))
    .filter((product) => source === 'running out' || !isHad(product))
    .slice(0, most);
}

/** What a message shows that is asked for again: what it showed before, but what has sold out since. */
export const repeatPicks = (
  before: readonly string[],
  products: readonly Product[],
): readonly ShownProduct[] =>
  before.flatMap((id) => products.find(({ productId }) => productId === id) ?? []).filter(isShowable);

function isShowable(product: Product): product is ShownProduct {
  const { title, url, price, sensitive } = product;
  return (
    title !== undefined &&
    url !== undefined &&
    price !== undefined &&
    price.amount > 0 &&
    !isSoldOut(product) &&
    sensitive !== true
  );
}

const isOrder = ({ event, goods = event }: About): boolean => goods?.name === 'order.placed';

/** The lines of the order or cart that the run is about. */
const linesOf = ({
  event,
  goods = event,
  events,
}: Pick<About, 'event' | 'goods' | 'events'>): readonly LineItem[] =>
  goods !== undefined && listsLineItems(goods, events) ? goods.properties.items : [];

/** The products that the run is about, those that the customer spent most on first. */
function goodsOf(about: About): readonly string[] {
  const { run, events } = about;
  if (events[run.name]?.about === 'product') return [run.key];
  const lines = [...linesOf(about)].sort((a, b) => b.price * b.quantity - a.price * a.quantity);
  return [...new Set(lines.map(({ productId }) => productId))].slice(0, goodsAsked);
}

/** Of the goods that the run is about, and of what the customer is interested in. */
function categoriesOf(about: About): readonly string[] {
  const { profile, products, now } = about;
  const goods = goodsOf(about).map(
    (id) =>
      linesOf(about).find(({ productId }) => productId === id)?.category ??
      products.find(({ productId }) => productId === id)?.category,
  );
  const interests = rankInterests(profile, now).map(({ category }) => category);
  return [...new Set([...goods, ...interests].flatMap((category) => category || []))].slice(
    0,
    categoriesAsked,
  );
}

/** By how many orders of all shelves each is in; of two alike the first by its id. */
function addUp(rankings: readonly (readonly Ranked[])[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const { productId, orders } of rankings.flat())
    sums.set(productId, (sums.get(productId) ?? 0) + orders);
  return [...sums].sort(([a, mine], [b, others]) => others - mine || (a < b ? -1 : 1)).map(([id]) => id);
}

/** Of the order's goods those of which little can be left, the soonest gone first; not what was bought again since. */
function listRunningOut(about: About): readonly string[] {
  const { event, goods = event, profile, products, now } = about;
  if (goods?.name !== 'order.placed') return [];
  const soon = later(now, littleLeftDays * 86_400);
  return goods.properties.items
    .flatMap((line) => {
      const isBoughtAgain = profile.bought?.some(
        ({ productId, at }) => productId === line.productId && at > goods.at,
      );
      const days = lastsFor(line, goods.at, profile.bought, products);
      const at = days === undefined ? undefined : later(goods.at, days * 86_400);
      return at === undefined || at > soon || isBoughtAgain ? [] : { productId: line.productId, at };
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ productId }) => productId);
}

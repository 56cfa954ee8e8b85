import type { Moment, Price, Product, Stock } from '../records/records.ts';
import { isNewer, later } from '../time/moments.ts';

/** The EU's "was" price looks back so far. */
export const priceMemoryDays = 30;
const pastPricesKept = 20; // more changes in a month are a machine's, and the lowest of the newest say enough

/** What is said of a product beside price and stock. */
const details = [
  'title',
  'url',
  'image',
  'category',
  'sensitive',
  'lastsDays',
  'substitutes',
  'since',
] as const;

/** A product's details as one event says them. */
export type ProductDetails = { readonly [F in (typeof details)[number]]?: Product[F] | undefined };

/** The details with the moment at which they were said. */
export const detailsAt = (said: ProductDetails, moment: Moment): Partial<Product> => {
  const named = details.filter((field) => said[field] !== undefined);
  return {
    ...Object.fromEntries(named.map((field) => [field, said[field]])),
    ...(named.length === 0 ? {} : { fieldsAt: Object.fromEntries(named.map((field) => [field, moment])) }),
  };
};

/**
 * The product after something was said of it: every part keeps its newest moment, whatever came last. The very same
 * object when nothing is new.
 */
export function mergeProduct(known: Product | undefined, told: Product): Product {
  if (known === undefined) return told;
  const news = details.filter((field) => {
    const moment = told.fieldsAt?.[field];
    return moment !== undefined && isNewer(moment, known.fieldsAt?.[field]);
  });
  const price = newerPrice(known.price, told.price);
  const stock = newerStock(known.stock, told.stock);
  const variants = Object.entries(told.variants ?? {}).filter(([name, { moment }]) =>
    isNewer(moment, known.variants?.[name]?.moment),
  );
  if (news.length === 0 && price === known.price && stock === known.stock && variants.length === 0)
    return known;
  return {
    ...known,
    ...Object.fromEntries(news.map((field) => [field, told[field]])),
    ...(news.length === 0
      ? {}
      : {
          fieldsAt: {
            ...known.fieldsAt,
            ...Object.fromEntries(news.map((field) => [field, told.fieldsAt?.[field]])),
          } as Readonly<Record<string, Moment>>, // every new field has its moment: that made it new
        }),
    ...(price === undefined ? {} : { price }),
    ...(stock === undefined ? {} : { stock }),
    ...(variants.length === 0
      ? {}
      : {
          variants: {
            ...known.variants,
            ...Object.fromEntries(
              variants.map(([name, said]) => [name, newerStock(known.variants?.[name], said) ?? said]),
            ),
          },
        }),
  };
}

function newerPrice(known: Price | undefined, told: Price | undefined): Price | undefined {
  if (told === undefined || !isNewer(told.moment, known?.moment)) return known;
  if (known === undefined || known.currency !== told.currency) return told;
  if (known.amount === told.amount) return { ...told, ...(known.past && { past: known.past }) };
  const begin = later(told.moment.at, -priceMemoryDays * 86_400);
  const past = [{ amount: known.amount, until: told.moment.at }, ...(known.past ?? [])];
  return { ...told, past: past.filter(({ until }) => until > begin).slice(0, pastPricesKept) };
}

function newerStock(known: Stock | undefined, told: Stock | undefined): Stock | undefined {
  if (told === undefined || !isNewer(told.moment, known?.moment)) return known;
  if (known === undefined) return told;
  const out =
    known.count === 0
      ? { at: known.moment.at, most: 0 }
      : known.out && { at: known.out.at, most: Math.max(known.out.most, known.count) };
  return { ...told, ...(out === undefined ? {} : { out }) };
}

/** The stock of a variant or, where the shop does not count variants, of the product; nothing when it is not known. */
export function countStock({ stock, variants }: Product, variant?: string): number | undefined {
  const own = variant === undefined ? undefined : variants?.[variant];
  if (own !== undefined) return own.count;
  if (stock !== undefined) return stock.count;
  if (variant !== undefined || variants === undefined) return undefined;
  return Object.values(variants).reduce((sum, { count }) => sum + count, 0);
}

/** Known to be sold out; what is not known is not. */
export const isSoldOut = (product: Product | undefined, variant?: string): boolean =>
  product !== undefined && countStock(product, variant) === 0;

/** The lowest price of the last 30 days before the price of today, if there was another. */
export function lowestBefore({ price }: Product): number | undefined {
  const past = price?.past ?? [];
  return past.length === 0 ? undefined : Math.min(...past.map(({ amount }) => amount));
}

/** Whether this very moment brought the price below the one before. Asked again, it says the same. */
export const hasFallen = ({ price }: Product, moment: Moment): boolean => {
  const before = price?.past?.[0];
  return (
    price !== undefined &&
    isSame(price.moment, moment) &&
    before?.until === moment.at &&
    before.amount > price.amount
  );
};

/** Whether this very moment brought the stock back, from sold out to at least `safety` pieces. */
export const isBack = (stock: Stock | undefined, moment: Moment, safety: number): boolean =>
  stock?.out !== undefined &&
  isSame(stock.moment, moment) &&
  stock.out.most < safety &&
  stock.count >= safety;

const isSame = (a: Moment, b: Moment): boolean => a.at === b.at && a.id === b.id;

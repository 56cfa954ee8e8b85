import type { Change } from '../../../statemachines/language/announcement.ts';
import type { EventName, Properties } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import { hasFallen, isBack, lowestBefore } from '../catalogue/product.ts';
import { fingerprint } from '../records/fingerprint.ts';
import { onlyKnown } from '../records/only-known.ts';
import type { Moment, Product } from '../records/records.ts';
import { subjects, type Watcher } from './watch.ts';

/** One customer is told, as an app tells the door. */
export interface Telling<E extends EventName = EventName> {
  readonly id: string;
  readonly name: E;
  readonly customer: string;
  readonly at: string;
  readonly properties: Properties<E>;
}

/**
 * What many customers are to hear of, after something was said of a product: `product` as it stands then. The same
 * however often it is asked, and nothing when something newer was said meanwhile.
 */
export function findChanges(
  product: Product,
  told: Product,
  moment: Moment,
  { backInStock }: Policy,
): readonly Change[] {
  const { productId } = product;
  const common = { ...moment, productId };
  const variants = Object.keys(told.variants ?? {}).filter((variant) =>
    isBack(product.variants?.[variant], moment, backInStock.safety),
  );
  return [
    ...(told.price !== undefined && hasFallen(product, moment)
      ? [{ ...common, name: 'product.price-changed' } as const]
      : []),
    ...(told.stock !== undefined && isBack(product.stock, moment, backInStock.safety)
      ? [{ ...common, name: 'product.stock-changed' } as const]
      : []),
    ...variants.map((variant) => ({ ...common, name: 'product.stock-changed', variant }) as const),
  ];
}

/** The queues of those who asked for exactly this, in the order in which they are served. */
export const queuesOf = (change: Change): readonly string[] => {
  if (change.name !== 'product.stock-changed') return [];
  const { productId, variant } = change;
  const any = subjects.asked(productId);
  return variant === undefined ? [any] : [subjects.asked(productId, variant), any];
};

/** What those who are to hear of it watch. */
export const subjectsOf = (change: Change): readonly string[] =>
  change.name === 'news.published'
    ? change.categories.map(subjects.category)
    : [subjects.product(change.productId)];

/**
 * What a watcher is told, by the product as it stands now; nothing when there is nothing to tell this customer. The
 * event's id is the same for this customer, product and change, however often and by whatever way it is told.
 */
export function tellWatcher(
  change: Change,
  at: string,
  watcher: Watcher,
  product: Product | undefined,
  policy: Policy,
): Telling | undefined {
  switch (change.name) {
    case 'product.price-changed':
      return tellDropped(change, at, watcher, product, policy);
    case 'product.stock-changed':
      return tellBack(change, at, watcher);
    case 'news.published': {
      const { batch, title, text, url, image } = change;
      const category = change.categories.find((name) => subjects.category(name) === watcher.subject);
      return {
        id: `news-${fingerprint(watcher.customer, batch)}`,
        name: 'news.offered',
        customer: watcher.customer,
        at,
        properties: { batch, title, text, ...onlyKnown({ url, image, category }) },
      };
    }
  }
}

function tellDropped(
  { id, productId }: Extract<Change, { name: 'product.price-changed' }>,
  at: string,
  { customer, interest, seen }: Watcher,
  product: Product | undefined,
  { market }: Policy,
): Telling<'product.dropped'> | undefined {
  if (interest === 'bought' || seen === undefined || product?.price?.currency !== seen.currency)
    return undefined;
  const { amount: price, currency } = product.price;
  const lowest = market.wasPrice === 'seen' ? undefined : lowestBefore(product);
  const was = lowest === undefined ? seen.price : Math.min(lowest, seen.price);
  if (price >= was) return undefined;
  return {
    id: `dropped-${fingerprint(customer, productId, id)}`,
    name: 'product.dropped',
    customer,
    at,
    properties: { productId, interest, was, price, currency, ...compare(was, price), change: id },
  };
}

/** How much lower a price is, in per cent (rounded down to a tenth) and in money. */
export const compare = (
  was: number,
  price: number,
): { readonly percent: number; readonly saved: number } => ({
  percent: Math.floor(((was - price) / was) * 1000 + 1e-6) / 10,
  saved: Math.round((was - price) * 100) / 100,
});

function tellBack(
  { id, productId, variant }: Extract<Change, { name: 'product.stock-changed' }>,
  at: string,
  { customer, interest, subject, channel, variant: wanted }: Watcher,
): Telling<'product.back'> | undefined {
  if (interest === 'bought' || (wanted !== undefined && variant !== undefined && wanted !== variant))
    return undefined;
  const asked = subject !== subjects.product(productId);
  return {
    id: `back-${fingerprint(customer, productId, id)}`,
    name: 'product.back',
    customer,
    at,
    properties: { productId, interest, asked, change: id, ...onlyKnown({ variant, channel }) },
  };
}

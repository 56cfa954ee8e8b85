import { newProfile } from '../../functions/core/profile/profile.ts';
import type { Product } from '../../functions/core/records/records.ts';
import { noveltyRows, shelfRows } from '../../functions/core/watchlist/recommendations.ts';
import type { Store } from '../../functions/ports/store.ts';
import type { LineItem } from '../../statemachines/language/events.ts';
import type { Story } from '../story.ts';
import { order } from './carts.ts';

/** The goods of the shop in these stories. */
const catalogue = (
  [
    ['monstera', 'Monstera', 39, 'plants'],
    ['fern', 'Boston fern', 24, 'plants'],
    ['orchid', 'Moth orchid', 32, 'plants'],
    ['ivy', 'English ivy', 9, 'plants'],
    ['pot', 'Terracotta pot', 18, 'pots'],
    ['stand', 'Plant stand', 55, 'pots'],
    ['can', 'Watering can', 46, 'tools'],
    ['pole', 'Moss pole', 12, 'tools'],
    ['mister', 'Brass mister', 21, 'tools'],
    ['feed', 'Plant feed', 8, 'care'],
  ] as const
).map(([productId, title, price, category]) => ({
  productId,
  title,
  url: `https://shop.example.com/products/${productId}`,
  image: `https://shop.example.com/images/${productId}.jpg`,
  category,
  price,
}));

export const line = (productId: string, quantity = 1): LineItem => {
  const known = catalogue.find((product) => product.productId === productId);
  return known === undefined
    ? { productId, title: productId, price: 10, quantity }
    : { productId, title: known.title, price: known.price, category: known.category, quantity };
};

type More = Readonly<Record<string, Partial<Product>>>;

/** The shop has told of its goods, before the story begins; `more` is what it said besides of some of them. */
export const knowCatalogue = ({ store }: Story, more: More = {}): Promise<void> => knowGoods(store, more);

export async function knowGoods(store: Store, more: More = {}): Promise<void> {
  const moment = { at: '2026-01-01T00:00:00.000Z', id: 'catalogue' };
  for (const { productId, price: amount, ...details } of catalogue) {
    const told: Product = {
      productId,
      price: { amount, currency: 'USD', moment },
      ...details,
      ...more[productId],
    };
    const fieldsAt = Object.fromEntries(Object.keys(told).map((field) => [field, moment]));
    await store.saveProduct({ ...told, fieldsAt });
    await store.saveShelfRows(noveltyRows(told, told, told.since ?? moment.at));
  }
}

/** None of it is left. */
export const soldOut: Partial<Product> = {
  stock: { count: 0, moment: { at: '2026-01-01T00:00:00.000Z', id: 'sold' } },
};

/** Other customers have ordered, each once; then each again, where there is a second order. */
export async function othersBought(
  { store, happenings }: Story,
  orders: readonly (readonly [first: readonly string[], then?: readonly string[]])[],
): Promise<void> {
  const now = happenings.at(-1)?.at ?? new Date();
  const daysAgo = (days: number): string => new Date(now.getTime() - days * 24 * 3600 * 1000).toISOString();
  for (const [n, [first, then]] of orders.entries()) {
    const customer = `other-${n}`;
    const rows = (key: string, at: string, products: readonly string[], bought: readonly string[] = []) =>
      shelfRows(
        {
          id: key,
          name: 'order.placed',
          at,
          customer,
          key,
          properties: order(
            products.map((one) => line(one)),
            key,
          ),
        },
        { ...newProfile(customer), bought: bought.map((productId) => ({ productId, at: daysAgo(30) })) },
        [],
      );
    await store.saveShelfRows(rows('first', daysAgo(30), first));
    if (then !== undefined) await store.saveShelfRows(rows('second', daysAgo(10), then, first));
  }
}

/** The products that each letter shows, by their names. */
export const shownIn = ({ deliveries }: Story): readonly (readonly string[])[] =>
  deliveries.flatMap((delivery) => {
    if (delivery.channel !== 'email') return [];
    const { text } = delivery.content;
    return [catalogue.flatMap(({ title }) => (text.includes(`- ${title}`) ? [title] : []))];
  });

import { group, id, link, money, text, type ValueOf, whole } from './property.ts';

/** One line of a cart or an order; `price` is for one unit, in the currency of the event. */
export const lineItem = group(
  { productId: id, title: text(300, 1), price: money, quantity: whole(1, 1e6) },
  { variant: text(100), url: link, image: link, category: text(64) },
);
export type LineItem = ValueOf<typeof lineItem>;

import type { LineItem } from '../../statemachines/language/events.ts';

/** A visitor's cart: its items by title, since the SKU differs between adding, removing and buying. */
export type Cart = ReadonlyMap<string, LineItem>;

export const emptyCart: Cart = new Map();

/** The cart with one more item; of a product already in it the quantities add up, at the newer price. */
export function addToCart(cart: Cart, item: LineItem): Cart {
  const quantity = (cart.get(item.title)?.quantity ?? 0) + item.quantity;
  return new Map([...cart, [item.title, { ...cart.get(item.title), ...item, quantity }]]);
}

/** The cart with fewer pieces of a product, or without it; unchanged when the product is not in it. */
export function removeFromCart(cart: Cart, title: string, quantity: number): Cart {
  const item = cart.get(title);
  if (item === undefined) return cart;
  if (quantity < item.quantity)
    return new Map([...cart, [title, { ...item, quantity: item.quantity - quantity }]]);
  return new Map([...cart].filter(([other]) => other !== title));
}

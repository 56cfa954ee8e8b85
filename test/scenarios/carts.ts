import type { LineItem, Properties } from '../../statemachines/language/events.ts';

/** Goods that the stories' customers buy. */
export const teapot: LineItem = { productId: 'teapot', title: 'Teapot', price: 40, quantity: 1 };
export const cup: LineItem = { productId: 'cup', title: 'Cup', price: 6, quantity: 2 };

/** A cart with these lines; the shop names the same cart as long as it is not ordered. */
export const cart = (
  items: readonly LineItem[] = [teapot],
  cartId = 'cart-1',
): Properties<'cart.updated'> => ({ cartId, currency: 'USD', items: [...items] });

export const order = (
  items: readonly LineItem[] = [teapot],
  orderId = 'order-1',
): Properties<'order.placed'> => ({
  orderId,
  currency: 'USD',
  total: items.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
  items: [...items],
});

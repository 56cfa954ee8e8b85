import {
  type CustomerEvent,
  type EventDeclarations,
  type LineItem,
  type LineItemsEvent,
  listsLineItems,
} from '../../../statemachines/language/events.ts';
import type { RunState } from '../../../statemachines/language/tasks.ts';
import type { Product } from '../records/records.ts';
import { isSoldOut } from './product.ts';

/** The lines of a cart as they stand today: sold-out ones gone, at today's price where it is known in that currency. */
export const linesToday = (
  items: readonly LineItem[],
  currency: string,
  products: readonly Product[],
): readonly LineItem[] =>
  items.flatMap((item) => {
    const product = products.find(({ productId }) => productId === item.productId);
    if (isSoldOut(product, item.variant)) return [];
    return product?.price?.currency === currency ? [{ ...item, price: product.price.amount }] : [item];
  });

export const totalOf = (items: readonly LineItem[]): number =>
  Math.round(items.reduce((sum, { price, quantity }) => sum + price * quantity, 0) * 100) / 100;

export interface Basket {
  readonly value: number;
  readonly currency: string;
}

/** What an event that lists goods says itself that they come to, where that is part of its declaration. */
export function statedTotal(event: LineItemsEvent, events: EventDeclarations): number | undefined {
  if (events[event.name]?.core.total === undefined) return undefined;
  const { total } = event.properties;
  return typeof total === 'number' ? total : undefined;
}

/** What the cart is worth today, or the order was; without its event, what it was worth when the run was triggered. */
export function basketToday(
  { facts }: RunState,
  event: CustomerEvent | undefined,
  products: readonly Product[],
  events: EventDeclarations,
): Basket | undefined {
  if (event !== undefined && listsLineItems(event, events)) {
    const { items, currency } = event.properties;
    const value = statedTotal(event, events) ?? totalOf(linesToday(items, currency, products));
    return { value, currency };
  }
  const { value, currency } = facts;
  return value === undefined || currency === undefined ? undefined : { value, currency };
}

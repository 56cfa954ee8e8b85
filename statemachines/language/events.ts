import type * as z from 'zod';
import type { eventShapes, lineItem } from './event-shapes.ts';

/** What an event is about: decides its key, and which messages can be written from it. */
export type About = 'customer' | 'cart' | 'order' | 'product';

/**
 * The event catalogue: every name that the door accepts, and what it is about. The properties of each stand in
 * `event-shapes.ts`, so that only the door carries what is needed to check them.
 */
export const events = {
  'customer.registered': 'customer',
  'customer.updated': 'customer',
  'consent.given': 'customer',
  'consent.withdrawn': 'customer',
  'address.suppressed': 'customer',
  'page.viewed': 'customer',
  'product.viewed': 'product',
  'product.price-changed': 'product',
  'product.stock-changed': 'product',
  'cart.updated': 'cart',
  'cart.emptied': 'cart',
  'checkout.started': 'cart',
  'order.placed': 'order',
  /** Some of its goods were cancelled; `order.cancelled` is the whole order. */
  'order.reduced': 'order',
  'order.cancelled': 'order',
} as const satisfies Record<string, About>;

export type EventName = keyof typeof events;
export type AboutOf<E extends EventName> = (typeof events)[E];
export const eventNames = Object.keys(events) as readonly EventName[]; // keyof a literal object: its keys are the names
/** What happens to a product and to no customer: such an event starts, ends and answers nothing. */
export const shopEvents: readonly EventName[] = ['product.price-changed', 'product.stock-changed'];
/** The events that list goods: messages about a cart or an order are written from these. */
export const goodsEvents: readonly EventName[] = ['cart.updated', 'order.placed'];
export const aboutOf = (name: EventName): About => events[name];

export type Properties<E extends EventName> = z.infer<(typeof eventShapes)[E]>;
export type LineItem = z.infer<typeof lineItem>;

/**
 * An event as the door has accepted it: `at` is when it happened (UTC, ISO 8601 with milliseconds),
 * `key` names its subject.
 */
export type CustomerEvent = {
  [E in EventName]: {
    readonly id: string;
    readonly name: E;
    readonly at: string;
    readonly customer: string;
    readonly key: string;
    readonly properties: Readonly<Properties<E>>;
  };
}[EventName];

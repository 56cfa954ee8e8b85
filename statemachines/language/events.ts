import type * as z from 'zod';
import type { eventShapes, lineItem } from './event-shapes.ts';

/** What an event is about: decides its key, and which messages can be written from it. */
export type About = 'customer' | 'cart' | 'order' | 'product' | 'lead' | 'message' | 'timer';

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
  /** The letter with the link was asked for; until the button behind it is pressed the address is not confirmed. */
  'email.confirmation-requested': 'customer',
  'email.confirmed': 'customer',
  'customer.erasure-requested': 'customer',
  'customer.export-requested': 'customer',
  'segment.entered': 'customer',
  'segment.left': 'customer',
  'points.earned': 'customer',
  'points.redeemed': 'customer',
  'points.expired': 'customer',
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
  'order.paid': 'order',
  'order.payment-failed': 'order',
  'order.shipped': 'order',
  'order.delivery-changed': 'order',
  'order.ready-for-pickup': 'order',
  'order.collected': 'order',
  'order.delivered': 'order',
  'order.refunded': 'order',
  /** An open return or complaint keeps marketing back until it is closed. */
  'return.opened': 'order',
  'return.closed': 'order',
  'complaint.opened': 'order',
  'complaint.closed': 'order',
  'review.submitted': 'order',
  'lead.submitted': 'lead',
  'lead.contacted': 'lead',
  'lead.qualified': 'lead',
  'lead.closed': 'lead',
  /** We called, nobody answered. */
  'call.missed': 'lead',
  'call.answered': 'lead',
  'call.booked': 'lead',
  /** What became of a message, told by its provider or by the site where its link led; the key is the run. */
  'message.delivered': 'message',
  'message.opened': 'message',
  'message.clicked': 'message',
  'message.bounced': 'message',
  'message.complained': 'message',
  'message.delayed': 'message',
  'message.rejected': 'message',
  /** The customer wrote back; not known to which message. */
  'message.replied': 'customer',
  /** The customer wrote a word that stops SMS, and the carrier's side, which knows some, has not confirmed it. */
  'sms.stopped': 'customer',
  /** A scenario that starts from a date or an absence is due for a customer: told by the daily sweep. */
  'scenario.due': 'timer',
} as const satisfies Record<string, About>;

export type EventName = keyof typeof events;
export type AboutOf<E extends EventName> = (typeof events)[E];
export const eventNames = Object.keys(events) as readonly EventName[]; // keyof a literal object: its keys are the names
/** What happens to a product and to no customer: such an event starts, ends and answers nothing. */
export const shopEvents: readonly EventName[] = ['product.price-changed', 'product.stock-changed'];
/** What a customer may ask for; the `care` function answers, as a scenario's rule starts its runs. */
export const careEvents: readonly EventName[] = ['customer.erasure-requested', 'customer.export-requested'];
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

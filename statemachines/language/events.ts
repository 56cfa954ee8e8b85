import type * as z from 'zod';
import type { eventShapes, lineItem } from './event-shapes.ts';

/** What an event is about: decides its key, and which messages can be written from it. */
export type About =
  | 'customer'
  | 'cart'
  | 'order'
  | 'product'
  | 'lead'
  | 'code'
  | 'booking'
  | 'subscription'
  | 'ticket'
  | 'message'
  | 'timer';

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
  /** A visitor turns out to be this customer: what was known of the visitor is the customer's from now on. */
  'customer.joined': 'customer',
  /** A confirmation code is asked for: the reference is the app's, the code is made and kept here. */
  'code.requested': 'code',
  'code.confirmed': 'code',
  /** It was answered wrongly as often as it may be. */
  'code.used-up': 'code',
  'code.expired': 'code',
  'customer.erasure-requested': 'customer',
  'customer.export-requested': 'customer',
  'segment.entered': 'customer',
  'segment.left': 'customer',
  'points.earned': 'customer',
  'points.redeemed': 'customer',
  'points.expired': 'customer',
  'loyalty.joined': 'customer',
  'loyalty.left': 'customer',
  /** The page about the loyalty programme. */
  'loyalty.viewed': 'customer',
  'app.installed': 'customer',
  /** A personal code was handed over, and was used; neither says which. */
  'offer.made': 'customer',
  'offer.used': 'customer',
  /** A button or link of a message was pressed, or its question answered by SMS. */
  'question.answered': 'customer',
  'survey.answered': 'customer',
  'access.granted': 'customer',
  'products.picked': 'customer',
  /** Marketing on a channel rests because of silence; a click, a visit or an order ends the rest. */
  'channel.rested': 'customer',
  'page.viewed': 'customer',
  'product.viewed': 'product',
  'product.saved': 'product',
  'product.unsaved': 'product',
  /** "Tell me when it is back, or cheaper", and no longer. */
  'product.requested': 'product',
  'product.request-ended': 'product',
  /** Told by the map to each customer who is interested in a product that changed. */
  'product.dropped': 'product',
  'product.back': 'product',
  /** Told by the map to each customer who follows what a batch of news is about. */
  'news.offered': 'customer',
  /** What the shop says of its catalogue, and of no customer. */
  'product.updated': 'product',
  'product.price-changed': 'product',
  'product.stock-changed': 'product',
  'news.published': 'product',
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
  'booking.confirmed': 'booking',
  'booking.changed': 'booking',
  'booking.cancelled': 'booking',
  /** What the shop's system says to an upgrade that was accepted. */
  'booking.upgraded': 'booking',
  'booking.upgrade-refused': 'booking',
  'subscription.started': 'subscription',
  'subscription.changed': 'subscription',
  'subscription.renewed': 'subscription',
  'subscription.cancelled': 'subscription',
  'subscription.payment-failed': 'subscription',
  /** The balance or the card will not do for the next charge. */
  'subscription.short': 'subscription',
  'ticket.closed': 'ticket',
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
export const shopEvents = [
  'product.updated',
  'product.price-changed',
  'product.stock-changed',
  'news.published',
] as const satisfies readonly EventName[];
export type ShopEvent = (typeof shopEvents)[number];
/** What a customer may ask for; the `care` function answers, as a scenario's rule starts its runs. */
export const careEvents: readonly EventName[] = ['customer.erasure-requested', 'customer.export-requested'];
/**
 * What of an event's properties rules, waits, questions and dates may ask, beside its key: short, and never personal.
 * The profile keeps them with the event's newest moment, of each subject that it keeps apart.
 */
export const remembered = {
  'order.placed': ['payment', 'via', 'gift', 'reservedUntil', 'replaces', 'runsOutOn'],
  'order.cancelled': ['by', 'why'],
  'order.shipped': ['expectedOn'],
  'order.delivery-changed': ['expectedOn'],
  'order.ready-for-pickup': ['storageUntil'],
  'order.payment-failed': ['reservedUntil'],
  'address.suppressed': ['channel'],
  'review.submitted': ['rating'],
  'segment.entered': ['segment'],
  'segment.left': ['segment'],
  'points.earned': ['for', 'points', 'usableAt', 'told'],
  'app.installed': ['push'],
  'offer.made': ['scenario', 'until'],
  'question.answered': ['question', 'answer', 'run'],
  'survey.answered': ['survey', 'score'],
  'channel.rested': ['channel'],
  'product.requested': ['wants'],
  'product.dropped': ['interest', 'percent', 'saved'],
  'product.back': ['interest', 'asked', 'variant'],
  'news.offered': ['batch'],
  'code.requested': ['channel'],
  'booking.confirmed': ['startsAt', 'upgrade'],
  'booking.changed': ['startsAt'],
  'subscription.started': ['plan', 'chargeAt'],
  'subscription.changed': ['plan', 'chargeAt'],
  'subscription.renewed': ['plan', 'chargeAt'],
  'ticket.closed': ['topic'],
} as const satisfies { readonly [E in EventName]?: readonly string[] };
/** Of these the newest is remembered for each of a property's values, so that one answer does not hide another. */
export const rememberedBy = {
  'question.answered': ['question', 'run'],
  'survey.answered': ['survey'],
  'address.suppressed': ['channel'],
  'segment.entered': ['segment'],
  'segment.left': ['segment'],
} as const satisfies { readonly [E in keyof typeof remembered]?: readonly RememberedOf<E>[] };
/** Of events about these the newest about each is remembered; of others the newest at all. */
export const keptByKey: readonly About[] = [
  'cart',
  'order',
  'lead',
  'code',
  'booking',
  'subscription',
  'ticket',
];
/** Whether what one such event has said outlasts another that says something else. */
export const isKeptApart = (event: EventName): boolean =>
  Object.hasOwn(rememberedBy, event) || keptByKey.includes(aboutOf(event));
export type RememberedEvent = keyof typeof remembered;
export const isRemembered = (name: string): name is RememberedEvent => Object.hasOwn(remembered, name);
/** What of an event is remembered, by its name. */
export type RememberedOf<E extends EventName> = E extends RememberedEvent
  ? (typeof remembered)[E][number]
  : never;

/** Comes once to each subject, at its beginning: as the goal or an exit of a run it is meant of another one. */
export const beginnings: readonly EventName[] = ['order.placed'];

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

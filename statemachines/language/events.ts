import * as z from 'zod';
import { channels, languages } from './channels.ts';

/** What an event is about: decides its key, and which messages can be written from it. */
export type About = 'customer' | 'cart' | 'order' | 'product';

const id = z.string().min(1).max(128);
const currency = z.string().regex(/^[A-Z]{3}$/, 'three capital letters, such as EUR');
const money = z.number().nonnegative().max(1e9);

/** One line of a cart or an order; `price` is for one unit, in the currency of the event. */
export const lineItem = z.object({
  productId: id,
  title: z.string().min(1).max(300),
  variant: z.string().max(100).optional(),
  price: money,
  quantity: z.number().int().positive().max(1e6),
  url: z.url().optional(),
  image: z.url().optional(),
});
export type LineItem = z.infer<typeof lineItem>;

const device = z.object({ token: z.string().min(1).max(512), platform: z.enum(['ios', 'android']) });

/** What was shown and answered when consent was given: the burden of proof is on the sender. */
const proof = z.object({
  text: z.string().max(2000),
  version: z.string().max(64),
  form: z.string().max(128),
  address: z.string().max(256).optional(),
});

const person = {
  email: z.email().optional(),
  phone: z.string().min(3).max(32).optional(),
  devices: z.array(device).max(10).optional(),
  name: z.string().max(200).optional(),
  language: z.enum(languages).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'two capital letters, such as DE')
    .optional(),
  zone: z.string().max(64).optional(),
  /** Boxes ticked in the same form. */
  consents: z
    .array(z.object({ channel: z.enum(channels), proof }))
    .max(10)
    .optional(),
  /** Staff, tests and robots get no marketing. */
  traffic: z.enum(['customer', 'staff', 'test', 'robot']).optional(),
  attributes: z
    .record(z.string().max(64), z.union([z.string().max(256), z.number(), z.boolean()]))
    .optional(),
};

interface EventDefinition<A extends About, S extends z.ZodType> {
  readonly about: A;
  /** The property that names the subject (the cart, the order, the product); absent when it is the customer. */
  readonly key?: string;
  readonly properties: S;
}

const event = <A extends About, S extends z.ZodType>(
  about: A,
  properties: S,
  key?: string,
): EventDefinition<A, S> => ({
  about,
  properties,
  ...(key === undefined ? {} : { key }),
});

/**
 * The event catalogue: every name that the door accepts, with the shape of its properties.
 * Properties beyond those named are kept as they came.
 */
export const events = {
  'customer.registered': event('customer', z.looseObject(person)),
  'customer.updated': event('customer', z.looseObject(person)),
  'consent.given': event('customer', z.looseObject({ channel: z.enum(channels), proof })),
  'consent.withdrawn': event(
    'customer',
    z.looseObject({ channel: z.enum(channels), how: z.string().max(128) }),
  ),
  'address.suppressed': event(
    'customer',
    z.looseObject({
      channel: z.enum(channels),
      address: z.string().min(1).max(512),
      why: z.enum(['bounced', 'complained', 'dead']),
    }),
  ),
  'page.viewed': event('customer', z.looseObject({ path: z.string().max(2000) })),
  'product.viewed': event(
    'product',
    z.looseObject({ productId: id, title: z.string().max(300).optional() }),
    'productId',
  ),
  'product.price-changed': event(
    'product',
    z.looseObject({ productId: id, price: money, currency }),
    'productId',
  ),
  'product.stock-changed': event(
    'product',
    z.looseObject({ productId: id, stock: z.number().int().nonnegative() }),
    'productId',
  ),
  'cart.updated': event(
    'cart',
    z.looseObject({ cartId: id, currency, items: z.array(lineItem).max(500), url: z.url().optional() }),
    'cartId',
  ),
  'cart.emptied': event('cart', z.looseObject({ cartId: id }), 'cartId'),
  'checkout.started': event('cart', z.looseObject({ cartId: id }), 'cartId'),
  'order.placed': event(
    'order',
    z.looseObject({
      orderId: id,
      currency,
      total: money,
      items: z.array(lineItem).max(500),
      delivery: z.string().max(500).optional(),
      url: z.url().optional(),
    }),
    'orderId',
  ),
  'order.cancelled': event('order', z.looseObject({ orderId: id, whole: z.boolean() }), 'orderId'),
} as const;

export type EventName = keyof typeof events;
export type Properties<E extends EventName> = z.infer<(typeof events)[E]['properties']>;
export type AboutOf<E extends EventName> = (typeof events)[E]['about'];
export const eventNames = Object.keys(events) as readonly EventName[]; // keyof a literal object: its keys are the names

/** The definition of one event, with the parts that all events share. */
export const eventDefinition = (name: EventName): EventDefinition<About, z.ZodType> => events[name];

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

import * as z from 'zod';
import { channels, languages } from './channels.ts';
import type { EventName } from './events.ts';

/** What names a customer, an event, a cart, an order or a product. */
export const id = z
  .string({
    error: ({ input }) =>
      typeof input === 'number' ? 'expected text; a number would lose its last digits' : undefined,
  })
  .min(1)
  .max(128)
  .refine((text) => text.isWellFormed(), 'has half a character, which no store keeps');
const currency = z.string().regex(/^[A-Z]{3}$/, 'three capital letters, such as EUR');
const link = z.url({ protocol: /^https?$/ }); // it goes into mail as it is
const money = z.number().nonnegative().max(1e9);

/** One line of a cart or an order; `price` is for one unit, in the currency of the event. */
export const lineItem = z.object({
  productId: id,
  title: z.string().min(1).max(300),
  variant: z.string().max(100).optional(),
  price: money,
  quantity: z.number().int().positive().max(1e6),
  url: link.optional(),
  image: link.optional(),
});

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
  /** All that the customer has now; they take the place of those known. */
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
  /** Added to those known. */
  attributes: z
    .record(z.string().max(64), z.union([z.string().max(256), z.number(), z.boolean()]))
    .optional(),
};

/**
 * The properties of every event. Properties beyond those named are kept as they came.
 */
export const eventShapes = {
  'customer.registered': z.looseObject(person),
  'customer.updated': z.looseObject(person),
  'consent.given': z.looseObject({ channel: z.enum(channels), proof }),
  'consent.withdrawn': z.looseObject({ channel: z.enum(channels), how: z.string().max(128) }),
  'address.suppressed': z.looseObject({
    channel: z.enum(channels),
    address: z.string().min(1).max(512),
    why: z.enum(['bounced', 'complained', 'dead']),
  }),
  'page.viewed': z.looseObject({ path: z.string().max(2000) }),
  'product.viewed': z.looseObject({ productId: id, title: z.string().max(300).optional() }),
  'product.price-changed': z.looseObject({ productId: id, price: money, currency }),
  'product.stock-changed': z.looseObject({ productId: id, stock: z.number().int().nonnegative() }),
  'cart.updated': z.looseObject({
    cartId: id,
    currency,
    items: z.array(lineItem).max(500),
    url: link.optional(),
  }),
  'cart.emptied': z.looseObject({ cartId: id }),
  'checkout.started': z.looseObject({ cartId: id }),
  'order.placed': z.looseObject({
    orderId: id,
    currency,
    total: money,
    items: z.array(lineItem).max(500),
    delivery: z.string().max(500).optional(),
    url: link.optional(),
  }),
  'order.cancelled': z.looseObject({ orderId: id }),
  'order.reduced': z.looseObject({ orderId: id }),
} as const satisfies Record<EventName, z.ZodType>;

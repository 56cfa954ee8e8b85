import * as z from 'zod';
import { channels, languages } from './channels.ts';
import type { EventName } from './events.ts';
import { purposes } from './purposes.ts';

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
  category: z.string().max(64).optional(),
});

const moment = z.iso.datetime({ offset: true });
const day = z.iso.date();
const points = z.number().int().positive().max(1e9);
const segment = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'kebab-case, such as big-spender');

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
    .array(z.object({ channel: z.enum(channels), purpose: z.enum(purposes).optional(), proof }))
    .max(20)
    .optional(),
  /** Staff, tests and robots get no marketing. */
  traffic: z.enum(['customer', 'staff', 'test', 'robot']).optional(),
  /** Added to those known. */
  attributes: z
    .record(z.string().max(64), z.union([z.string().max(256), z.number(), z.boolean()]))
    .optional(),
};

/** Which message the provider speaks of. */
const feedback = { run: id, step: id, channel: z.enum(channels) };

/**
 * The properties of every event. Properties beyond those named are kept as they came.
 */
export const eventShapes = {
  'customer.registered': z.looseObject(person),
  'customer.updated': z.looseObject(person),
  // Without a purpose it is meant for all of them.
  'consent.given': z.looseObject({ channel: z.enum(channels), purpose: z.enum(purposes).optional(), proof }),
  'consent.withdrawn': z.looseObject({
    channel: z.enum(channels),
    purpose: z.enum(purposes).optional(),
    how: z.string().max(128),
  }),
  'address.suppressed': z.looseObject({
    channel: z.enum(channels),
    address: z.string().min(1).max(512),
    why: z.enum(['bounced', 'complained', 'dead']),
  }),
  'email.confirmation-requested': z.looseObject({ email: z.email() }),
  'email.confirmed': z.looseObject({ email: z.email() }),
  'customer.erasure-requested': z.looseObject({}),
  'customer.export-requested': z.looseObject({}),
  'segment.entered': z.looseObject({ segment }),
  'segment.left': z.looseObject({ segment }),
  'points.earned': z.looseObject({
    points,
    expiresAt: moment.optional(),
    for: z.string().max(128).optional(),
    /** Never again for the same reason. */
    once: z.boolean().optional(),
  }),
  'points.redeemed': z.looseObject({ points }),
  /** Takes away what is left of the points that an event earned. */
  'points.expired': z.looseObject({ earnedBy: id }),
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
  'order.paid': z.looseObject({ orderId: id }),
  'order.payment-failed': z.looseObject({
    orderId: id,
    /** Where to pay, and until when the goods are kept. */
    payUrl: link.optional(),
    reservedUntil: moment.optional(),
  }),
  'order.shipped': z.looseObject({
    orderId: id,
    carrier: z.string().max(100).optional(),
    trackingUrl: link.optional(),
    expectedOn: day.optional(),
  }),
  'order.delivery-changed': z.looseObject({
    orderId: id,
    expectedOn: day,
    why: z.string().max(300).optional(),
  }),
  'order.ready-for-pickup': z.looseObject({
    orderId: id,
    place: z.string().max(300),
    openingHours: z.string().max(200).optional(),
    storageUntil: moment.optional(),
    /** What to show there: a code or a document. */
    show: z.string().max(200).optional(),
  }),
  'order.collected': z.looseObject({ orderId: id }),
  'order.delivered': z.looseObject({ orderId: id }),
  'order.refunded': z.looseObject({ orderId: id, amount: money, currency }),
  'return.opened': z.looseObject({ orderId: id }),
  'return.closed': z.looseObject({ orderId: id }),
  'complaint.opened': z.looseObject({ orderId: id }),
  'complaint.closed': z.looseObject({ orderId: id }),
  'review.submitted': z.looseObject({
    orderId: id,
    productId: id.optional(),
    rating: z.number().int().min(1).max(5),
  }),
  'lead.submitted': z.looseObject({
    ...person,
    leadId: id,
    /** What was asked, in words that can be said back. */
    topic: z.string().max(200).optional(),
  }),
  'lead.contacted': z.looseObject({ leadId: id }),
  'lead.qualified': z.looseObject({ leadId: id }),
  'lead.closed': z.looseObject({ leadId: id }),
  'call.missed': z.looseObject({
    leadId: id,
    /** The number that we called from. */
    from: z.string().max(32).optional(),
    caller: z.string().max(100).optional(),
    bookUrl: link.optional(),
  }),
  'call.answered': z.looseObject({ leadId: id }),
  'call.booked': z.looseObject({ leadId: id, at: moment.optional() }),
  'message.delivered': z.looseObject(feedback),
  'message.opened': z.looseObject(feedback),
  'message.clicked': z.looseObject(feedback),
  'message.bounced': z.looseObject({
    ...feedback,
    address: z.string().max(512),
    /** For good: the address is suppressed. */
    permanent: z.boolean(),
  }),
  'message.complained': z.looseObject({ ...feedback, address: z.string().max(512) }),
  'message.delayed': z.looseObject(feedback),
  'message.rejected': z.looseObject(feedback),
  'message.replied': z.looseObject({ channel: z.enum(channels), text: z.string().max(2000) }),
  'sms.stopped': z.looseObject({ word: z.string().max(64) }),
  'scenario.due': z.looseObject({
    scenario: z.string().max(60),
    key: id,
    /** The customer's local day for which it is due. */
    day,
    /** The moment that it is counted from: what happened later ends the run. */
    since: moment,
  }),
} as const satisfies Record<EventName, z.ZodType>;

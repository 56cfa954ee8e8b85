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
  .refine((text) => text.isWellFormed(), 'has half a character, which no store keeps')
  .refine((text) => !/\p{Cc}/u.test(text), 'has a control character, such as a line break');
/** No longer one can be written to. */
const email = z.email().max(254);
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
  email: email.optional(),
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

/** A word that an app and a scenario agree on. */
const word = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'kebab-case, such as too-expensive');

/** A subscription and its next charge. */
const subscription = {
  subscriptionId: id,
  plan: z.enum(['trial', 'monthly', 'yearly']),
  title: z.string().min(1).max(200),
  chargeAt: moment,
  amount: money,
  currency,
  /** What is charged, as the customer knows it: "card ending 4242". */
  account: z.string().max(100).optional(),
  topUpUrl: link.optional(),
  manageUrl: link.optional(),
};

const booking = {
  bookingId: id,
  title: z.string().min(1).max(200),
  startsAt: moment,
  url: link.optional(),
};

/** Which message the provider speaks of. */
const feedback = { run: id, step: id, channel: z.enum(channels) };

/** A function that has just started needs one or two of ninety shapes, and they take long to make. */
function makeWhenAsked<Makers extends Readonly<Record<string, () => z.ZodType>>>(makers: Makers) {
  const shapes = {};
  for (const [name, make] of Object.entries(makers))
    Object.defineProperty(shapes, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make();
        Object.defineProperty(shapes, name, { enumerable: true, value });
        return value;
      },
    });
  return shapes as { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> }; // one for each maker
}

/**
 * The properties of every event. Properties beyond those named are kept as they came.
 */
export const eventShapes = makeWhenAsked({
  'customer.registered': () => z.looseObject(person),
  'customer.updated': () => z.looseObject(person),
  // Without a purpose it is meant for all of them.
  'consent.given': () =>
    z.looseObject({ channel: z.enum(channels), purpose: z.enum(purposes).optional(), proof }),
  'consent.withdrawn': () =>
    z.looseObject({
      channel: z.enum(channels),
      purpose: z.enum(purposes).optional(),
      how: z.string().max(128),
    }),
  'address.suppressed': () =>
    z.looseObject({
      channel: z.enum(channels),
      address: z.string().min(1).max(512),
      why: z.enum(['bounced', 'complained', 'dead']),
    }),
  'email.confirmation-requested': () => z.looseObject({ email }),
  'email.confirmed': () => z.looseObject({ email }),
  'customer.joined': () =>
    z.looseObject({
      /** The id under which the visitor's events came. */
      anonymous: id,
    }),
  'code.requested': () =>
    z.looseObject({
      reference: id,
      channel: z.enum(['email', 'sms']),
      /** The contact that is being confirmed; no other is written to. */
      address: z.string().min(3).max(256),
      /** Of a phone number; the door finds it. */
      country: z.string().max(2).optional(),
      /** Where it was asked for, as the app's own hash: limits count by it. */
      network: z.string().max(64).optional(),
    }),
  'code.confirmed': () => z.looseObject({ reference: id }),
  'code.used-up': () => z.looseObject({ reference: id }),
  'code.expired': () => z.looseObject({ reference: id }),
  'customer.erasure-requested': () => z.looseObject({}),
  'customer.export-requested': () => z.looseObject({}),
  'segment.entered': () => z.looseObject({ segment }),
  'segment.left': () => z.looseObject({ segment }),
  'points.earned': () =>
    z.looseObject({
      points,
      expiresAt: moment.optional(),
      for: z.string().max(128).optional(),
      /** Never again for the same reason. */
      once: z.boolean().optional(),
      /** When the return period ends; at once without it. */
      usableAt: moment.optional(),
      /** Whoever gives them tells the customer: a message of the scenario that earned them, a receipt. */
      told: z.boolean().optional(),
    }),
  'points.redeemed': () => z.looseObject({ points }),
  /** Takes away what is left of the points that an event earned. */
  'points.expired': () => z.looseObject({ earnedBy: id }),
  'loyalty.joined': () => z.looseObject({ number: z.string().max(64).optional() }),
  'loyalty.left': () => z.looseObject({}),
  'loyalty.viewed': () => z.looseObject({}),
  /** `push`: whether the app may send push messages. */
  'app.installed': () =>
    z.looseObject({ platform: z.enum(['ios', 'android']).optional(), push: z.boolean() }),
  'offer.made': () => z.looseObject({ scenario: z.string().max(60), until: moment }),
  'offer.used': () => z.looseObject({}),
  'question.answered': () =>
    z.looseObject({
      /** The message that asked. */
      question: z.string().max(60),
      answer: word,
      how: z.enum(['sms', 'link', 'button']),
      /** The run whose message asked; without it the answer is for every run that asks. */
      run: id.optional(),
    }),
  'survey.answered': () =>
    z.looseObject({
      survey: word,
      /** 0 to 10. */
      score: z.number().int().min(0).max(10),
    }),
  'access.granted': () => z.looseObject({ service: word, until: moment.optional() }),
  'products.picked': () => z.looseObject({ products: z.array(id).max(12) }),
  'channel.rested': () => z.looseObject({ channel: z.enum(channels) }),
  'page.viewed': () => z.looseObject({ path: z.string().max(2000) }),
  'product.viewed': () =>
    z.looseObject({
      productId: id,
      title: z.string().max(300).optional(),
      category: z.string().max(64).optional(),
      /** What this customer saw, and for how long. */
      price: money.optional(),
      currency: currency.optional(),
      seconds: z.number().nonnegative().max(86_400).optional(),
    }),
  'product.saved': () => z.looseObject({ productId: id, variant: z.string().max(100).optional() }),
  'product.unsaved': () => z.looseObject({ productId: id }),
  'product.requested': () =>
    z.looseObject({
      productId: id,
      variant: z.string().max(100).optional(),
      wants: z.enum(['back', 'cheaper']),
      /** By which channel, when the customer chose one. */
      channel: z.enum(channels).optional(),
    }),
  'product.request-ended': () => z.looseObject({ productId: id, variant: z.string().max(100).optional() }),
  'product.dropped': () =>
    z.looseObject({
      productId: id,
      interest: z.enum(['requested', 'carted', 'saved', 'viewed']),
      /** What this customer saw, and the price now. */
      was: money,
      price: money,
      currency,
      /** The drop in per cent of what it was, and in money. */
      percent: z.number(),
      saved: money,
      /** The event that told of the change. */
      change: id,
    }),
  'product.back': () =>
    z.looseObject({
      productId: id,
      variant: z.string().max(100).optional(),
      interest: z.enum(['requested', 'carted', 'saved', 'viewed']),
      /** The customer asked to be told. */
      asked: z.boolean(),
      channel: z.enum(channels).optional(),
      change: id,
    }),
  'news.offered': () =>
    z.looseObject({
      batch: id,
      title: z.string().min(1).max(120),
      text: z.string().max(1000),
      url: link.optional(),
      image: link.optional(),
      category: z.string().max(64).optional(),
    }),
  'product.updated': () =>
    z.looseObject({
      productId: id,
      title: z.string().min(1).max(300),
      url: link.optional(),
      image: link.optional(),
      category: z.string().max(64).optional(),
      price: money.optional(),
      currency: currency.optional(),
      stock: z.number().int().nonnegative().optional(),
      /** Never named in subjects, push or SMS, nor recommended. */
      sensitive: z.boolean().optional(),
      /** A consumable, and how long one lasts. */
      lastsDays: z.number().int().positive().max(730).optional(),
      /** Products that do the same job. */
      substitutes: z.array(id).max(50).optional(),
      /** On sale since then: among what is new for some weeks. */
      since: moment.optional(),
    }),
  'product.price-changed': () => z.looseObject({ productId: id, price: money, currency }),
  'product.stock-changed': () =>
    z.looseObject({
      productId: id,
      variant: z.string().max(100).optional(),
      stock: z.number().int().nonnegative(),
    }),
  'news.published': () =>
    z.looseObject({
      batch: id,
      title: z.string().min(1).max(120),
      text: z.string().max(1000),
      /** Who follows one of these is told. */
      categories: z.array(z.string().max(64)).min(1).max(20),
      url: link.optional(),
      image: link.optional(),
    }),
  'cart.updated': () =>
    z.looseObject({
      cartId: id,
      currency,
      items: z.array(lineItem).max(500),
      url: link.optional(),
    }),
  'cart.emptied': () => z.looseObject({ cartId: id }),
  'checkout.started': () => z.looseObject({ cartId: id }),
  'order.placed': () =>
    z.looseObject({
      orderId: id,
      currency,
      total: money,
      items: z.array(lineItem).max(500),
      delivery: z.string().max(500).optional(),
      url: link.optional(),
      payment: z.enum(['paid', 'due', 'on-delivery']).optional(),
      /** Where to pay, and until when the goods are kept. */
      payUrl: link.optional(),
      reservedUntil: moment.optional(),
      via: z.enum(['site', 'app', 'phone', 'shop']).optional(),
      /** It is gift cards alone. */
      gift: z.boolean().optional(),
      /** The order that this one takes the place of. */
      replaces: id.optional(),
      /** When the first of its consumables runs out; reckoned at the door where the app does not say. */
      runsOutOn: day.optional(),
    }),
  'order.cancelled': () =>
    z.looseObject({
      orderId: id,
      by: z.enum(['customer', 'shop']).optional(),
      why: z
        .enum(['size', 'delivery', 'price', 'changed-mind', 'out-of-stock', 'fraud', 'duplicate', 'test'])
        .optional(),
    }),
  'order.reduced': () => z.looseObject({ orderId: id }),
  'order.paid': () => z.looseObject({ orderId: id }),
  'order.payment-failed': () =>
    z.looseObject({
      orderId: id,
      /** Where to pay, and until when the goods are kept. */
      payUrl: link.optional(),
      reservedUntil: moment.optional(),
    }),
  'order.shipped': () =>
    z.looseObject({
      orderId: id,
      carrier: z.string().max(100).optional(),
      trackingUrl: link.optional(),
      expectedOn: day.optional(),
    }),
  'order.delivery-changed': () =>
    z.looseObject({
      orderId: id,
      expectedOn: day,
      why: z.string().max(300).optional(),
    }),
  'order.ready-for-pickup': () =>
    z.looseObject({
      orderId: id,
      place: z.string().max(300),
      openingHours: z.string().max(200).optional(),
      storageUntil: moment.optional(),
      /** What to show there: a code or a document. */
      show: z.string().max(200).optional(),
    }),
  'order.collected': () => z.looseObject({ orderId: id }),
  'order.delivered': () => z.looseObject({ orderId: id }),
  'order.refunded': () => z.looseObject({ orderId: id, amount: money, currency }),
  'return.opened': () => z.looseObject({ orderId: id }),
  'return.closed': () => z.looseObject({ orderId: id }),
  'complaint.opened': () => z.looseObject({ orderId: id }),
  'complaint.closed': () => z.looseObject({ orderId: id }),
  'review.submitted': () =>
    z.looseObject({
      orderId: id,
      productId: id.optional(),
      rating: z.number().int().min(1).max(5),
    }),
  'lead.submitted': () =>
    z.looseObject({
      ...person,
      leadId: id,
      /** What was asked, in words that can be said back. */
      topic: z.string().max(200).optional(),
    }),
  'lead.contacted': () => z.looseObject({ leadId: id }),
  'lead.qualified': () => z.looseObject({ leadId: id }),
  'lead.closed': () => z.looseObject({ leadId: id }),
  'call.missed': () =>
    z.looseObject({
      leadId: id,
      /** The number that we called from. */
      from: z.string().max(32).optional(),
      caller: z.string().max(100).optional(),
      bookUrl: link.optional(),
    }),
  'call.answered': () => z.looseObject({ leadId: id }),
  'call.booked': () => z.looseObject({ leadId: id, at: moment.optional() }),
  'booking.confirmed': () =>
    z.looseObject({
      ...booking,
      /** An upgrade is free. */
      upgrade: z.boolean().optional(),
      upgradeTo: z.string().max(200).optional(),
      upgradePrice: money.optional(),
      currency: currency.optional(),
    }),
  'booking.changed': () => z.looseObject(booking),
  'booking.cancelled': () => z.looseObject({ bookingId: id }),
  'booking.upgraded': () => z.looseObject({ bookingId: id }),
  'booking.upgrade-refused': () => z.looseObject({ bookingId: id }),
  'subscription.started': () => z.looseObject(subscription),
  'subscription.changed': () => z.looseObject(subscription),
  'subscription.renewed': () => z.looseObject(subscription),
  'subscription.cancelled': () => z.looseObject({ subscriptionId: id }),
  'subscription.payment-failed': () => z.looseObject({ subscriptionId: id, payUrl: link.optional() }),
  'subscription.short': () => z.looseObject({ subscriptionId: id, topUpUrl: link.optional() }),
  'ticket.closed': () => z.looseObject({ ticketId: id, topic: word.optional() }),
  'message.delivered': () => z.looseObject(feedback),
  'message.opened': () => z.looseObject(feedback),
  'message.clicked': () => z.looseObject(feedback),
  'message.bounced': () =>
    z.looseObject({
      ...feedback,
      address: z.string().max(512),
      /** For good: the address is suppressed. */
      permanent: z.boolean(),
    }),
  'message.complained': () => z.looseObject({ ...feedback, address: z.string().max(512) }),
  'message.delayed': () => z.looseObject(feedback),
  'message.rejected': () => z.looseObject(feedback),
  'message.replied': () => z.looseObject({ channel: z.enum(channels), text: z.string().max(2000) }),
  'sms.stopped': () => z.looseObject({ word: z.string().max(64) }),
  'scenario.due': () =>
    z.looseObject({
      scenario: z.string().max(60),
      key: id,
      /** The customer's local day for which it is due. */
      day,
      /** The moment that it is counted from: what happened later ends the run. */
      since: moment,
    }),
} as const satisfies Record<EventName, () => z.ZodType>);

import type { EventName, LineItem, ShopEvent } from '../../../../statemachines/language/events.ts';
import { goodsIn, sampleGoods, worthOf } from './sample-goods.ts';

/** Something that happens in the sample week. */
export interface WeekEvent {
  /** Seconds from the beginning of the week. */
  readonly after: number;
  readonly name: EventName;
  /** Absent: the shop itself says it, of its catalogue. */
  readonly customer?: string;
  readonly properties: object;
}

const hour = 3600;
const day = 24 * hour;
const minute = 60;
/** The same numbers every time, so that a week can be told again. */
const seed = 20261121;
const looksADay = 3;
const currency = 'USD';

/**
 * Seven days of the sample shop: people who come, look, fill carts, order, get their parcels, answer and stay away,
 * in the order in which it happens. The same every time but for the days that events name, which follow `begins`.
 */
export function writeSampleWeek(begins: Date): readonly WeekEvent[] {
  const later = (days: number): string => new Date(begins.getTime() + days * day * 1000).toISOString();
  return [...stock(), ...tellStories(later), ...browse()].toSorted((a, b) => a.after - b.after);
}

const at = (days: number, time: `${number}:${number}`): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  // The week begins at ten.
  return days * day + (hours - 10) * hour + minutes * minute;
};

const ticked = (...channels: readonly string[]) =>
  channels.map((channel) => ({
    channel,
    proof: { text: 'Send me news and offers', version: '2026-09', form: 'registration' },
  }));

const goods = (language: string, ...picks: readonly number[]): readonly LineItem[] =>
  picks.flatMap((pick) => goodsIn(language)[pick] ?? []);

const cart = (after: number, customer: string, items: readonly LineItem[]): WeekEvent => ({
  after,
  customer,
  name: 'cart.updated',
  properties: { cartId: `week-cart-of-${customer}`, currency, items },
});

const order = (after: number, customer: string, orderId: string, items: readonly LineItem[]): WeekEvent => ({
  after,
  customer,
  name: 'order.placed',
  properties: { orderId, currency, total: worthOf(items), items, delivery: 'Courier' },
});

const does = (after: number, customer: string, name: EventName, properties: object = {}): WeekEvent => ({
  after,
  customer,
  name,
  properties,
});

const says = (after: number, name: ShopEvent, properties: object): WeekEvent => ({ after, name, properties });

/** What the shop sells, told before anyone comes: without it there is nothing to show, and no price to fall. */
const stock = (): readonly WeekEvent[] =>
  sampleGoods.en.map(({ productId, title, price }) =>
    says(0, 'product.updated', {
      productId,
      title,
      url: `https://shop.example.com/${productId}`,
      category: 'plants',
      price,
      currency,
      stock: 12,
    }),
  );

const looks = (after: number, customer: string, productId: string, seconds: number): WeekEvent =>
  does(after, customer, 'product.viewed', { productId, seconds });

/** Each block is one person's week. */
const tellStories = (later: (days: number) => string): readonly WeekEvent[] => [
  // Emma leaves a cart, comes back for it and reviews what she got.
  cart(at(0, '10:40'), 'emma', goods('en', 0, 1)),
  does(at(1, '18:20'), 'emma', 'checkout.started', { cartId: 'week-cart-of-emma' }),
  order(at(1, '18:26'), 'emma', 'W-1001', goods('en', 0, 1)),
  does(at(1, '18:27'), 'emma', 'order.paid', { orderId: 'W-1001' }),
  does(at(2, '11:00'), 'emma', 'order.shipped', { orderId: 'W-1001', carrier: 'Green Van' }),
  does(at(4, '14:10'), 'emma', 'order.delivered', { orderId: 'W-1001' }),
  does(at(6, '20:05'), 'emma', 'review.submitted', { orderId: 'W-1001', rating: 5 }),
  cart(at(6, '19:40'), 'emma', goods('en', 4)), // and begins anew
  // Mia registers, looks around and leaves a cart twice.
  does(at(0, '11:20'), 'mia', 'customer.registered', {
    name: 'Mia Rossi',
    email: 'mia.rossi@example.com',
    devices: [{ token: 'mia-phone', platform: 'ios' }],
    language: 'en',
    country: 'IT',
    zone: 'Europe/Rome',
    consents: ticked('email', 'push'),
  }),
  does(at(0, '11:21'), 'mia', 'email.confirmation-requested', { email: 'mia.rossi@example.com' }),
  does(at(0, '11:52'), 'mia', 'email.confirmed', { email: 'mia.rossi@example.com' }),
  cart(at(2, '21:10'), 'mia', goods('en', 4)),
  cart(at(2, '21:40'), 'mia', goods('en', 4, 3)),
  // Ivan's payment fails at first.
  order(at(0, '16:02'), 'ivan', 'W-1002', goods('ru', 2)),
  does(at(0, '16:03'), 'ivan', 'order.payment-failed', { orderId: 'W-1002' }),
  does(at(0, '19:31'), 'ivan', 'order.paid', { orderId: 'W-1002' }),
  does(at(2, '09:30'), 'ivan', 'order.ready-for-pickup', {
    orderId: 'W-1002',
    place: 'Тверская, 12',
    openingHours: '9:00–21:00',
    show: 'код 4417',
  }),
  does(at(3, '18:45'), 'ivan', 'order.collected', { orderId: 'W-1002' }),
  // Lena asks to be called, and is not reached at first.
  does(at(0, '12:15'), 'lena', 'lead.submitted', {
    leadId: 'lead-1',
    topic: 'plants for an office of 40 people',
    phone: '+4915112345678',
  }),
  does(at(0, '12:50'), 'lena', 'call.missed', { leadId: 'lead-1', from: '+442079460000', caller: 'Kate' }),
  does(at(2, '10:35'), 'lena', 'call.answered', { leadId: 'lead-1' }),
  does(at(2, '10:36'), 'lena', 'lead.contacted', { leadId: 'lead-1' }),
  // Noah gets points, then gives up on push.
  does(at(1, '15:00'), 'noah', 'points.earned', { points: 250, for: 'survey' }),
  cart(at(1, '19:20'), 'noah', goods('en', 3)),
  does(at(3, '17:30'), 'noah', 'consent.withdrawn', { channel: 'push', how: 'app settings' }),
  // Olga orders, changes her mind, and orders again.
  cart(at(1, '09:15'), 'olga', goods('ru', 1)),
  order(at(3, '10:30'), 'olga', 'W-1003', goods('ru', 1)),
  does(at(3, '12:00'), 'olga', 'order.cancelled', { orderId: 'W-1003' }),
  order(at(5, '11:45'), 'olga', 'W-1004', goods('ru', 4, 1)),
  does(at(5, '11:46'), 'olga', 'order.paid', { orderId: 'W-1004' }),
  does(at(6, '09:10'), 'olga', 'order.shipped', { orderId: 'W-1004', carrier: 'Почта' }),
  does(at(6, '15:00'), 'olga', 'order.delivery-changed', {
    orderId: 'W-1004',
    expectedOn: later(11).slice(0, 10),
  }),
  // Pavel registers without a yes to anything, and fills a cart all the same.
  does(at(2, '13:05'), 'pavel', 'customer.registered', {
    name: 'Павел Орлов',
    email: 'pavel.orlov@example.com',
    language: 'ru',
    country: 'RU',
    zone: 'Europe/Moscow',
  }),
  cart(at(2, '13:40'), 'pavel', goods('ru', 0)),
  // Zoe buys, sends it back, and has her money again.
  does(at(0, '13:30'), 'zoe', 'customer.registered', {
    name: 'Zoe Martin',
    email: 'zoe.martin@example.com',
    phone: '+33612345678',
    language: 'en',
    country: 'FR',
    zone: 'Europe/Paris',
    consents: ticked('email', 'sms'),
  }),
  order(at(0, '13:48'), 'zoe', 'W-1005', goods('en', 2, 3)),
  does(at(0, '13:49'), 'zoe', 'order.paid', { orderId: 'W-1005' }),
  does(at(1, '08:30'), 'zoe', 'order.shipped', { orderId: 'W-1005', carrier: 'Green Van' }),
  does(at(2, '12:20'), 'zoe', 'order.delivered', { orderId: 'W-1005' }),
  does(at(2, '20:40'), 'zoe', 'review.submitted', { orderId: 'W-1005', rating: 2 }),
  does(at(3, '09:05'), 'zoe', 'return.opened', { orderId: 'W-1005' }),
  does(at(5, '16:00'), 'zoe', 'order.refunded', { orderId: 'W-1005', amount: 70, currency }),
  does(at(5, '16:01'), 'zoe', 'return.closed', { orderId: 'W-1005' }),
  // Viktor looks around for an evening, and goes.
  looks(at(0, '16:10'), 'viktor', 'monstera', 70),
  looks(at(0, '16:14'), 'viktor', 'orchid', 150),
  // Sofia saves something, answers that it is too dear, and hears when it is not.
  does(at(0, '14:20'), 'sofia', 'product.saved', { productId: 'can' }),
  does(at(2, '16:30'), 'sofia', 'question.answered', {
    question: 'still-interested',
    answer: 'price',
    how: 'button',
  }),
  says(at(5, '13:00'), 'product.price-changed', { productId: 'can', price: 36, currency }),
  // She books a room, and says yes to a better one.
  does(at(3, '12:00'), 'sofia', 'booking.confirmed', {
    bookingId: 'W-B1',
    title: 'Garden room',
    startsAt: later(20),
    upgrade: true,
    upgradeTo: 'Greenhouse suite',
  }),
  does(at(3, '15:00'), 'sofia', 'question.answered', {
    question: 'upgrade-offer',
    answer: 'yes',
    how: 'button',
  }),
  does(at(3, '15:00') + 30, 'sofia', 'booking.upgraded', { bookingId: 'W-B1' }),
  // Someone of the shop tries things out.
  does(at(1, '14:00'), 'tester', 'customer.registered', {
    name: 'Test of the shop',
    email: 'test@shop.example.com',
    traffic: 'staff',
    consents: ticked('email'),
  }),
  cart(at(1, '14:05'), 'tester', goods('en', 0)),
];

/** Looks at products between the stories, by those who have a reason to. */
function browse(): readonly WeekEvent[] {
  const next = makeNumbers(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  return ['emma', 'mia', 'ivan', 'noah', 'olga'].flatMap((customer) =>
    Array.from({ length: 7 * looksADay }, (_, n): WeekEvent => {
      const after = at(Math.floor(n / looksADay), '11:30') + Math.floor(next() * 9 * hour);
      const { productId, title } = pick(sampleGoods.en) ?? { productId: 'fern', title: 'Boston fern' };
      return next() < 0.3
        ? does(after, customer, 'page.viewed', { path: '/plants' })
        : does(after, customer, 'product.viewed', { productId, title });
    }),
  );
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function makeNumbers(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

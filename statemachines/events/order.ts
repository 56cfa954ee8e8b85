import { days } from '../language/durations.ts';
import { declareEvent } from '../language/event.ts';
import { choice, currency, day, flag, id, link, moment, money, noted, text } from '../language/property.ts';

const payUrl = noted('Where to pay.', link);
const reservedUntil = noted('Until when the goods are kept for a payment.', moment);

export const orderEvents = {
  'order.placed': declareEvent({
    about: 'order',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Заказ сделан' },
    lists: 'line items',
    core: { total: money },
    optional: {
      delivery: text(500),
      url: link,
      payment: choice('paid', 'due', 'on-delivery'),
      payUrl,
      reservedUntil,
      via: choice('site', 'app', 'phone', 'shop'),
      gift: noted('It is gift cards alone.', flag),
      replaces: noted('The order that this one takes the place of.', id),
      runsOutOn: noted(
        'When the first of its consumables runs out; reckoned where the app does not say.',
        day,
      ),
    },
    retained: ['payment', 'via', 'gift', 'reservedUntil', 'replaces', 'runsOutOn'],
    describes: true,
    begins: true,
    example: { delivery: 'Courier, Tuesday 10:00–14:00' },
  }),
  'order.reduced': declareEvent({
    about: 'order',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Заказ уменьшен' },
    note: 'Some of its goods were cancelled; `order.cancelled` is the whole order.',
  }),
  'order.cancelled': declareEvent({
    about: 'order',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Заказ отменён' },
    optional: {
      by: choice('customer', 'shop'),
      why: choice('size', 'delivery', 'price', 'changed-mind', 'out-of-stock', 'fraud', 'duplicate', 'test'),
    },
    retained: ['by', 'why'],
  }),
  'order.paid': declareEvent({
    about: 'order',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Заказ оплачен' },
  }),
  'order.payment-failed': declareEvent({
    about: 'order',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Оплата не прошла' },
    optional: { payUrl, reservedUntil },
    retained: ['reservedUntil'],
    example: { payUrl: 'https://shop.example.com/pay', reservedUntil: days(1) },
  }),
  'order.shipped': declareEvent({
    about: 'order',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Заказ отправлен' },
    optional: { carrier: text(100), trackingUrl: link, expectedOn: day },
    retained: ['expectedOn'],
    example: {
      carrier: 'Green Van',
      trackingUrl: 'https://shop.example.com/track',
      expectedOn: days(3),
    },
  }),
  'order.delivery-changed': declareEvent({
    about: 'order',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Срок доставки изменился' },
    core: { expectedOn: day },
    optional: { why: text(300) },
    retained: ['expectedOn'],
    example: { expectedOn: days(5), why: 'snow on the roads' },
  }),
  'order.ready-for-pickup': declareEvent({
    about: 'order',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Заказ ждёт в пункте выдачи' },
    core: { place: text(300) },
    optional: {
      openingHours: text(200),
      storageUntil: moment,
      show: noted('What to show there: a code or a document.', text(200)),
    },
    retained: ['storageUntil'],
    example: {
      place: '12 Fern Street',
      openingHours: '9:00–21:00',
      storageUntil: days(7),
      show: 'code 4417',
    },
  }),
  'order.collected': declareEvent({
    about: 'order',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Заказ забран' },
  }),
  'order.delivered': declareEvent({
    about: 'order',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Заказ доставлен' },
  }),
  'order.refunded': declareEvent({
    about: 'order',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Деньги возвращены' },
    core: { amount: money, currency },
    example: { amount: 39 },
  }),
} as const;

import type { Profile } from '../../../../functions/core/records/records.ts';
import type { EventName, Properties } from '../../../../statemachines/language/events.ts';
import { sampleGoods, worthOf } from '../commands/sample-goods.ts';

export type Examples = { readonly [E in EventName]: Properties<E> };

const hour = 3600 * 1000;

/** Ready properties of each event for this customer, as an app would write them. */
export function writeExamples(profile: Profile, now: Date): Examples {
  const { customer, email, phone, name, language = 'en' } = profile;
  const items = sampleGoods[language].slice(0, 2);
  const [first] = items;
  const cartId = `cart-of-${customer}`;
  const leadId = `lead-of-${customer}`;
  const placed = profile.counters['order.placed']?.count ?? 0;
  const orderId = `${customer}-${1000 + placed}`;
  const proof = { text: 'Send me news and offers', version: '2026-09', form: 'account settings' };
  const later = (hours: number): string => new Date(now.getTime() + hours * hour).toISOString();
  const dayLater = (days: number): string => later(24 * days).slice(0, 10);
  const message = { run: 'the run', step: 'the step', channel: 'email' } as const;
  const subscription = {
    subscriptionId: `plants-of-${customer}`,
    plan: 'monthly',
    title: 'A plant a month',
    chargeAt: later(24 * 10),
    amount: 9,
    currency: 'USD',
    account: 'card ending 4242',
  } as const;
  const address = email ?? 'nobody@example.com';
  return {
    'customer.registered': {
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      language,
      consents: [{ channel: 'email', proof }],
    },
    'customer.updated': {
      name: name ?? customer,
      attributes: { favourite: 'ferns', birthday: '1990-04-12' },
    },
    'consent.given': { channel: 'email', proof },
    'consent.withdrawn': { channel: 'email', how: 'account settings' },
    'address.suppressed': { channel: 'email', address, why: 'bounced' },
    'email.confirmation-requested': { email: address },
    'email.confirmed': { email: address },
    'customer.joined': { anonymous: 'a visitor' },
    'code.requested': { reference: 'sign-in-1', channel: 'email', address },
    'code.confirmed': { reference: 'sign-in-1' },
    'code.used-up': { reference: 'sign-in-1' },
    'code.expired': { reference: 'sign-in-1' },
    'customer.erasure-requested': {},
    'customer.export-requested': {},
    'segment.entered': { segment: 'big-spender' },
    'segment.left': { segment: 'big-spender' },
    'points.earned': { points: 100, for: 'survey', expiresAt: later(24 * 60) },
    'points.redeemed': { points: 50 },
    'points.expired': { earnedBy: 'the event that earned them' },
    'loyalty.joined': { number: '4000 1234' },
    'loyalty.left': {},
    'loyalty.viewed': {},
    'app.installed': { platform: 'ios', push: true },
    'offer.made': { scenario: 'abandoned-cart', until: later(72) },
    'offer.used': {},
    'question.answered': { question: 'upgrade-offer', answer: 'yes', how: 'button' },
    'survey.answered': { survey: 'delivery', score: 9 },
    'access.granted': { service: 'plant-doctor', until: later(24 * 30) },
    'products.picked': { products: ['monstera'] },
    'channel.rested': { channel: 'email' },
    'page.viewed': { path: '/plants' },
    'product.viewed': { productId: first?.productId ?? '', title: first?.title },
    'product.saved': { productId: 'monstera' },
    'product.unsaved': { productId: 'monstera' },
    'product.requested': { productId: 'monstera', wants: 'back' },
    'product.request-ended': { productId: 'monstera' },
    'product.dropped': {
      productId: 'monstera',
      interest: 'carted',
      was: 39,
      price: 29,
      currency: 'USD',
      percent: 25.6,
      saved: 10,
      change: 'the event of the change',
    },
    'product.back': {
      productId: 'monstera',
      interest: 'requested',
      asked: true,
      change: 'the event of the change',
    },
    'news.offered': { batch: 'spring', title: 'Spring is here', text: 'New seeds have arrived.' },
    'product.updated': {
      productId: 'monstera',
      title: 'Monstera deliciosa',
      url: 'https://shop.example.com/monstera',
      category: 'plants',
      price: 39,
      currency: 'USD',
      stock: 12,
    },
    'news.published': {
      batch: 'spring',
      title: 'Spring is here',
      text: 'New seeds have arrived.',
      categories: ['plants'],
    },
    'product.price-changed': { productId: 'monstera', price: 29, currency: 'USD' },
    'product.stock-changed': { productId: 'monstera', stock: 0 },
    'cart.updated': { cartId, currency: 'USD', items },
    'cart.emptied': { cartId },
    'checkout.started': { cartId },
    'order.placed': {
      orderId: `${customer}-${1001 + placed}`,
      currency: 'USD',
      total: worthOf(items),
      items,
      delivery: 'Courier, Tuesday 10:00–14:00',
    },
    'order.reduced': { orderId },
    'order.cancelled': { orderId },
    'order.paid': { orderId },
    'order.payment-failed': { orderId, payUrl: 'https://shop.example.com/pay', reservedUntil: later(24) },
    'order.shipped': {
      orderId,
      carrier: 'Green Van',
      trackingUrl: 'https://shop.example.com/track',
      expectedOn: dayLater(3),
    },
    'order.delivery-changed': { orderId, expectedOn: dayLater(5), why: 'snow on the roads' },
    'order.ready-for-pickup': {
      orderId,
      place: '12 Fern Street',
      openingHours: '9:00–21:00',
      storageUntil: later(24 * 7),
      show: 'code 4417',
    },
    'order.collected': { orderId },
    'order.delivered': { orderId },
    'order.refunded': { orderId, amount: 39, currency: 'USD' },
    'return.opened': { orderId },
    'return.closed': { orderId },
    'complaint.opened': { orderId },
    'complaint.closed': { orderId },
    'review.submitted': { orderId, rating: 5 },
    'lead.submitted': { leadId, topic: 'plants for an office', ...(phone === undefined ? {} : { phone }) },
    'lead.contacted': { leadId },
    'lead.qualified': { leadId },
    'lead.closed': { leadId },
    'call.missed': {
      leadId,
      from: '+442079460000',
      caller: 'Kate',
      bookUrl: 'https://shop.example.com/call',
    },
    'call.answered': { leadId },
    'call.booked': { leadId, at: later(24) },
    'booking.confirmed': {
      bookingId: 'booking-1',
      title: 'Garden room',
      startsAt: later(24 * 14),
      upgrade: true,
      upgradeTo: 'Greenhouse suite',
    },
    'booking.changed': { bookingId: 'booking-1', title: 'Garden room', startsAt: later(24 * 15) },
    'booking.cancelled': { bookingId: 'booking-1' },
    'booking.upgraded': { bookingId: 'booking-1' },
    'booking.upgrade-refused': { bookingId: 'booking-1' },
    'subscription.started': subscription,
    'subscription.changed': { ...subscription, plan: 'yearly', amount: 90 },
    'subscription.renewed': subscription,
    'subscription.cancelled': { subscriptionId: subscription.subscriptionId },
    'subscription.payment-failed': { subscriptionId: subscription.subscriptionId },
    'subscription.short': { subscriptionId: subscription.subscriptionId },
    'ticket.closed': { ticketId: 'ticket-1', topic: 'delivery' },
    'message.delivered': message,
    'message.opened': message,
    'message.clicked': message,
    'message.bounced': { ...message, address, permanent: true },
    'message.complained': { ...message, address },
    'message.delayed': message,
    'message.rejected': message,
    'message.replied': { channel: 'sms', text: 'Thank you' },
    'sms.stopped': { word: 'СТОП' },
    'scenario.due': { scenario: 'birthday', key: 'customer', day: dayLater(0), since: now.toISOString() },
  };
}

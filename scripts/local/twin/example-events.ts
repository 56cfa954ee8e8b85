import type { Profile } from '../../../functions/core/records.ts';
import type { Language } from '../../../statemachines/language/channels.ts';
import {
  type EventName,
  eventNames,
  type LineItem,
  type Properties,
} from '../../../statemachines/language/events.ts';

type Examples = { readonly [E in EventName]: Properties<E> };

const goods: Record<Language, readonly [LineItem, LineItem]> = {
  en: [
    { productId: 'monstera', title: 'Monstera deliciosa', variant: '60 cm', price: 39, quantity: 1 },
    { productId: 'pot-21', title: 'Terracotta pot with saucer', variant: '21 cm', price: 18.5, quantity: 2 },
  ],
  ru: [
    { productId: 'monstera', title: 'Монстера деликатесная', variant: '60 см', price: 39, quantity: 1 },
    { productId: 'pot-21', title: 'Терракотовый горшок', variant: '21 см', price: 18.5, quantity: 2 },
  ],
};

/** A ready event of each name for this customer, as an app would write its detail. */
export function writeExamples(profile: Profile): Readonly<Record<EventName, string>> {
  const { customer, email, phone, name, language = 'en' } = profile;
  const items = [...goods[language]];
  const cartId = `cart-of-${customer}`;
  const placed = profile.counters['order.placed']?.count ?? 0;
  const orderId = (nth: number): string => `${customer}-${1000 + nth}`;
  const proof = { text: 'Send me news and offers', version: '2026-09', form: 'account settings' };
  const examples: Examples = {
    'customer.registered': {
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      language,
      consents: [{ channel: 'email', proof }],
    },
    'customer.updated': { name: name ?? customer, attributes: { favourite: 'ferns' } },
    'consent.given': { channel: 'email', proof },
    'consent.withdrawn': { channel: 'email', how: 'account settings' },
    'address.suppressed': {
      channel: 'email',
      address: email ?? 'nobody@example.com',
      why: 'bounced',
    },
    'page.viewed': { path: '/plants' },
    'product.viewed': { productId: items[0]?.productId ?? '', title: items[0]?.title },
    'product.price-changed': { productId: 'monstera', price: 29, currency: 'USD' },
    'product.stock-changed': { productId: 'monstera', stock: 0 },
    'cart.updated': { cartId, currency: 'USD', items },
    'cart.emptied': { cartId },
    'checkout.started': { cartId },
    'order.placed': {
      orderId: orderId(placed + 1),
      currency: 'USD',
      total: 76,
      items,
      delivery: 'Courier, Tuesday 10:00–14:00',
    },
    'order.reduced': { orderId: orderId(placed) },
    'order.cancelled': { orderId: orderId(placed) },
  };
  const write = (event: EventName): string =>
    JSON.stringify({ customer, properties: examples[event] }, undefined, 2);
  return Object.fromEntries(eventNames.map((event) => [event, write(event)])) as Record<EventName, string>; // every name is there
}

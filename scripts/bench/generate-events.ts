import { spreadOf } from '../../functions/core/records/fingerprint.ts';
import type { Imported } from '../importers/imported.ts';

const hour = 3600_000;

/**
 * A seeded history, sorted by time and spread evenly over the days, of ten events a customer: every customer becomes
 * known; one in `shopperEvery` looks at eight products and leaves a cart, the others read nine pages. The same
 * arguments give the same events.
 */
export async function* generateEvents(
  customers: number,
  days: number,
  shopperEvery = 1,
): AsyncGenerator<Imported> {
  const start = Date.parse('2026-03-02T00:00:00Z');
  const gap = (days * 24 * hour) / customers;
  let line = 0;
  // Each customer's ten events follow each other by the gap, so that ten customers are on the site at a time.
  for (let tick = 0; tick < customers + eventsEach; tick++)
    for (let index = 0; index < eventsEach; index++) {
      const customer = tick - index;
      const make = (customer % shopperEvery === 0 ? shopper : reader)[index];
      if (customer < 0 || customer >= customers || make === undefined) continue;
      const time = start + Math.round(tick * gap) + index;
      const { name, properties } = make(customer);
      line++;
      yield {
        file: 'generated',
        line,
        time,
        envelope: {
          id: `e-${customer}-${index}`,
          source: 'generated',
          'detail-type': name,
          time: new Date(time).toISOString(),
          detail: { customer: `c-${customer}`, properties },
        },
      };
    }
}

type Made = { readonly name: string; readonly properties: Readonly<Record<string, unknown>> };

const proof = { text: 'Send me news and offers.', version: '1', form: 'generated' };
const zones = ['Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo'];

const know = (customer: number): Made => ({
  name: 'customer.updated',
  properties: {
    email: `c-${customer}@example.com`,
    zone: zones[Math.floor(spreadOf('zone', String(customer)) * zones.length)],
    consents: [{ channel: 'email', proof }],
  },
});
const look = (customer: number): Made => ({
  name: 'product.viewed',
  properties: { productId: `p-${customer % 500}` },
});
const leaveCart = (customer: number): Made => ({
  name: 'cart.updated',
  properties: {
    cartId: `k-${customer}`,
    currency: 'USD',
    items: [{ productId: `p-${customer % 500}`, title: 'Stoneware bowl', price: 42, quantity: 1 }],
  },
});
const read = (customer: number): Made => ({
  name: 'page.viewed',
  properties: { path: `/stories/${customer % 500}` },
});

const eventsEach = 10;
const shopper = [know, ...Array.from({ length: eventsEach - 2 }, () => look), leaveCart];
const reader = [know, ...Array.from({ length: eventsEach - 1 }, () => read)];

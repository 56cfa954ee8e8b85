import { spreadOf } from '../../functions/core/fingerprint.ts';
import type { Imported } from '../importers/imported.ts';

const hour = 3600_000;

/**
 * A seeded history, sorted by time: every customer becomes known, looks at nine pages and leaves one cart, spread
 * evenly over the days. 10 events and one run a customer; the same arguments give the same events.
 */
export async function* generateEvents(customers: number, days: number): AsyncGenerator<Imported> {
  const start = Date.parse('2026-03-02T00:00:00Z');
  const gap = (days * 24 * hour) / customers;
  let line = 0;
  // Each customer's ten events follow each other by the gap, so that ten customers are on the site at a time.
  for (let tick = 0; tick < customers + events.length; tick++)
    for (const [index, make] of events.entries()) {
      const customer = tick - index;
      if (customer < 0 || customer >= customers) continue;
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
const events = [know, ...Array.from({ length: 8 }, () => look), leaveCart];

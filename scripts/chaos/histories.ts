import fc from 'fast-check';
import type { AppEvent } from '../../functions/ports/world/bus.ts';
import type { EventName } from '../../statemachines/language/events.ts';

/** What one customer does in a month or so, as the apps would tell it in the best of worlds. */
export interface History {
  readonly customer: string;
  readonly events: readonly AppEvent[];
}

const proof = { text: 'Yes, write to me', version: '1', form: 'account' };
const zones = [
  'Europe/London',
  'Europe/Moscow',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  undefined,
];
const goods = [
  { productId: 'cup', title: 'Cup', price: 12, quantity: 2 },
  { productId: 'pot', title: 'Pot', price: 40, quantity: 1, category: 'clothes' },
];

const minutes = (least: number, most: number) => fc.integer({ min: least, max: most });
const channel = fc.constantFrom('email', 'push', 'sms');

/** One thing that a customer, or the shop for this customer, does next. */
const deed: fc.Arbitrary<{ readonly name: EventName; readonly properties: Record<string, unknown> }> =
  fc.oneof(
    {
      weight: 8,
      arbitrary: told('cart.updated', {
        cartId: fc.constantFrom('k-1', 'k-2'),
        currency: fc.constant('USD'),
        items: fc.subarray(goods),
      }),
    },
    { weight: 1, arbitrary: told('cart.emptied', { cartId: fc.constantFrom('k-1', 'k-2') }) },
    {
      weight: 4,
      arbitrary: ofOrder('order.placed', {
        currency: fc.constant('USD'),
        total: fc.constant(64),
        items: fc.constant(goods),
      }),
    },
    { weight: 1, arbitrary: ofOrder('order.paid', {}) },
    { weight: 1, arbitrary: ofOrder('order.payment-failed', {}) },
    { weight: 1, arbitrary: ofOrder('order.shipped', {}) },
    { weight: 2, arbitrary: ofOrder('order.delivered', {}) },
    { weight: 1, arbitrary: ofOrder('order.cancelled', {}) },
    { weight: 1, arbitrary: ofOrder('complaint.opened', {}) },
    { weight: 1, arbitrary: ofOrder('complaint.closed', {}) },
    { weight: 1, arbitrary: ofOrder('review.submitted', { rating: fc.integer({ min: 1, max: 5 }) }) },
    { weight: 2, arbitrary: told('product.viewed', { productId: fc.constantFrom('cup', 'pot') }) },
    { weight: 2, arbitrary: told('consent.withdrawn', { channel, how: fc.constant('account page') }) },
    { weight: 2, arbitrary: told('consent.given', { channel, proof: fc.constant(proof) }) },
    {
      weight: 1,
      arbitrary: told('lead.submitted', {
        leadId: fc.constantFrom('l-1', 'l-2'),
        phone: fc.constant('+447400123456'),
      }),
    },
    { weight: 1, arbitrary: told('lead.contacted', { leadId: fc.constantFrom('l-1', 'l-2') }) },
    { weight: 1, arbitrary: told('call.missed', { leadId: fc.constantFrom('l-1', 'l-2') }) },
    { weight: 1, arbitrary: told('points.redeemed', { points: fc.integer({ min: 1, max: 700 }) }) },
    {
      weight: 1,
      arbitrary: told('customer.updated', { zone: fc.constantFrom('Europe/Paris', 'Asia/Tokyo') }),
    },
  );

function told(name: EventName, properties: Record<string, fc.Arbitrary<unknown>>) {
  return fc.record(properties).map((properties) => ({ name, properties }));
}
function ofOrder(name: EventName, properties: Record<string, fc.Arbitrary<unknown>>) {
  return told(name, { orderId: fc.constantFrom('o-1', 'o-2', 'o-3'), ...properties });
}

const person = fc.record({
  zone: fc.constantFrom(...zones),
  language: fc.constantFrom('en', 'ru'),
  contacts: fc.subarray(['email', 'push', 'sms'], { minLength: 1 }),
  consents: fc.subarray(['email', 'push', 'sms']),
  birthday: fc.option(fc.constantFrom('1990-03-12', '--03-20', '1984-02-29')),
  confirms: fc.boolean(),
});

const life = fc.record({
  person,
  deeds: fc.array(fc.tuple(minutes(1, 4 * 24 * 60), deed), { minLength: 2, maxLength: 14 }),
});

/** So many histories that begin on a day; the same seed gives the same. */
export function writeHistories(count: number, seed: number, begin: Date): readonly History[] {
  return fc.sample(life, { numRuns: count, seed }).map(({ person, deeds }, number): History => {
    const customer = `c-${number}`;
    let at = begin.getTime() + (number % 1440) * 60_000;
    let written = 0;
    const event = (name: EventName, properties: Record<string, unknown>): AppEvent => ({
      id: `${customer}-${++written}`,
      name,
      customer,
      at: new Date(at).toISOString(),
      properties,
    });
    const email = `${customer}@example.com`;
    const { zone, language, contacts, consents, birthday } = person;
    const registered = event('customer.registered', {
      language,
      ...(zone === undefined ? {} : { zone }),
      ...(contacts.includes('email') ? { email } : {}),
      ...(contacts.includes('sms') ? { phone: `+4474001${String(number % 100_000).padStart(5, '0')}` } : {}),
      ...(contacts.includes('push') ? { devices: [{ token: `device-${customer}`, platform: 'ios' }] } : {}),
      ...(birthday === null ? {} : { attributes: { birthday } }),
      consents: consents.map((channel) => ({ channel, proof })),
    });
    const events = [registered];
    if (person.confirms && contacts.includes('email')) {
      at += 5 * 60_000;
      events.push(event('email.confirmed', { email }));
    }
    for (const [gap, { name, properties }] of deeds) {
      at += gap * 60_000;
      events.push(event(name, properties));
    }
    return { customer, events };
  });
}

import { describe, expect, it } from 'vitest';
import { map } from '#map';
import {
  deriveFacts,
  findGoods,
  hoursSinceOrder,
  productsNamed,
} from '../../../functions/core/ingest/facts.ts';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Profile } from '../../../functions/core/records/records.ts';
import type { CustomerEvent, LineItem } from '../../../statemachines/language/events.ts';
import { markets } from '../../../statemachines/policy.ts';
import { contextIn, shopIn } from '../shop-in.ts';

const customer = 'customer-1';
const at = (time: string) => `2026-11-20T${time}:00.000Z`;

const cart = (items: readonly LineItem[], time = '12:00'): CustomerEvent => ({
  id: `cart-${time}`,
  name: 'cart.updated',
  at: at(time),
  customer,
  key: 'cart-1',
  properties: { cartId: 'cart-1', currency: 'EUR', items: [...items] },
});
const order = (time: string): CustomerEvent => ({
  id: `order-${time}`,
  name: 'order.placed',
  at: at(time),
  customer,
  key: 'order-1',
  properties: { orderId: 'order-1', currency: 'EUR', total: 99.9, items: [] },
});
const line = (productId: string, price: number, quantity = 1): LineItem => ({
  productId,
  title: productId,
  price,
  quantity,
});
const profileAfter = (...events: readonly CustomerEvent[]): Profile =>
  events.reduce((profile, event) => applyEvent(profile, event, contextIn('EUR')), newProfile(customer));
/** As the door does it: counted first, then told. */
const factsAfter = (...events: readonly CustomerEvent[]) => {
  const profile = profileAfter(...events);
  const last = events.at(-1);
  return last === undefined
    ? undefined
    : deriveFacts(profile, last, { market: markets.eu, shop: shopIn('EUR') }, map.events);
};

describe('the facts of a trigger', () => {
  it('of a cart tell its lines, its worth and its products, each once', () => {
    const items = [line('boots', 80), line('laces', 2.5, 3), line('boots', 80)];
    expect(factsAfter(cart(items))).toEqual({
      nth: 1,
      orders: 0,
      traffic: 'customer',
      reachable: false,
      spent: 0,
      itemCount: 3,
      value: 167.5,
      currency: 'EUR',
      products: ['boots', 'laces'],
    });
  });

  it('of an order tell what it cost, whatever its lines add up to', () => {
    expect(factsAfter(order('12:00'))).toMatchObject({
      value: 99.9,
      currency: 'EUR',
      itemCount: 0,
      products: [],
    });
  });

  it('count this event and the orders so far', () => {
    const facts = factsAfter(order('08:00'), cart([], '09:00'), cart([], '10:00'), cart([], '11:00'));
    expect(facts).toMatchObject({ nth: 3, orders: 1 });
  });

  it('tell the hours since the last order, and nothing when there was none', () => {
    expect(factsAfter(order('08:00'), cart([], '12:30'))).toMatchObject({ hoursSinceOrder: 4.5 });
    expect(factsAfter(cart([]))).not.toHaveProperty('hoursSinceOrder');
  });

  it('take an order that is recorded first but placed later for one of this very hour', () => {
    expect(factsAfter(order('13:00'), cart([], '12:00'))).toMatchObject({ hoursSinceOrder: 0 });
  });

  it('round hours down: a rule that asks for a day is not met a second early', () => {
    const profile: Profile = {
      ...newProfile(customer),
      counters: { 'order.placed': { count: 1, last: { at: '2026-11-19T12:00:00.000Z', id: 'order-1' } } },
    };
    expect(hoursSinceOrder(profile, '2026-11-20T11:59:59.999Z')).toBe(23.99);
    expect(hoursSinceOrder(profile, '2026-11-20T12:00:00.000Z')).toBe(24);
  });

  it('name no more products than one read can bring', () => {
    const many = Array.from({ length: 100 }, (_, n) => line(`product-${n}`, 1));
    const facts = factsAfter(cart(many));
    expect(facts?.products).toHaveLength(productsNamed);
    expect(facts?.itemCount).toBe(100);
  });

  it('tell who is no customer, and who can be reached', () => {
    const registered: CustomerEvent = {
      id: 'event-1',
      name: 'customer.registered',
      at: at('12:00'),
      customer,
      key: 'customer',
      properties: {
        email: 'ann@example.com',
        traffic: 'staff',
        consents: [{ channel: 'email', proof: { text: 'Yes', version: '1', form: 'sign-up' } }],
      },
    };
    expect(factsAfter(registered)).toMatchObject({ traffic: 'staff', reachable: true });
  });

  it('carry nothing personal', () => {
    const facts = factsAfter(cart([line('boots', 80)]));
    const harmless = [
      'nth',
      'orders',
      'spent',
      'traffic',
      'reachable',
      'itemCount',
      'value',
      'currency',
      'products',
    ];
    expect(Object.keys(facts ?? {}).filter((name) => !harmless.includes(name))).toEqual([]);
  });

  it('tell what all orders were worth, the stars of a review, and which scenario is due', () => {
    expect(factsAfter(order('08:00'), { ...order('09:00'), id: 'another' })).toMatchObject({ spent: 199.8 });
    const common = { id: 'event-9', at: at('12:00'), customer };
    expect(
      factsAfter({
        ...common,
        name: 'review.submitted',
        key: 'order-1',
        properties: { orderId: 'order-1', rating: 2 },
      }),
    ).toMatchObject({ rating: 2 });
    const facts = factsAfter(dueFor('customer'));
    expect(facts).toMatchObject({ due: 'birthday' });
    expect(facts).not.toHaveProperty('value');
  });
});

const dueFor = (key: string): CustomerEvent => ({
  id: 'event-8',
  name: 'scenario.due',
  at: at('12:00'),
  customer,
  key,
  properties: { scenario: 'birthday', key, day: '2026-11-20', since: at('08:00') },
});

describe('a member of the loyalty programme', () => {
  const told = (name: 'loyalty.joined' | 'loyalty.left' | 'loyalty.viewed', time: string): CustomerEvent => ({
    id: `${name}-${time}`,
    name,
    at: at(time),
    customer,
    key: 'customer',
    properties: {},
  });
  const viewed = told('loyalty.viewed', '15:00');

  it('is who has joined and not left since, in whatever order that is told', () => {
    expect(factsAfter(viewed)?.member).toBe(false);
    expect(factsAfter(told('loyalty.joined', '12:00'), viewed)?.member).toBe(true);
    const left = told('loyalty.left', '13:00');
    expect(factsAfter(told('loyalty.joined', '12:00'), left, viewed)?.member).toBe(false);
    expect(factsAfter(left, told('loyalty.joined', '12:00'), viewed)?.member).toBe(false);
    expect(factsAfter(left, told('loyalty.joined', '14:00'), viewed)?.member).toBe(true);
  });
});

describe('the goods of a trigger', () => {
  const paid = (orderId: string): CustomerEvent => ({
    id: 'event-7',
    name: 'order.paid',
    at: at('13:00'),
    customer,
    key: orderId,
    properties: { orderId },
  });
  const left: CustomerEvent = {
    id: 'event-6',
    name: 'checkout.started',
    at: at('13:00'),
    customer,
    key: 'cart-1',
    properties: { cartId: 'cart-1' },
  };
  const profile = profileAfter(cart([], '11:00'), order('12:00'));

  it('of an order are listed where it was placed, whatever is told of it later', () => {
    const placed = { at: at('12:00'), id: 'order-12:00' };
    expect(findGoods(profile, paid('order-1'), map.events)).toEqual(placed);
    expect(findGoods(profile, dueFor('order-1'), map.events)).toEqual(placed);
  });

  it('of a cart are listed where it was filled', () => {
    expect(findGoods(profile, left, map.events)).toEqual({ at: at('11:00'), id: 'cart-11:00' });
  });

  it('are not looked for elsewhere by the event that lists them, nor where there are none', () => {
    expect(findGoods(profile, order('12:00'), map.events)).toBeUndefined();
    expect(findGoods(profile, cart([], '11:00'), map.events)).toBeUndefined();
    expect(findGoods(profile, paid('order-2'), map.events)).toBeUndefined();
    expect(findGoods(profile, dueFor('customer'), map.events)).toBeUndefined();
  });
});

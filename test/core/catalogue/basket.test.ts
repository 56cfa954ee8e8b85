import { describe, expect, it } from 'vitest';
import { events } from '#map';
import { basketToday, linesToday, totalOf } from '../../../functions/core/catalogue/basket.ts';
import type { Product } from '../../../functions/core/records/records.ts';
import type { CustomerEvent, LineItem } from '../../../statemachines/language/events.ts';
import type { RunState } from '../../../statemachines/language/tasks.ts';

const moment = { at: '2026-11-20T12:00:00.000Z', id: 'event-1' };
const line = (productId: string, price: number, quantity = 1): LineItem => ({
  productId,
  title: productId,
  price,
  quantity,
});
const priced = (productId: string, amount: number, currency = 'EUR'): Product => ({
  productId,
  price: { amount, currency, moment },
});
const inStock = (productId: string, count: number): Product => ({ productId, stock: { count, moment } });

const items = [line('boots', 80), line('laces', 2.5, 3)];
const cart: CustomerEvent = {
  ...moment,
  name: 'cart.updated',
  customer: 'customer-1',
  key: 'cart-1',
  properties: { cartId: 'cart-1', currency: 'EUR', items },
};
const run: RunState = {
  ...moment,
  name: 'cart.updated',
  customer: 'customer-1',
  key: 'cart-1',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true, value: 87.5, currency: 'EUR' },
};

describe('a cart as it stands today', () => {
  it('is the cart as it was left when nothing is known of its products', () => {
    expect(linesToday(items, 'EUR', [])).toEqual(items);
  });

  it('has today’s prices, in its own currency only', () => {
    expect(linesToday(items, 'EUR', [priced('boots', 60), priced('laces', 9, 'USD')])).toEqual([
      line('boots', 60),
      line('laces', 2.5, 3),
    ]);
  });

  it('has no line that is sold out, and every one that is not', () => {
    expect(linesToday(items, 'EUR', [inStock('boots', 0), inStock('laces', 1)])).toEqual([
      line('laces', 2.5, 3),
    ]);
    expect(linesToday(items, 'EUR', [inStock('boots', 0), inStock('laces', 0)])).toEqual([]);
  });

  it('is worth its lines to the cent, whatever floating point makes of them', () => {
    expect(totalOf([line('a', 0.1), line('b', 0.2)])).toBe(0.3);
    expect(totalOf([line('a', 19.99, 3)])).toBe(59.97);
    expect(totalOf([])).toBe(0);
  });
});

describe('the basket that an offer is measured by', () => {
  it('is the cart of today', () => {
    expect(basketToday(run, cart, [priced('boots', 20)], events)).toEqual({ value: 27.5, currency: 'EUR' });
    expect(basketToday(run, cart, [inStock('boots', 0), inStock('laces', 0)], events)).toEqual({
      value: 0,
      currency: 'EUR',
    });
  });

  it('is the order as it was placed, which a later event of it does not say', () => {
    const placed: CustomerEvent = {
      id: 'event-2',
      name: 'order.placed',
      at: '2026-11-20T12:00:00.000Z',
      customer: 'customer-1',
      key: 'order-1',
      properties: { orderId: 'order-1', currency: 'EUR', total: 63.5, items },
    };
    const { value: _value, currency: _currency, ...facts } = run.facts;
    const delivered = { ...run, name: 'order.delivered', facts } as const;
    expect(basketToday(delivered, placed, [priced('boots', 20)], events)).toEqual({
      value: 63.5,
      currency: 'EUR',
    });
  });

  it('is what the trigger said when its event is not there', () => {
    expect(basketToday(run, undefined, [priced('boots', 20)], events)).toEqual({
      value: 87.5,
      currency: 'EUR',
    });
  });

  it('is none for a trigger without goods', () => {
    const { value: _value, currency: _currency, ...facts } = run.facts;
    expect(
      basketToday({ ...run, name: 'customer.registered', facts }, undefined, [], events),
    ).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../../statemachines/language/durations.ts';
import { story } from '../../story.ts';
import { cart, cup, order, teapot } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T10:00', customer: {} };

describe('Abandoned cart', () => {
  it('reminds after 3 hours and makes one offer a day later', async () => {
    const ann = await story({ at: '2026-03-02T10:00', customer: { name: 'Ann' } });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'cart-offer', 'Tue 3 Mar 13:00'],
    ]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
      'Cart offer: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann, { whole: true });
  });
});

describe('Abandoned cart ends', () => {
  it('when the customer orders before the reminder', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(1));
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-confirmed', 'Mon 2 Mar 11:00']]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('when the customer orders after the reminder', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(5));
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'order-confirmed', 'Mon 2 Mar 15:00'],
    ]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
      'Cart offer: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('when an order in a shop is told an hour later', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-03T12:30');
    await ann.emits('order.placed', order(), { at: '2026-03-03T11:30' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'order-confirmed', 'Tue 3 Mar 12:30'],
    ]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual(['Cart offer: leave (goal-reached)', 'Left']);
    expectStoryboard(ann);
  });

  it('when an order is told a day too late to be confirmed', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart(), { at: '2026-03-01T10:30' });
    await ann.until('2026-03-03T11:00');
    await ann.emits('order.placed', order(), { at: '2026-03-02T10:45' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual(['Cart offer: leave (goal-reached)', 'Left']);
    expect(ann.trail('order-confirmed')).toEqual([]);
    expectStoryboard(ann);
  });

  it('when it turns out that the order came before the cart', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(minutes(30));
    await ann.emits('order.placed', order(), { at: '2026-03-02T09:58' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-confirmed', 'Mon 2 Mar 10:30']]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: leave (facts-changed)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('when the cart is emptied', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(2));
    await ann.emits('cart.emptied', { cartId: 'cart-1' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: leave (exit-happened)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('in favour of a newer run when the cart changes', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart([teapot]));
    await ann.after(hours(2));
    await ann.emits('cart.updated', cart([teapot, cup]));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 15:00'],
      ['email', 'cart-offer', 'Tue 3 Mar 15:00'],
    ]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      '#2 Wait 3 hours',
      'Cart reminder: leave (replaced)',
      'Left',
      '#2 Cart reminder: send (delivered)',
      '#2 Wait 1 day',
      '#2 Cart offer: send (delivered)',
      '#2 Finished',
    ]);
    expectStoryboard(ann);
  });

  it('when every item is sold out', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart([teapot, cup]));
    await ann.emits('product.stock-changed', { productId: 'teapot', stock: 0 });
    await ann.after(hours(4));
    await ann.emits('product.stock-changed', { productId: 'cup', stock: 0 });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual(['Cart offer: leave (sold-out)', 'Left']);
    expectStoryboard(ann);
  });

  it('when every variant of its one product is sold out', async () => {
    const ann = await story(monday);
    await ann.emits(
      'cart.updated',
      cart([
        { ...cup, variant: 'blue' },
        { ...cup, variant: 'white' },
      ]),
    );
    await ann.emits('product.stock-changed', { productId: 'cup', stock: 0 });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart')).toEqual(['Wait 3 hours', 'Cart reminder: leave (sold-out)', 'Left']);
    expectStoryboard(ann);
  });

  it('when the customer is erased', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.erases();
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual(['Cart offer: leave (customer-unknown)', 'Left']);
    expectStoryboard(ann);
  });

  it('when the customer turns out to be staff', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(1));
    await ann.emits('customer.updated', { traffic: 'staff' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: leave (facts-changed)',
      'Left',
    ]);
    expectStoryboard(ann);
  });
});

describe('Abandoned cart goes on', () => {
  it('when another cart is emptied', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.after(hours(2));
    await ann.emits('cart.emptied', { cartId: 'cart-2' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'cart-offer', 'Tue 3 Mar 13:00'],
    ]);
    expectStoryboard(ann);
  });
});

describe('Abandoned cart does not start', () => {
  it('for a cart with nothing in it', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart([]));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart')).toEqual(['not started: 0 different items, wanted at least 1']);
  });

  it('within a day of an order', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', order());
    await ann.after(hours(23));
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-confirmed', 'Mon 2 Mar 10:00']]);
    expect(ann.trail('abandoned-cart')).toEqual(['not started: last order 23 hours ago, wanted at least 24']);
  });

  it('for a customer who never said yes', async () => {
    const ann = await story({ ...monday, customer: { consents: [] } });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart')).toEqual(['not started: cannot be written to with marketing']);
  });

  it('for a customer without any address', async () => {
    const ann = await story({ ...monday, customer: { contacts: [], consents: ['email', 'push', 'sms'] } });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart')).toEqual(['not started: cannot be written to with marketing']);
  });

  it('for a cart that is more than a day old when it is told', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart(), { at: '2026-03-01T09:00' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart')).toEqual([]);
  });

  it.each(['staff', 'test', 'robot'] as const)('for %s', async (traffic) => {
    const ann = await story({ ...monday, customer: { traffic } });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart')).toEqual([`not started: traffic by ${traffic}, wanted customer`]);
  });
});

import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../../statemachines/language/durations.ts';
import abandonedCart from '../../../statemachines/scenarios/conversion/abandoned-cart.ts';
import checkoutLeft from '../../../statemachines/scenarios/conversion/checkout-left.ts';
import orderUnpaid from '../../../statemachines/scenarios/conversion/order-unpaid.ts';
import orderConfirmed from '../../../statemachines/scenarios/post-purchase/order-confirmed.ts';
import paymentFailed from '../../../statemachines/scenarios/post-purchase/payment-failed.ts';
import { type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

/** Of the same intent, and what is said of an order at once. */
const scenarios = [abandonedCart, checkoutLeft, orderUnpaid, orderConfirmed, paymentFailed];
const monday = { at: '2026-03-02T10:00', customer: {}, scenarios };
const payUrl = 'https://pay.example.com/7f3k2m9q';
const due = { ...order(), payment: 'due', payUrl, reservedUntil: '2026-03-03T12:00:00Z' } as const;
const said = ({ outbox }: Story) => outbox.map(([channel, message, at]) => `${at} ${channel} ${message}`);

describe('Order not paid', () => {
  it('is reminded of after an hour, and two hours before the reservation ends', async () => {
    const told = await story(monday);
    await told.emits('order.placed', due);
    await told.until('2026-03-03T13:00');
    expect(told.trail('order-unpaid')).toEqual([
      'Wait 1 hour',
      'Order waits for payment: send (delivered)',
      'Wait until 2 hours before the reservation ends',
      'Unpaid order will be given up soon: send (delivered)',
      'Finished',
    ]);
    expect(said(told)).toEqual([
      'Mon 2 Mar 10:00 email order-confirmed',
      'Mon 2 Mar 11:00 email order-unpaid',
      'Tue 3 Mar 10:00 email order-unpaid-last',
    ]);
    for (const { content } of told.deliveries)
      expect(content.channel === 'email' && content.text).toContain(payUrl);
    expectStoryboard(told, { whole: true });
  });

  it('is not asked for when it is paid on delivery, or already', async () => {
    const told = await story(monday);
    await told.emits('order.placed', { ...order(), payment: 'on-delivery' });
    await told.emits('order.placed', { ...order(undefined, 'order-2'), payment: 'paid' });
    await told.emits('order.placed', order(undefined, 'order-3'));
    expect(told.trail('order-unpaid')).toEqual([
      'not started: payment is on-delivery, wanted due',
      'not started: payment is paid, wanted due',
      'not started: payment is not known, wanted due',
    ]);
    expectStoryboard(told);
  });

  it.each([
    ['order.paid', 'goal-reached'],
    ['order.cancelled', 'exit-happened'],
    ['order.payment-failed', 'exit-happened'],
  ] as const)('is over with %s', async (name, reason) => {
    const told = await story(monday);
    await told.emits('order.placed', due);
    await told.after(minutes(30));
    await told.emits(name, { orderId: 'order-1' });
    await told.until('2026-03-04T10:00');
    expect(told.trail('order-unpaid')).toEqual([
      'Wait 1 hour',
      `Order waits for payment: leave (${reason})`,
      'Left',
    ]);
    expectStoryboard(told);
  });

  it('is not over when another order is paid', async () => {
    const told = await story(monday);
    await told.emits('order.placed', due);
    await told.emits('order.paid', { orderId: 'order-of-last-week' });
    await told.after(hours(2));
    expect(told.trail('order-unpaid')[1]).toBe('Order waits for payment: send (delivered)');
    expectStoryboard(told);
  });

  it('ends the reminder of its cart: one is asked for payment, and of nothing else', async () => {
    const told = await story(monday);
    await told.emits('cart.updated', cart());
    await told.after(hours(2));
    await told.emits('order.placed', due);
    await told.until('2026-03-04T10:00');
    expect(told.trail('abandoned-cart').slice(-2)).toEqual(['Cart reminder: leave (goal-reached)', 'Left']);
    expect(said(told).map((line) => line.split(' ').at(-1))).toEqual([
      'order-confirmed',
      'order-unpaid',
      'order-unpaid-last',
    ]);
    expectStoryboard(told);
  });

  it('has no last reminder when the reservation has less than two hours to go', async () => {
    const told = await story(monday);
    await told.emits('order.placed', { ...due, reservedUntil: '2026-03-02T12:30:00Z' });
    await told.until('2026-03-04T10:00');
    expect(told.trail('order-unpaid').slice(-2)).toEqual([
      'Unpaid order will be given up soon: skip (too-late)',
      'Finished',
    ]);
    expectStoryboard(told);
  });
});

describe('Checkout left', () => {
  it('is reminded of an hour after the customer has gone, and the cart then no more', async () => {
    const told = await story(monday);
    await told.emits('cart.updated', cart());
    await told.after(minutes(10));
    await told.emits('checkout.started', { cartId: 'cart-1' });
    await told.until('2026-03-05T10:00');
    expect(said(told)).toEqual(['Mon 2 Mar 11:10 email checkout-left']);
    expect(told.trail('abandoned-cart').slice(-2)).toEqual(['Cart reminder: leave (family-first)', 'Left']);
    expectStoryboard(told, { whole: true });
  });

  it.each([
    ['order.placed', order(), 'goal-reached'],
    ['cart.updated', cart(), 'exit-happened'],
    ['cart.emptied', { cartId: 'cart-1' }, 'exit-happened'],
  ] as const)('is over with %s', async (name, properties, reason) => {
    const told = await story(monday);
    await told.emits('cart.updated', cart());
    await told.after(minutes(10));
    await told.emits('checkout.started', { cartId: 'cart-1' });
    await told.after(minutes(10));
    await told.emits(name, properties);
    await told.after(hours(2));
    expect(told.trail('checkout-left').slice(-2)).toEqual([
      `Look: Quiet for 1 hour?: leave (${reason})`,
      'Left',
    ]);
    expectStoryboard(told);
  });

  it('is not spoken of while the customer is still at it', async () => {
    const told = await story(monday);
    await told.emits('cart.updated', cart());
    await told.after(minutes(5));
    await told.emits('checkout.started', { cartId: 'cart-1' });
    await told.after(minutes(50));
    await told.emits('page.viewed', { path: '/delivery' });
    await told.until('2026-03-02T13:00');
    expect(said(told)).toEqual(['Mon 2 Mar 11:55 email checkout-left']);
    expectStoryboard(told);
  });

  it('comes once a week for the same cart', async () => {
    const told = await story(monday);
    await told.emits('cart.updated', cart());
    await told.after(minutes(5));
    await told.emits('checkout.started', { cartId: 'cart-1' });
    await told.until('2026-03-03T10:00');
    await told.emits('checkout.started', { cartId: 'cart-1' });
    await told.until('2026-03-05T10:00');
    expect(said(told)).toHaveLength(1);
    expectStoryboard(told);
  });
});

import { describe, expect, it } from 'vitest';
import { hours } from '../../../statemachines/language/durations.ts';
import { policy } from '../../../statemachines/policy.ts';
import { story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const throttled = { result: 'throttled', because: 'SES answered Throttling (400)' } as const;

describe('A cart reminder is put off', () => {
  it('from the night to the next good morning, and the offer a day from there', async () => {
    const ann = await story({ at: '2026-03-02T18:30', customer: {} });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Tue 3 Mar 09:39'],
      ['email', 'cart-offer', 'Wed 4 Mar 10:58'],
    ]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: wait (quiet-hours)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
      'Cart offer: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('by the clock of the customer, not of the shop', async () => {
    const olga = await story({ at: '2026-03-02T19:00', customer: { zone: 'Asia/Vladivostok' } });
    await olga.emits('cart.updated', cart());
    await olga.untilQuiet();
    expect(olga.outbox).toEqual([
      ['email', 'cart-reminder', 'Tue 3 Mar 09:39'],
      ['email', 'cart-offer', 'Wed 4 Mar 10:58'],
    ]);
    expectStoryboard(olga);
  });

  it('by the clock of the shop when the customer has none', async () => {
    const shop = { ...policy.shop, zone: 'America/New_York' };
    const ann = await story({ at: '2026-03-02T18:00', customer: {}, policy: { ...policy, shop } });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Tue 3 Mar 09:39'],
      ['email', 'cart-offer', 'Wed 4 Mar 10:58'],
    ]);
    expectStoryboard(ann);
  });

  it('to the next day when this day has had its message', async () => {
    const ann = await story({ at: '2026-03-02T08:30' });
    await ann.registers();
    await ann.emits('email.confirmed', { email: 'ann@example.com' });
    await ann.until('2026-03-02T10:00');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-04T20:00');
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Mon 2 Mar 08:30'],
      ['email', 'welcome', 'Mon 2 Mar 09:30'],
      ['email', 'cart-reminder', 'Tue 3 Mar 09:39'],
      ['email', 'cart-offer', 'Wed 4 Mar 10:37'],
    ]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: wait (daily-cap)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
      'Cart offer: send (delivered)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('until 12 hours lie between two messages', async () => {
    const market = { ...policy.market, quietHours: ['23:00', '07:00'] } as const;
    const ann = await story({ at: '2026-03-02T21:00', policy: { ...policy, market } });
    await ann.registers();
    await ann.emits('email.confirmed', { email: 'ann@example.com' });
    await ann.until('2026-03-03T05:00');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-03T20:00');
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Mon 2 Mar 21:00'],
      ['email', 'welcome', 'Mon 2 Mar 22:00'],
      ['email', 'cart-reminder', 'Tue 3 Mar 10:00'],
    ]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: wait (too-close)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
    ]);
    expectStoryboard(ann);
  });

  it('until the oldest of four messages is a week old', async () => {
    const ann = await story({ at: '2026-03-01T11:00' });
    await ann.registers();
    await ann.until('2026-03-06T10:00');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-08T15:00');
    await ann.emits('cart.updated', cart(undefined, 'cart-2'));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Sun 1 Mar 11:00'],
      ['email', 'welcome', 'Mon 2 Mar 11:00'],
      ['email', 'first-order-help', 'Thu 5 Mar 11:00'],
      ['email', 'cart-reminder', 'Fri 6 Mar 13:00'],
      ['email', 'cart-offer', 'Sat 7 Mar 13:00'],
      ['email', 'cart-reminder', 'Mon 9 Mar 11:00'],
    ]);
    expect(ann.trail('abandoned-cart').slice(5)).toEqual([
      '#2 Wait 3 hours',
      '#2 Cart reminder: wait (weekly-cap)',
      '#2 Cart reminder: wait for a good hour',
      '#2 Cart reminder: send (delivered)',
      '#2 Wait 1 day',
      '#2 Cart offer: skip (offer-recent)',
      '#2 Finished',
    ]);
    expectStoryboard(ann);
  });

  it('until an hour lies behind the last message about an order', async () => {
    const ann = await story({ at: '2026-03-02T10:00', customer: {} });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T12:40');
    await ann.emits('order.shipped', { orderId: 'order-of-last-week' });
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox).toEqual([
      ['push', 'order-shipped', 'Mon 2 Mar 12:40'],
      ['email', 'cart-reminder', 'Mon 2 Mar 13:40'],
    ]);
    expect(ann.trail('abandoned-cart').slice(0, 4)).toEqual([
      'Wait 3 hours',
      'Cart reminder: wait (too-close)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: send (delivered)',
    ]);
    expectStoryboard(ann);
  });

  it('again and again while the provider has too much to do', async () => {
    const ann = await story({
      at: '2026-03-02T10:00',
      customer: {},
      provider: (_, count) => (count < 4 ? throttled : undefined),
    });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T18:00');
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 15:00']]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: wait (throttled)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: wait (throttled)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: wait (throttled)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
    ]);
    expectStoryboard(ann);
  });

  it('to the morning when the provider is free again only in the night', async () => {
    const ann = await story({
      at: '2026-03-02T16:55',
      customer: {},
      provider: (_, count) => (count === 1 ? throttled : undefined),
    });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-03T18:00');
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Tue 3 Mar 09:39']]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: wait (throttled)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: wait (quiet-hours)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: send (delivered)',
      'Wait 1 day',
    ]);
    expectStoryboard(ann);
  });

  it('and dropped when meanwhile the customer has ordered', async () => {
    const ann = await story({ at: '2026-03-02T18:30', customer: {} });
    await ann.emits('cart.updated', cart());
    await ann.after(hours(12));
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-confirmed', 'Tue 3 Mar 06:30']]);
    expect(ann.trail('abandoned-cart')).toEqual([
      'Wait 3 hours',
      'Cart reminder: wait (quiet-hours)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });
});

describe('A cart reminder is dropped', () => {
  it('when the week has had its four messages and the next may come only on the day after tomorrow', async () => {
    const ann = await story({ at: '2026-03-01T11:00' });
    await ann.registers();
    await ann.until('2026-03-06T10:00');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-07T15:00');
    await ann.emits('cart.updated', cart(undefined, 'cart-2'));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Sun 1 Mar 11:00'],
      ['email', 'welcome', 'Mon 2 Mar 11:00'],
      ['email', 'first-order-help', 'Thu 5 Mar 11:00'],
      ['email', 'cart-reminder', 'Fri 6 Mar 13:00'],
      ['email', 'cart-offer', 'Sat 7 Mar 13:00'],
      ['push', 'code-not-used', 'Mon 9 Mar 11:00'],
    ]);
    expect(ann.trail('abandoned-cart').slice(5)).toEqual([
      '#2 Wait 3 hours',
      '#2 Cart reminder: skip (weekly-cap)',
      '#2 Wait 1 day',
      '#2 Cart offer: skip (first-touch)',
      '#2 Finished',
    ]);
    expectStoryboard(ann);
  });
});

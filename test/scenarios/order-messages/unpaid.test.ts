import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../../statemachines/language/durations.ts';
import { story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';
import { orderScenarios } from './order-scenarios.ts';

const monday = { at: '2026-03-02T10:00', scenarios: orderScenarios, customer: { name: 'Ann' } };
const orderId = 'order-1';
const payUrl = 'https://shop.example.com/pay/order-1';

describe('An order that is not paid', () => {
  it('is asked for at once, 3 hours later and 2 hours before its reservation ends', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', order());
    await ann.after(minutes(1));
    await ann.emits('order.payment-failed', { orderId, payUrl, reservedUntil: '2026-03-03T18:00:00Z' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'order-confirmed', 'Mon 2 Mar 10:00'],
      ['email', 'payment-failed', 'Mon 2 Mar 10:01'],
      ['email', 'payment-reminder', 'Mon 2 Mar 13:01'],
      ['email', 'payment-last', 'Tue 3 Mar 16:00'],
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('and has no reservation is asked for once more on the next day', async () => {
    const ann = await story(monday);
    await ann.emits('order.payment-failed', { orderId });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'payment-failed', 'Mon 2 Mar 10:00'],
      ['email', 'payment-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'payment-last', 'Tue 3 Mar 09:00'],
    ]);
    expectStoryboard(ann);
  });

  it('is not asked for again when it is paid', async () => {
    const ann = await story(monday);
    await ann.emits('order.payment-failed', { orderId, payUrl });
    await ann.after(hours(1));
    await ann.emits('order.paid', { orderId });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'payment-failed', 'Mon 2 Mar 10:00'],
      ['email', 'order-paid', 'Mon 2 Mar 11:00'],
    ]);
    expect(ann.trail('payment-failed').slice(-2)).toEqual(['Payment reminder: leave (goal-reached)', 'Left']);
    expectStoryboard(ann);
  });

  it('is not asked for again when it is paid after the reminder', async () => {
    const ann = await story(monday);
    await ann.emits('order.payment-failed', { orderId, payUrl });
    await ann.after(hours(5));
    await ann.emits('order.paid', { orderId });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual([
      'payment-failed',
      'payment-reminder',
      'order-paid',
    ]);
    expect(ann.trail('payment-failed').slice(-2)).toEqual([
      'Reservation ends soon: leave (goal-reached)',
      'Left',
    ]);
  });

  it('is not asked for again when it is cancelled', async () => {
    const ann = await story(monday);
    await ann.emits('order.payment-failed', { orderId, payUrl });
    await ann.after(hours(1));
    await ann.emits('order.cancelled', { orderId });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['payment-failed', 'order-cancelled']);
    expect(ann.trail('payment-failed').slice(-2)).toEqual([
      'Payment reminder: leave (exit-happened)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('is not asked for at all when the failure is heard of after the payment', async () => {
    const ann = await story(monday);
    await ann.emits('order.paid', { orderId });
    await ann.after(minutes(1));
    await ann.emits('order.payment-failed', { orderId }, { at: '2026-03-02T09:58' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-paid', 'Mon 2 Mar 10:00']]);
    expectStoryboard(ann);
  });

  it('is asked for in one sequence however often the card is tried', async () => {
    const ann = await story(monday);
    for (let attempt = 0; attempt < 3; attempt++) {
      await ann.emits('order.payment-failed', { orderId, payUrl });
      await ann.after(minutes(5));
    }
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual([
      'payment-failed',
      'payment-reminder',
      'payment-last',
    ]);
    expectStoryboard(ann);
  });

  it('in the night is asked for at once, and again in the morning', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T22:00' });
    await ann.emits('order.payment-failed', { orderId, payUrl });
    await ann.until('2026-03-03T12:00');
    expect(ann.outbox).toEqual([
      ['email', 'payment-failed', 'Mon 2 Mar 22:00'],
      ['email', 'payment-reminder', 'Tue 3 Mar 09:10'],
    ]);
    expectStoryboard(ann);
  });

  it('in the evening is asked for once more before a reservation ends in the morning', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T18:30' });
    await ann.emits('order.payment-failed', { orderId, payUrl, reservedUntil: '2026-03-03T08:00:00Z' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'payment-failed', 'Mon 2 Mar 18:30'],
      ['email', 'payment-last', 'Tue 3 Mar 06:00'],
    ]);
    expectStoryboard(ann);
  });

  it('and is reserved for 4 hours is asked for twice, and not a third time in the same minute', async () => {
    const ann = await story(monday);
    await ann.emits('order.payment-failed', { orderId, payUrl, reservedUntil: '2026-03-02T14:00:00Z' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'payment-failed', 'Mon 2 Mar 10:00'],
      ['email', 'payment-reminder', 'Mon 2 Mar 13:00'],
    ]);
    expect(ann.trail('payment-failed').slice(-2)).toEqual([
      'Reservation ends soon: skip (too-late)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('is asked for within its reservation only', async () => {
    const ann = await story(monday);
    await ann.emits('order.payment-failed', { orderId, payUrl, reservedUntil: '2026-03-02T11:00:00Z' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'payment-failed', 'Mon 2 Mar 10:00']]);
    expect(ann.trail('payment-failed').filter((line) => line.includes('skip'))).toEqual([
      'Payment reminder: skip (too-late)',
      'Reservation ends soon: skip (too-late)',
    ]);
    expectStoryboard(ann);
  });

  it('is asked for within its reservation only, however long the provider has too much to do', async () => {
    const ann = await story({
      ...monday,
      provider: (_, count) =>
        count > 2 ? { result: 'throttled', because: 'SES answered Throttling (400)' } : undefined,
    });
    await ann.emits('order.payment-failed', { orderId, payUrl, reservedUntil: '2026-03-03T18:00:00Z' });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['payment-failed', 'payment-reminder']);
    expect(ann.trail('payment-failed').slice(-4)).toEqual([
      'Reservation ends soon: wait (throttled)',
      'Reservation ends soon: wait for a good hour',
      'Reservation ends soon: skip (too-late)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('ends the cart that it came from', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T09:00' });
    await ann.emits('cart.updated', cart());
    await ann.after(hours(2));
    await ann.emits('order.placed', order());
    await ann.emits('order.payment-failed', { orderId, payUrl });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual([
      'order-confirmed',
      'payment-failed',
      'payment-reminder',
      'payment-last',
    ]);
    expectStoryboard(ann);
  });
});

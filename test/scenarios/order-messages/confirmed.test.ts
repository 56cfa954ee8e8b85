import { describe, expect, it } from 'vitest';
import type { Delivery, Handover } from '../../../functions/ports/delivery/channels.ts';
import { minutes } from '../../../statemachines/language/durations.ts';
import { story } from '../../story.ts';
import { cart, cup, order, teapot } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';
import { orderScenarios } from './order-scenarios.ts';

const monday = { at: '2026-03-02T10:00', scenarios: orderScenarios, customer: { name: 'Ann' } };
const throttledOnce = (_: Delivery, count: number): Handover | undefined =>
  count === 1 ? { result: 'throttled', because: 'SES answered Throttling (400)' } : undefined;

describe('Order confirmed', () => {
  it('is said at once', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', { ...order([teapot, cup]), delivery: 'Thursday 5 March, 12 to 14 h' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-confirmed', 'Mon 2 Mar 10:00']]);
    expect(ann.trail('order-confirmed')).toEqual(['Order confirmed: send (delivered)', 'Finished']);
    expect(ann.deliveries.map((delivery) => 'unsubscribe' in delivery)).toEqual([false]);
    expectStoryboard(ann, { whole: true });
  });

  it('is said in Russian to a customer who reads Russian', async () => {
    const olga = await story({ ...monday, customer: { language: 'ru', contacts: ['sms'] } });
    await olga.emits('order.placed', order());
    await olga.untilQuiet();
    expect(olga.outbox).toEqual([['sms', 'order-confirmed', 'Mon 2 Mar 10:00']]);
    expect(
      olga.deliveries.map(({ content }) => content.channel === 'sms' && /[А-я]/.test(content.text)),
    ).toEqual([true]);
    expectStoryboard(olga);
  });

  it('is said at three in the morning', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T03:00' });
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-confirmed', 'Mon 2 Mar 03:00']]);
    expectStoryboard(ann);
  });

  it('is said to who wants no marketing, and however much was said before', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T13:00');
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'preference centre' });
    await ann.after(minutes(1));
    await ann.emits('order.placed', order());
    await ann.after(minutes(1));
    await ann.emits('order.placed', order([cup], 'order-2'));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'order-confirmed', 'Mon 2 Mar 13:01'],
      ['email', 'order-confirmed', 'Mon 2 Mar 13:02'],
    ]);
    expectStoryboard(ann);
  });

  it('is said once for an order, whatever the app repeats', async () => {
    const ann = await story(monday);
    const placed = await ann.emits('order.placed', order());
    await ann.repeats(placed);
    await ann.after(minutes(1));
    await ann.repeats(placed);
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-confirmed', 'Mon 2 Mar 10:00']]);
    expect(ann.trail('order-confirmed')).toEqual([
      'Order confirmed: send (delivered)',
      'Finished',
      '#2 Order confirmed: leave (already-entered)',
      '#2 Left',
    ]);
    expectStoryboard(ann);
  });

  it('comes by push when mail bounces, and by SMS when there is no device', async () => {
    const ann = await story(monday);
    await ann.emits('address.suppressed', { channel: 'email', address: 'ann@example.com', why: 'bounced' });
    await ann.emits('order.placed', order());
    await ann.after(minutes(1));
    await ann.emits('address.suppressed', { channel: 'push', address: 'device-1', why: 'dead' });
    await ann.emits('order.placed', order([cup], 'order-2'));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['push', 'order-confirmed', 'Mon 2 Mar 10:00'],
      ['sms', 'order-confirmed', 'Mon 2 Mar 10:01'],
    ]);
    expectStoryboard(ann);
  });

  it('reaches even who complained, but not at that address', async () => {
    const ann = await story(monday);
    await ann.emits('address.suppressed', {
      channel: 'email',
      address: 'ann@example.com',
      why: 'complained',
    });
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['push', 'order-confirmed', 'Mon 2 Mar 10:00']]);
    expectStoryboard(ann);
  });

  it('is not said for an order cancelled while it could not be said', async () => {
    const ann = await story({ ...monday, provider: throttledOnce });
    await ann.emits('order.placed', order());
    await ann.after(minutes(5));
    await ann.emits('order.cancelled', { orderId: 'order-1' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-cancelled', 'Mon 2 Mar 10:05']]);
    expect(ann.trail('order-confirmed')).toEqual([
      'Order confirmed: wait (throttled)',
      'Order confirmed: wait for a good hour',
      'Order confirmed: leave (exit-happened)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('is said although another order was cancelled', async () => {
    const ann = await story({ ...monday, provider: throttledOnce });
    await ann.emits('order.placed', order());
    await ann.after(minutes(5));
    await ann.emits('order.cancelled', { orderId: 'order-2' });
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, message]) => [channel, message])).toEqual([
      ['email', 'order-cancelled'],
      ['email', 'order-confirmed'],
    ]);
    expectStoryboard(ann);
  });

  it('is said although one of its items was cancelled', async () => {
    const ann = await story({ ...monday, provider: throttledOnce });
    await ann.emits('order.placed', order([teapot, cup]));
    await ann.after(minutes(5));
    await ann.emits('order.reduced', { orderId: 'order-1' });
    await ann.untilQuiet();
    expect(ann.outbox.map(([channel, message]) => [channel, message])).toEqual([
      ['email', 'order-confirmed'],
    ]);
  });

  it('is not said when the cancellation was heard of first', async () => {
    const ann = await story(monday);
    await ann.emits('order.cancelled', { orderId: 'order-1' });
    await ann.after(minutes(1));
    await ann.emits('order.placed', order(), { at: '2026-03-02T09:59' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-cancelled', 'Mon 2 Mar 10:00']]);
    expect(ann.trail('order-confirmed')).toEqual(['Order confirmed: leave (exit-happened)', 'Left']);
    expectStoryboard(ann);
  });

  it('is not said for an order told a day late', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', order(), { at: '2026-03-01T09:00' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('order-confirmed')).toEqual([]);
  });

  it('finds nobody to say it to without any address', async () => {
    const ann = await story({ ...monday, customer: { contacts: [] } });
    await ann.emits('order.placed', order());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('order-confirmed')).toEqual(['Order confirmed: skip (no-address)', 'Finished']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../statemachines/language/channels.ts';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import type { EventName, Properties } from '../../../statemachines/language/events.ts';
import { type Story, story, type Told } from '../../story.ts';
import { cart, cup, order, teapot } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';
import { orderScenarios } from './order-scenarios.ts';

const monday = { at: '2026-03-02T10:00', scenarios: orderScenarios, customer: { name: 'Ann' } };
const orderId = 'order-1';
const sent = ({ outbox }: Story): readonly string[] =>
  outbox.map(([channel, message]) => `${message} by ${channel}`);

/** Each status that is told at once, with its message. */
const statuses: readonly {
  readonly scenario: string;
  readonly first: Channel;
  readonly last: Channel;
  readonly atNight: boolean;
  readonly says: (story: Story) => Promise<Told>;
}[] = [
  status('order-paid', 'order.paid', { orderId }, 'email', true),
  status('payment-failed', 'order.payment-failed', { orderId }, 'email', true),
  status('order-shipped', 'order.shipped', { orderId }, 'push', false),
  status('delivery-changed', 'order.delivery-changed', { orderId, expectedOn: '2026-03-06' }, 'push', false),
  status('ready-for-pickup', 'order.ready-for-pickup', { orderId, place: '1 Market Street' }, 'push', false),
  status('order-delivered', 'order.delivered', { orderId }, 'push', false),
  status('order-refunded', 'order.refunded', { orderId, amount: 40, currency: 'USD' }, 'email', false),
  status('order-cancelled', 'order.cancelled', { orderId }, 'email', true),
];

function status<E extends EventName>(
  scenario: string,
  name: E,
  properties: Properties<E>,
  first: Channel,
  atNight: boolean,
) {
  const last: Channel = first === 'email' ? 'sms' : 'email';
  const says = (ann: Story) => ann.emits(name, properties);
  return { scenario, first, last, atNight, says };
}

describe('An order', () => {
  it('is accompanied from the confirmation to the door', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', order([teapot, cup]));
    await ann.after(minutes(2));
    await ann.emits('order.paid', { orderId });
    await ann.until('2026-03-03T14:00');
    await ann.emits('order.shipped', {
      orderId,
      carrier: 'Green Parcel',
      trackingUrl: 'https://parcel.example.com/1234',
      expectedOn: '2026-03-05',
    });
    await ann.until('2026-03-04T09:30');
    await ann.emits('order.delivery-changed', { orderId, expectedOn: '2026-03-06', why: 'snow' });
    await ann.until('2026-03-06T12:00');
    await ann.emits('order.delivered', { orderId });
    await ann.until('2026-03-07T12:00');
    expect(ann.outbox).toEqual([
      ['email', 'order-confirmed', 'Mon 2 Mar 10:00'],
      ['email', 'order-paid', 'Mon 2 Mar 10:02'],
      ['push', 'order-shipped', 'Tue 3 Mar 14:00'],
      ['push', 'delivery-changed', 'Wed 4 Mar 09:30'],
      ['push', 'order-delivered', 'Fri 6 Mar 12:00'],
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('that goes wrong is followed to the refund, by email to who has no app', async () => {
    const ann = await story({ ...monday, customer: { name: 'Ann', contacts: ['email'] } });
    await ann.emits('order.placed', order([teapot, cup]));
    await ann.until('2026-03-03T14:00');
    await ann.emits('order.shipped', { orderId, expectedOn: '2026-03-05' });
    await ann.until('2026-03-05T12:00');
    await ann.emits('order.delivery-changed', { orderId, expectedOn: '2026-03-09', why: 'snow' });
    await ann.until('2026-03-06T12:00');
    await ann.emits('order.cancelled', { orderId });
    await ann.until('2026-03-07T12:00');
    await ann.emits('order.refunded', { orderId, amount: 52, currency: 'USD' });
    await ann.untilQuiet();
    expect(sent(ann)).toEqual([
      'order-confirmed by email',
      'order-shipped by email',
      'delivery-changed by email',
      'order-cancelled by email',
      'order-refunded by email',
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('is accompanied in Russian and by SMS', async () => {
    const olga = await story({
      scenarios: orderScenarios,
      at: '2026-03-02T12:00',
      customer: { language: 'ru', zone: 'Europe/Moscow', contacts: ['sms'] },
    });
    await olga.emits('order.placed', order());
    await olga.emits('order.paid', { orderId });
    await olga.after(hours(4));
    await olga.emits('order.shipped', { orderId, expectedOn: '2026-03-05' });
    await olga.after(minutes(1));
    await olga.emits('order.delivery-changed', { orderId, expectedOn: '2026-03-06' });
    await olga.after(days(1));
    await olga.emits('order.ready-for-pickup', {
      orderId,
      place: 'ул. Садовая, 5',
      storageUntil: '2026-03-10T20:00:00+03:00',
    });
    await olga.after(hours(1));
    await olga.emits('order.collected', { orderId });
    await olga.emits('order.refunded', { orderId, amount: 5, currency: 'USD' });
    await olga.untilQuiet();
    expect(sent(olga)).toEqual([
      'order-confirmed by sms',
      'order-paid by sms',
      'order-shipped by sms',
      'delivery-changed by sms',
      'ready-for-pickup by sms',
      'order-refunded by sms',
    ]);
    expectStoryboard(olga);
  });

  it('that was split into three parcels is said to be on its way three times', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', order([teapot, cup]));
    for (const parcel of ['1', '2', '3']) {
      await ann.after(hours(1));
      await ann.emits('order.shipped', { orderId, trackingUrl: `https://parcel.example.com/${parcel}` });
    }
    await ann.after(days(1));
    await ann.emits('order.delivered', { orderId });
    await ann.after(days(1));
    expect(sent(ann)).toEqual([
      'order-confirmed by email',
      'order-shipped by push',
      'order-shipped by push',
      'order-shipped by push',
      'order-delivered by push',
    ]);
    expectStoryboard(ann);
  });

  it('in parcels that leave in the night is said to be on its way once, in the morning', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T21:00' });
    for (const parcel of ['1', '2', '3']) {
      await ann.emits('order.shipped', { orderId, trackingUrl: `https://parcel.example.com/${parcel}` });
      await ann.after(minutes(10));
    }
    await ann.untilQuiet();
    expect(sent(ann)).toEqual(['order-shipped by push']);
    expectStoryboard(ann);
  });

  it('placed, paid and shipped in the night is confirmed at once and sent off in the morning', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T23:00' });
    await ann.emits('order.placed', order());
    await ann.emits('order.paid', { orderId });
    await ann.after(hours(2));
    await ann.emits('order.shipped', { orderId });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'order-confirmed', 'Mon 2 Mar 23:00'],
      ['email', 'order-paid', 'Mon 2 Mar 23:00'],
      ['push', 'order-shipped', 'Tue 3 Mar 09:26'],
    ]);
    expectStoryboard(ann);
  });

  it('delivered before the morning is not said to be on its way any more', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T21:00' });
    await ann.emits('order.shipped', { orderId });
    await ann.until('2026-03-03T07:00');
    await ann.emits('order.delivered', { orderId });
    await ann.until('2026-03-03T20:00');
    expect(sent(ann)).toEqual(['order-delivered by push']);
    expect(ann.trail('order-shipped').slice(-2)).toEqual(['Order shipped: leave (exit-happened)', 'Left']);
    expectStoryboard(ann);
  });

  it('whose statuses come in the wrong order is told of as it stands', async () => {
    const ann = await story(monday);
    await ann.emits('order.delivered', { orderId });
    await ann.after(minutes(5));
    await ann.emits('order.shipped', { orderId }, { at: '2026-03-02T08:00' });
    await ann.emits(
      'order.ready-for-pickup',
      { orderId, place: '1 Market Street' },
      { at: '2026-03-02T09:00' },
    );
    await ann.emits('order.paid', { orderId }, { at: '2026-03-02T07:00' });
    await ann.emits('order.placed', order(), { at: '2026-03-02T06:00' });
    await ann.until('2026-03-03T12:00');
    expect(sent(ann)).toEqual(['order-delivered by push']);
    for (const late of ['order-shipped', 'ready-for-pickup', 'order-paid', 'order-confirmed'])
      expect(ann.trail(late).at(-1)).toBe('Left');
    const timeline = await ann.store.timeline('customer-1', 100);
    expect(timeline.filter((entry) => 'name' in entry && entry.name === 'order.shipped')).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('whose delivery is moved again in the night is told of with the last date', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T21:00' });
    await ann.emits('order.delivery-changed', { orderId, expectedOn: '2026-03-06' });
    await ann.after(hours(2));
    await ann.emits('order.delivery-changed', { orderId, expectedOn: '2026-03-09' });
    await ann.untilQuiet();
    expect(sent(ann)).toEqual(['delivery-changed by push']);
    expectStoryboard(ann);
  });

  it('refunded in parts is told of each part', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', order([teapot, cup]));
    await ann.after(days(1));
    await ann.emits('order.refunded', { orderId, amount: 12, currency: 'USD' });
    await ann.after(days(1));
    await ann.emits('order.refunded', { orderId, amount: 40, currency: 'USD' });
    await ann.untilQuiet();
    expect(sent(ann)).toEqual([
      'order-confirmed by email',
      'order-refunded by email',
      'order-refunded by email',
    ]);
    expectStoryboard(ann);
  });

  it('of which little is known is spoken of with its number alone', async () => {
    const ann = await story(monday);
    for (const { says } of statuses) {
      await says(ann);
      await ann.after(hours(1));
    }
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual([
      'order-paid',
      'payment-failed',
      'order-shipped',
      'delivery-changed',
      'payment-reminder',
      'ready-for-pickup',
      'order-delivered',
      'order-refunded',
      'order-cancelled',
    ]);
    expectStoryboard(ann);
  });

  it('that arrived is not asked about in marketing within the hour', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T12:30');
    await ann.emits('order.delivered', { orderId });
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox).toEqual([
      ['push', 'order-delivered', 'Mon 2 Mar 12:30'],
      ['email', 'cart-reminder', 'Mon 2 Mar 13:30'],
    ]);
    expectStoryboard(ann);
  });
});

describe('A message about an order', () => {
  it.each(statuses)('$scenario comes by $first first', async ({ scenario, first, says }) => {
    const ann = await story({ ...monday, customer: { consents: [] } });
    await says(ann);
    await ann.after(minutes(1));
    expect(ann.outbox).toEqual([[first, scenario, 'Mon 2 Mar 10:00']]);
    expect(ann.deliveries.every((delivery) => !('unsubscribe' in delivery))).toBe(true);
  });

  it.each(statuses)('$scenario comes by $last at last', async ({ scenario, last, says }) => {
    const ann = await story({ ...monday, customer: { contacts: [last] } });
    await says(ann);
    await ann.after(minutes(1));
    expect(ann.outbox).toEqual([[last, scenario, 'Mon 2 Mar 10:00']]);
  });

  it.each(statuses)('$scenario in the night: at once is $atNight', async ({ scenario, atNight, says }) => {
    const ann = await story({ ...monday, at: '2026-03-02T02:00' });
    await says(ann);
    await ann.until('2026-03-02T10:01');
    const [, , at] = ann.outbox.find(([, message]) => message === scenario) ?? [];
    expect(at).toMatch(atNight ? / 02:00$/ : / (09:\d\d|10:00)$/);
  });

  it.each(statuses)('$scenario is said once when the app tells it twice', async ({ scenario, says }) => {
    const ann = await story(monday);
    const told = await says(ann);
    await ann.repeats(told);
    await ann.after(minutes(30));
    await ann.repeats(told);
    await ann.after(minutes(30));
    expect(ann.outbox.filter(([, message]) => message === scenario)).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { events } from '#map';
import { buildView } from '../../../functions/core/content/view.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Channel } from '../../../statemachines/language/channels.ts';
import type { CustomerEvent, EventName, Properties } from '../../../statemachines/language/events.ts';
import { policy } from '../../../statemachines/policy.ts';

const moment = { at: '2026-11-20T12:00:00.000Z', id: 'event-1' };
const event = <E extends EventName>(name: E, key: string, properties: Properties<E>): CustomerEvent =>
  // Name and properties belong together, which the union alone does not say.
  ({ ...moment, name, customer: 'customer-1', key, properties }) as unknown as CustomerEvent;
const view = (
  told: CustomerEvent,
  goods?: CustomerEvent,
  { channel = 'email', about }: { channel?: Channel; about?: 'subscription' | 'order' } = {},
) =>
  buildView({
    profile: { ...newProfile('customer-1'), zone: 'Europe/London' },
    event: told,
    ...(goods === undefined ? {} : { goods }),
    run: {
      id: told.id,
      at: told.at,
      name: told.name,
      customer: 'customer-1',
      key: told.key,
      facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
      ...(about === undefined ? {} : { due: { at: told.at, since: told.at, about } }),
    },
    now: new Date(moment.at),
    products: [],
    tags: { scenario: 'tested', message: 'tested', run: 'tested-0123456789abcdef' },
    channel,
    language: 'en',
    policy,
    events,
  });

const subscription = {
  subscriptionId: 'sub-1',
  plan: 'monthly',
  title: 'Green box',
  chargeAt: '2026-11-24T09:00:00Z',
  amount: 24.9,
  currency: 'EUR',
  account: 'card ending 4242',
  topUpUrl: 'https://shop.example.com/t/1',
  manageUrl: 'https://shop.example.com/my/plan',
} as const;
const started = event('subscription.started', 'sub-1', subscription);
const due = event('scenario.due', 'sub-1', {
  scenario: 'renewal',
  key: 'sub-1',
  day: '2026-11-21',
  since: moment.at,
});

describe('A subscription', () => {
  it('is shown by the event that told the date, with amount, day, plan and account', () => {
    const { subscription: shown, links, order } = view(due, started, { about: 'subscription' });
    expect(shown).toEqual({
      title: 'Green box',
      plan: 'monthly',
      amount: '€24.90',
      chargeOn: 'Tuesday 24 November',
      account: 'card ending 4242',
    });
    expect(order).toBeUndefined();
    expect(links).toMatchObject({
      open: subscription.manageUrl,
      manage: subscription.manageUrl,
      topUp: subscription.topUpUrl,
    });
    expect(links.stars).toBeUndefined();
  });

  it('leads to where a failed charge is paid, and else to its own page', () => {
    const failed = { subscriptionId: 'sub-1', payUrl: 'https://pay.example.com/1' };
    expect(view(event('subscription.payment-failed', 'sub-1', failed), started).links).toMatchObject({
      open: failed.payUrl,
      pay: failed.payUrl,
      manage: subscription.manageUrl,
    });
    const unknown = view(event('subscription.payment-failed', 'sub-1', { subscriptionId: 'sub-1' }));
    expect(unknown.links.open).toMatch(/^https:\/\/shop\.example\.com\/subscriptions\/sub-1\?utm_/);
    expect(unknown.subscription).toBeUndefined();
  });

  it('that is short leads to where it is topped up: the page that the event names, or the known one', () => {
    const short = event('subscription.short', 'sub-1', { subscriptionId: 'sub-1' });
    expect(view(short, started).links.open).toBe(subscription.topUpUrl);
    const named = { subscriptionId: 'sub-1', topUpUrl: 'https://shop.example.com/t/2' };
    const { links } = view(event('subscription.short', 'sub-1', named), started, { channel: 'sms' });
    expect(links.open).toBe('shop.example.com/t/2');
  });
});

describe('A booking', () => {
  const booking = {
    bookingId: 'b-1',
    title: 'Garden room',
    startsAt: '2026-12-01T15:00:00Z',
    url: 'https://shop.example.com/b/1',
    upgrade: true,
    upgradeTo: 'Garden suite',
    upgradePrice: 15,
    currency: 'EUR',
  };

  it('is shown with its upgrade, and until when an answer counts', () => {
    const shown = view(event('booking.confirmed', 'b-1', booking));
    expect(shown.booking).toEqual({
      title: 'Garden room',
      startsAt: '1 December at 15:00',
      upgradeTo: 'Garden suite',
      upgradePrice: '€15',
      answerUntil: '22 November at 12:00',
    });
    expect(shown.links.open).toMatch(/^https:\/\/shop\.example\.com\/b\/1\?utm_/);
  });

  it('leaves a day before it begins, and says no price where there is none', () => {
    const { upgradePrice: _, ...free } = booking;
    const soon = view(event('booking.confirmed', 'b-1', { ...free, startsAt: '2026-11-22T10:00:00Z' }));
    expect(soon.booking).toMatchObject({ answerUntil: '21 November at 10:00' });
    expect(soon.booking?.upgradePrice).toBeUndefined();
  });
});

describe('What a run is due for', () => {
  it('is told by the event of the date: the day that was promised, and where to follow the parcel', () => {
    const shipped = event('order.shipped', 'order-1', {
      orderId: 'order-1',
      carrier: 'Green Van',
      trackingUrl: 'https://van.example.com/1',
      expectedOn: '2026-11-19',
    });
    const late = event('scenario.due', 'order-1', {
      scenario: 'delivery-late',
      key: 'order-1',
      day: '2026-11-20',
      since: moment.at,
    });
    const shown = view(late, shipped, { about: 'order' });
    expect(shown.status).toEqual({ carrier: 'Green Van', expectedOn: 'Thursday 19 November' });
    expect(shown.order).toEqual({ number: 'order-1' });
    expect(shown.links.open).toBe('https://van.example.com/1');
  });
});

describe('News', () => {
  it('are shown with their own page', () => {
    const news = {
      batch: 'b',
      title: 'Olive trees',
      text: 'Thirty.',
      url: 'https://shop.example.com/olives',
    };
    const shown = view(event('news.offered', 'customer', news));
    expect(shown.news).toEqual({ title: 'Olive trees', text: 'Thirty.' });
    expect(shown.links.open).toMatch(/^https:\/\/shop\.example\.com\/olives\?utm_/);
  });
});

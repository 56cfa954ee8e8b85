import { describe, expect, it } from 'vitest';
import renewal from '../../../statemachines/scenarios/retention/renewal.ts';
import renewalSoon from '../../../statemachines/scenarios/retention/renewal-soon.ts';
import { type Story, story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const scenarios = [renewal, renewalSoon];
const monday = { at: '2026-03-02T10:00', scenarios, customer: { name: 'Ann', contacts: ['email'] } } as const;
const monthly = {
  subscriptionId: 'sub-1',
  plan: 'monthly',
  title: 'Green box',
  chargeAt: '2026-03-20T09:00:00Z',
  amount: 24.9,
  currency: 'USD',
  account: 'card ending 4242',
  manageUrl: 'https://shop.example.com/my/plan',
  topUpUrl: 'https://shop.example.com/my/top-up',
} as const;
const notices = ({ outbox }: Story) => outbox.map(([, message, at]) => [message, at.slice(0, 10).trim()]);

describe('A renewal', () => {
  it('of a monthly plan is told of three days before: how much, when, what and from where', async () => {
    const ann = await story(monday);
    await ann.emits('subscription.started', monthly);
    await ann.until('2026-03-25T12:00');
    expect(notices(ann)).toEqual([['renewal-notice', 'Tue 17 Mar']]);
    expectStoryboard(ann, { whole: true });
  });

  it('of a monthly plan is told of every month', async () => {
    const ann = await story(monday);
    await ann.emits('subscription.started', monthly);
    await ann.until('2026-03-20T09:00');
    await ann.emits('subscription.renewed', { ...monthly, chargeAt: '2026-04-20T09:00:00Z' });
    await ann.until('2026-04-25T12:00');
    expect(notices(ann)).toEqual([
      ['renewal-notice', 'Tue 17 Mar'],
      ['renewal-notice', 'Fri 17 Apr'],
    ]);
    expectStoryboard(ann);
  });

  it('of a yearly plan is told of a month and a week before', async () => {
    const ann = await story(monday);
    await ann.emits('subscription.started', {
      ...monthly,
      plan: 'yearly',
      chargeAt: '2026-06-20T09:00:00Z',
    });
    await ann.until('2026-06-21T12:00');
    expect(notices(ann)).toEqual([
      ['renewal-notice', 'Thu 21 May'],
      ['renewal-notice', 'Sat 13 Jun'],
    ]);
    expectStoryboard(ann);
  });

  it('after a trial is told of a week before its first charge, in Russian', async () => {
    const olga = await story({
      ...monday,
      customer: { name: 'Ольга', language: 'ru', zone: 'Europe/Moscow', contacts: ['email'] },
    });
    await olga.emits('subscription.started', { ...monthly, plan: 'trial', title: 'Зелёная коробка' });
    await olga.until('2026-03-25T12:00');
    expect(notices(olga)).toEqual([['renewal-notice', 'Fri 13 Mar']]);
    expectStoryboard(olga, { whole: true });
  });

  it('is not told of after the subscription was cancelled', async () => {
    const ann = await story(monday);
    await ann.emits('subscription.started', monthly);
    await ann.until('2026-03-10T12:00');
    await ann.emits('subscription.cancelled', { subscriptionId: 'sub-1' });
    await ann.until('2026-03-25T12:00');
    expect(notices(ann)).toEqual([]);
    expect(ann.trail('renewal').at(-1)).toBe('Left');
    expectStoryboard(ann);
  });

  it('that was paid early is told of before the next charge', async () => {
    const ann = await story(monday);
    await ann.emits('subscription.started', monthly);
    await ann.until('2026-03-10T12:00');
    await ann.emits('subscription.renewed', { ...monthly, chargeAt: '2026-04-20T09:00:00Z' });
    await ann.until('2026-04-25T12:00');
    expect(notices(ann)).toEqual([['renewal-notice', 'Fri 17 Apr']]);
  });

  it('is counted anew when date or price change, and told of with the new price', async () => {
    const ann = await story(monday);
    await ann.emits('subscription.started', monthly);
    await ann.until('2026-03-10T12:00');
    await ann.emits('subscription.changed', { ...monthly, chargeAt: '2026-03-28T09:00:00Z', amount: 39 });
    await ann.until('2026-04-01T12:00');
    expect(notices(ann)).toEqual([['renewal-notice', 'Wed 25 Mar']]);
    expect(ann.deliveries[0]?.content).toMatchObject({ subject: expect.stringContaining('$39') });
    expectStoryboard(ann);
  });

  it('of each of two subscriptions is told of by itself', async () => {
    const ann = await story(monday);
    await ann.emits('subscription.started', monthly);
    await ann.emits('subscription.started', { ...monthly, subscriptionId: 'sub-2', title: 'Seed club' });
    await ann.until('2026-03-10T12:00');
    await ann.emits('subscription.cancelled', { subscriptionId: 'sub-1' });
    await ann.until('2026-03-25T12:00');
    expect(notices(ann)).toEqual([['renewal-notice', 'Tue 17 Mar']]);
    expect(ann.deliveries[0]?.content).toMatchObject({ text: expect.stringContaining('Seed club') });
  });
});

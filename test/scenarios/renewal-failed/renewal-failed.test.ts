import { describe, expect, it } from 'vitest';
import renewalFailed from '../../../statemachines/scenarios/retention/renewal-failed.ts';
import { story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const march = {
  at: '2026-03-02T10:00',
  scenarios: [renewalFailed],
  customer: { name: 'Ann', contacts: ['email'] },
} as const;
const subscriptionId = 'sub-1';
const monthly = {
  subscriptionId,
  plan: 'monthly',
  title: 'Green box',
  chargeAt: '2026-03-20T09:00:00Z',
  amount: 24.9,
  currency: 'USD',
} as const;
const failed = { subscriptionId, payUrl: 'https://shop.example.com/pay/1' };

describe('A renewal that was not paid', () => {
  it('is reminded of one, three and five days later', async () => {
    const ann = await story(march);
    await ann.emits('subscription.started', monthly);
    await ann.until('2026-03-20T10:00');
    await ann.emits('subscription.payment-failed', failed);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'renewal-failed', 'Sat 21 Mar 10:00'],
      ['email', 'renewal-failed', 'Mon 23 Mar 10:00'],
      ['email', 'renewal-failed-last', 'Wed 25 Mar 10:00'],
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('is not reminded of once it is paid', async () => {
    const ann = await story(march);
    await ann.emits('subscription.started', monthly);
    await ann.until('2026-03-20T10:00');
    await ann.emits('subscription.payment-failed', failed);
    await ann.until('2026-03-22T10:00');
    await ann.emits('subscription.renewed', { ...monthly, chargeAt: '2026-04-20T09:00:00Z' });
    await ann.untilQuiet();
    expect(ann.outbox).toHaveLength(1);
    expect(ann.trail('renewal-failed').slice(-2)).toEqual([
      'Renewal not paid, once more: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('is not reminded of once the subscription is cancelled', async () => {
    const ann = await story(march);
    await ann.emits('subscription.payment-failed', failed);
    await ann.until('2026-03-02T20:00');
    await ann.emits('subscription.cancelled', { subscriptionId });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
  });

  it('has one row of reminders, though the shop tries again and fails', async () => {
    const ann = await story(march);
    await ann.emits('subscription.payment-failed', failed);
    await ann.until('2026-03-03T12:00');
    await ann.emits('subscription.payment-failed', failed);
    await ann.untilQuiet();
    expect(ann.outbox).toHaveLength(3);
  });

  it('is reminded of in Russian, by push', async () => {
    const olga = await story({
      ...march,
      customer: { language: 'ru', zone: 'Europe/Moscow', contacts: ['push'] },
    });
    await olga.emits('subscription.started', { ...monthly, title: 'Зелёная коробка' });
    await olga.emits('subscription.payment-failed', failed);
    await olga.untilQuiet();
    expectStoryboard(olga);
  });
});

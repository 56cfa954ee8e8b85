import { describe, expect, it } from 'vitest';
import renewalShort from '../../../statemachines/scenarios/retention/renewal-short.ts';
import { story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const march = { at: '2026-03-02T10:00', scenarios: [renewalShort], customer: { name: 'Ann' } } as const;
const subscriptionId = 'sub-1';
const monthly = {
  subscriptionId,
  plan: 'monthly',
  title: 'Green box',
  chargeAt: '2026-03-20T09:00:00Z',
  amount: 24.9,
  currency: 'USD',
  account: 'balance',
} as const;
const short = { subscriptionId, topUpUrl: 'https://shop.example.com/t/1' };

describe('A balance that will not do', () => {
  it('is told of by email, with the way to top up', async () => {
    const ann = await story(march);
    await ann.emits('subscription.started', monthly);
    await ann.until('2026-03-19T11:00');
    await ann.emits('subscription.short', short);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'renewal-short', 'Thu 19 Mar 11:00']]);
    expectStoryboard(ann, { whole: true });
  });

  it('is told of by SMS to who has no other way', async () => {
    const ann = await story({ ...march, customer: { contacts: ['sms'] } });
    await ann.emits('subscription.started', monthly);
    await ann.until('2026-03-19T11:00');
    await ann.emits('subscription.short', short);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['sms', 'renewal-short', 'Thu 19 Mar 11:00']]);
    expectStoryboard(ann);
  });

  it('is told of even when the subscription itself is not known, in Russian', async () => {
    const olga = await story({
      ...march,
      customer: { language: 'ru', zone: 'Europe/Moscow', contacts: ['email'] },
    });
    await olga.emits('subscription.short', short);
    await olga.untilQuiet();
    expectStoryboard(olga, { whole: true });
  });

  it('is told of once, however often the shop looks', async () => {
    const ann = await story(march);
    await ann.emits('subscription.started', monthly);
    await ann.until('2026-03-18T11:00');
    await ann.emits('subscription.short', short);
    await ann.until('2026-03-19T11:00');
    await ann.emits('subscription.short', short);
    await ann.untilQuiet();
    expect(ann.outbox).toHaveLength(1);
  });

  it.each(['subscription.cancelled', 'subscription.renewed'] as const)(
    'found at night is not told of when the morning brings %s',
    async (end) => {
      const ann = await story(march);
      await ann.until('2026-03-18T23:00');
      await ann.emits('subscription.short', short);
      await ann.until('2026-03-19T06:00');
      await ann.emits(end, monthly);
      await ann.untilQuiet();
      expect(ann.outbox).toEqual([]);
    },
  );
});

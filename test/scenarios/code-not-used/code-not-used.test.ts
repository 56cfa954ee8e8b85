import { describe, expect, it } from 'vitest';
import abandonedCart from '../../../statemachines/scenarios/conversion/abandoned-cart.ts';
import codeNotUsed from '../../../statemachines/scenarios/conversion/code-not-used.ts';
import { type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const scenarios = [abandonedCart, codeNotUsed];
const monday = { at: '2026-03-02T10:00', scenarios, customer: { name: 'Ann' } };
const said = ({ outbox }: Story) =>
  outbox.map(([channel, message, at]) => [channel, message, at.slice(0, 9)]);
/** The cart's offer goes on Tuesday at 13:00 and ends on Friday. */
const offered = async (beginning = monday): Promise<Story> => {
  const ann = await story(beginning);
  await ann.emits('cart.updated', cart());
  await ann.until('2026-03-03T14:00');
  return ann;
};
const codesOf = ({ deliveries }: Story): readonly string[] =>
  deliveries.flatMap(({ content }) =>
    'text' in content ? (content.text.match(/\b[A-HJ-NP-TV-Z2-9]{10}\b/)?.[0] ?? []) : [],
  );

describe('A code that is not used', () => {
  it('is reminded of once, the day before it ends, with the very code', async () => {
    const ann = await offered();
    await ann.until('2026-03-20T12:00');
    expect(said(ann)).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar'],
      ['email', 'cart-offer', 'Tue 3 Mar'],
      ['push', 'code-not-used', 'Thu 5 Mar'],
    ]);
    const [first, second] = codesOf(ann);
    expect(first).toBeDefined();
    expect(second).toBe(first);
    expectStoryboard(ann);
  });

  it('is reminded of by email, in Russian', async () => {
    const olga = await offered({
      ...monday,
      customer: { name: 'Ольга', language: 'ru', zone: 'Europe/Moscow', contacts: ['email'] } as never,
    });
    await olga.until('2026-03-20T12:00');
    expect(said(olga).at(-1)).toEqual(['email', 'code-not-used', 'Thu 5 Mar']);
    expectStoryboard(olga, { whole: true });
  });

  it('is told of by the message that made it, without the code', async () => {
    const ann = await offered();
    const { profile } = await ann.store.know('customer-1', {});
    expect(profile?.counters['offer.made']).toMatchObject({
      count: 1,
      said: { scenario: 'abandoned-cart', until: expect.stringContaining('2026-03-06') },
    });
    const timeline = JSON.stringify(await ann.store.timeline('customer-1', 50));
    expect(timeline).toContain('offer.made');
    expect(timeline).not.toContain(codesOf(ann)[0]);
  });

  it('is not reminded of when it was used', async () => {
    const ann = await offered();
    await ann.emits('offer.used', {});
    await ann.until('2026-03-20T12:00');
    expect(said(ann).map(([, message]) => message)).not.toContain('code-not-used');
    expect(ann.trail('code-not-used').at(-1)).toBe('Left');
    expectStoryboard(ann);
  });

  it('is not reminded of after an order', async () => {
    const ann = await offered();
    await ann.emits('order.placed', order());
    await ann.until('2026-03-20T12:00');
    expect(said(ann).map(([, message]) => message)).not.toContain('code-not-used');
  });

  it('is not shown again once it was used, and the next waits for its month to end', async () => {
    const ann = await offered();
    await ann.emits('offer.used', {});
    await ann.after({ seconds: 3600 });
    await ann.emits('cart.updated', cart(undefined, 'cart-2'));
    await ann.until('2026-03-10T12:00');
    expect(said(ann).filter(([, message]) => message === 'cart-offer')).toHaveLength(1);
    expect(ann.trail('abandoned-cart')).toContain('#2 Cart offer: skip (offer-recent)');
  });

  it('is not reminded of by who unsubscribed', async () => {
    const ann = await offered();
    for (const channel of ['email', 'push', 'sms'] as const)
      await ann.emits('consent.withdrawn', { channel, how: 'preference centre' });
    await ann.until('2026-03-20T12:00');
    expect(said(ann).map(([, message]) => message)).not.toContain('code-not-used');
  });
});

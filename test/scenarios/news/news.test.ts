import { describe, expect, it } from 'vitest';
import { days, hours } from '../../../statemachines/language/durations.ts';
import lowRating from '../../../statemachines/scenarios/post-purchase/low-rating.ts';
import lapsedBuyer from '../../../statemachines/scenarios/reactivation/lapsed-buyer.ts';
import news from '../../../statemachines/scenarios/retention/news.ts';
import { type Beginning, type Story, story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const begin = (more: Partial<Beginning> = {}): Promise<Story> =>
  story({ at: '2026-03-02T10:00', customer: {}, scenarios: [news, lapsedBuyer], ...more });
const published = (told: Story, batch: string, categories = ['trees']) =>
  told.emits('news.published', {
    batch,
    title: 'Olive trees have arrived',
    text: 'Thirty of them, from one metre up, straight from the grower.',
    categories,
    url: 'https://shop.example.com/olives',
  });
const carts = (told: Story, category: string) =>
  told.emits('cart.updated', {
    cartId: 'cart-1',
    currency: 'USD',
    items: [{ productId: 'olive', title: 'Olive', price: 60, quantity: 1, category }],
  });
const orders = (told: Story) =>
  told.emits('order.placed', {
    orderId: 'order-1',
    currency: 'USD',
    total: 60,
    items: [{ productId: 'olive', title: 'Olive', price: 60, quantity: 1, category: 'trees' }],
  });

describe('News', () => {
  it('of a category that the customer follows comes by email in the afternoon', async () => {
    const told = await begin();
    await carts(told, 'trees');
    await published(told, 'olives');
    await told.untilQuiet();
    expect(told.outbox.map(([channel, message]) => [channel, message])).toEqual([['email', 'news']]);
    expect(told.outbox[0]?.[2]).toMatch(/^Mon 2 Mar 1[5-9]:/);
    expect(told.deliveries[0]?.content).toMatchObject({ subject: 'Olive trees have arrived' });
    expectStoryboard(told);
  });

  it('of other categories does not come', async () => {
    const told = await begin();
    await carts(told, 'pots');
    await published(told, 'olives');
    await told.untilQuiet();
    expect(told.runs).toEqual([]);
    expectStoryboard(told);
  });

  it('of two categories that the customer follows comes once', async () => {
    const told = await begin();
    await carts(told, 'trees');
    await carts(told, 'pots');
    await published(told, 'olives', ['trees', 'pots']);
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(1);
    expectStoryboard(told);
  });

  it('comes once a week at most', async () => {
    const told = await begin();
    await carts(told, 'trees');
    await published(told, 'olives');
    await told.after(days(3));
    await published(told, 'oaks');
    await told.after(days(5));
    await published(told, 'figs');
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(2);
    expect(told.trail('news')).toContain('#2 News and arrivals: leave (family-first)');
    expectStoryboard(told);
  });

  it('rests for three days after an order, and then comes to the buyer', async () => {
    const told = await begin();
    await orders(told);
    await told.after(days(2));
    await published(told, 'olives');
    await told.untilQuiet();
    expect(told.trail('news')).toEqual(['not started: last order 48 hours ago, wanted at least 72']);
    await told.after(days(2));
    await published(told, 'oaks');
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(1);
    expectStoryboard(told);
  });

  it('does not come for two weeks to who was disappointed', async () => {
    const told = await begin({ scenarios: [news, lowRating] });
    await carts(told, 'trees');
    await told.emits('review.submitted', { orderId: 'order-1', rating: 2 });
    await told.after(hours(1));
    await published(told, 'olives');
    await told.after(days(1));
    expect(told.trail('news')).toEqual(['Look: In the segment resting?: yes', 'Finished']);
    await told.after(days(14));
    await published(told, 'oaks');
    await told.untilQuiet();
    expect(told.outbox).toHaveLength(1);
    expectStoryboard(told);
  });

  it('is not told when the customer orders before the afternoon', async () => {
    const told = await begin();
    await carts(told, 'trees');
    await published(told, 'olives');
    await told.after(hours(1));
    await orders(told);
    await told.untilQuiet();
    expect(told.outbox).toEqual([]);
    expect(told.trail('news').at(-2)).toBe('News and arrivals: leave (goal-reached)');
    expectStoryboard(told);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import abandonedCart from '../../../statemachines/scenarios/conversion/abandoned-cart.ts';
import browseAbandonment from '../../../statemachines/scenarios/conversion/browse-abandonment.ts';
import savedNotBought from '../../../statemachines/scenarios/conversion/saved-not-bought.ts';
import viewedNotBought from '../../../statemachines/scenarios/conversion/viewed-not-bought.ts';
import { some } from '../../core/random.ts';
import { type Beginning, type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const scenarios = [abandonedCart, browseAbandonment, savedNotBought, viewedNotBought];

/** A shop with three products in stock, and a customer who is about to look around. */
const begin = async (more: Partial<Beginning> = {}): Promise<Story> => {
  const told = await story({ at: '2026-03-02T10:00', customer: {}, scenarios, ...more });
  for (const [productId, title] of [
    ['monstera', 'Monstera deliciosa'],
    ['fern', 'Boston fern'],
    ['pot', 'Terracotta pot'],
  ] as const)
    await told.emits('product.updated', {
      productId,
      title,
      url: `https://shop.example.com/p/${productId}`,
      price: 40,
      currency: 'USD',
      stock: 9,
    });
  return told;
};
const looks = (told: Story, productId: string, seconds = 60) =>
  told.emits('product.viewed', { productId, seconds });
/** Two products within two minutes. */
const browses = async (told: Story) => {
  await looks(told, 'fern', 30);
  await told.after(minutes(2));
  await looks(told, 'monstera', 240);
};
const trailOf = (told: Story) => told.trail('browse-abandonment');

describe('Browse abandonment', () => {
  it('shows what was looked at longest by push, a quarter of an hour after the last deed', async () => {
    const told = await begin();
    await browses(told);
    await told.untilQuiet();
    expect(trailOf(told)).toEqual([
      'not started: 1 product viewed in this visit, wanted exactly 2',
      'Wait for 15 minutes of quiet',
      'Look: Quiet for 15 minutes?: yes',
      'What is worth a second look: send (delivered)',
      "Look: Was 'What is worth a second look' sent in the last hour?: yes",
      'Finished',
    ]);
    expect(told.outbox).toEqual([['push', 'looked-at', 'Mon 2 Mar 10:17']]);
    expect(told.deliveries[0]).toMatchObject({ open: expect.stringContaining('/p/monstera') });
    expectStoryboard(told);
  });

  it('writes an email an hour after the last deed where there is no push', async () => {
    const told = await begin({ customer: { contacts: ['email'] } });
    await browses(told);
    await told.untilQuiet();
    expect(told.outbox).toEqual([['email', 'looked-at', 'Mon 2 Mar 11:02']]);
    const [letter] = told.deliveries;
    const text = letter?.content.channel === 'email' ? letter.content.text : '';
    expect(text.indexOf('Monstera deliciosa')).toBeGreaterThan(0);
    expect(text.indexOf('Boston fern')).toBeGreaterThan(text.indexOf('Monstera deliciosa'));
    expectStoryboard(told, { whole: true });
  });

  it('is not started by one view, nor by more views of the same visit', async () => {
    const told = await begin();
    await looks(told, 'fern');
    await told.after(hours(2));
    await looks(told, 'fern');
    await told.untilQuiet();
    expect(told.runs).toHaveLength(0);
    await told.after(days(1));
    for (const product of ['fern', 'monstera', 'pot', 'fern']) await looks(told, product);
    expect(told.runs.filter(({ scenario }) => scenario === 'browse-abandonment')).toHaveLength(1);
    expectStoryboard(told);
  });

  it('waits while the customer goes on looking', async () => {
    const told = await begin();
    await browses(told);
    await told.after(minutes(10));
    await told.emits('page.viewed', { path: '/delivery' });
    await told.untilQuiet();
    expect(told.outbox).toEqual([['push', 'looked-at', 'Mon 2 Mar 10:27']]);
    expect(trailOf(told).slice(1, 5)).toEqual([
      'Wait for 15 minutes of quiet',
      'Look: Quiet for 15 minutes?: wait (still-active)',
      'Wait for 15 minutes of quiet: once more',
      'Look: Quiet for 15 minutes?: yes',
    ]);
    expectStoryboard(told);
  });

  it('gives up on who is still there after two hours', async () => {
    const told = await begin();
    await browses(told);
    for (let minute = 0; minute < 150; minute += 10) {
      await told.after(minutes(10));
      await told.emits('page.viewed', { path: '/plants' });
    }
    await told.untilQuiet();
    expect(told.outbox).toEqual([]);
    expect(trailOf(told).slice(-2)).toEqual(['Look: Quiet for 15 minutes?: leave (still-active)', 'Left']);
    expectStoryboard(told);
  });

  it('ends when the customer comes back before the email', async () => {
    const told = await begin({ customer: { contacts: ['email'] } });
    await browses(told);
    await told.after(minutes(40));
    await told.emits('page.viewed', { path: '/' });
    await told.untilQuiet();
    expect(told.outbox).toEqual([]);
    expect(trailOf(told).slice(-2)).toEqual(['Look: Quiet for 45 minutes?: leave (still-active)', 'Left']);
    expectStoryboard(told);
  });

  it('ends when the customer comes back in the night that the push waits for', async () => {
    const told = await begin({ at: '2026-03-02T20:30' });
    await browses(told);
    await told.until('2026-03-02T23:00');
    await told.emits('page.viewed', { path: '/' });
    await told.untilQuiet();
    expect(told.outbox).toEqual([]);
    expect(trailOf(told).slice(-2)).toEqual(['What is worth a second look: leave (still-active)', 'Left']);
    expectStoryboard(told);
  });

  it('ends when something is put into the cart, which is reminded of instead', async () => {
    const told = await begin();
    await browses(told);
    await told.after(minutes(5));
    await told.emits('cart.updated', cart());
    await told.after(hours(4));
    expect(told.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:07']]);
    expect(trailOf(told).slice(-2)).toEqual(['Look: Quiet for 15 minutes?: leave (exit-happened)', 'Left']);
    expectStoryboard(told);
  });

  it('ends with an order, and rests for ten days after it', async () => {
    const told = await begin();
    await browses(told);
    await told.after(minutes(5));
    await told.emits('order.placed', order());
    await told.untilQuiet();
    expect(trailOf(told).slice(-2)).toEqual(['Look: Quiet for 15 minutes?: leave (goal-reached)', 'Left']);
    await told.after(days(9));
    await browses(told);
    await told.untilQuiet();
    expect(told.outbox).toEqual([]);
    expect(trailOf(told).at(-1)).toBe('not started: last order 216.2 hours ago, wanted at least 240');
    expectStoryboard(told);
  });

  it('is not started while something lies in the cart', async () => {
    const told = await begin();
    await told.emits('cart.updated', cart());
    await browses(told);
    expect(trailOf(told).at(-1)).toBe('not started: 1 item in the cart, wanted exactly 0');
    expectStoryboard(told);
  });

  it('comes once in seven days', async () => {
    const told = await begin();
    await browses(told);
    await told.after(days(6));
    await browses(told);
    await told.untilQuiet();
    expect(told.outbox.filter(([, message]) => message === 'looked-at')).toHaveLength(1);
    expect(trailOf(told).slice(-2)).toEqual([
      '#2 Look: Quiet for 15 minutes?: leave (entered-recently)',
      '#2 Left',
    ]);
    expectStoryboard(told);
  });

  it('shows nothing that has sold out, and is not sent when nothing is left', async () => {
    const told = await begin();
    await browses(told);
    for (const productId of ['fern', 'monstera'])
      await told.emits('product.stock-changed', { productId, stock: 0 });
    await told.untilQuiet();
    expect(told.outbox).toEqual([]);
    expect(trailOf(told)).toContain('What is worth a second look: skip (no-products)');
    expectStoryboard(told);
  });
});

/** Minutes between deeds after the browsing. */
const visits = some(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }), 16);

describe('Browse abandonment never writes while the customer is active', () => {
  it.each(visits.map((gaps) => [gaps.join(', ') || 'nothing', gaps] as const))(
    'after %s',
    async (_, gaps) => {
      const told = await begin();
      await browses(told);
      const deeds: number[] = [];
      for (const gap of gaps) {
        await told.after({ seconds: gap * 60 });
        deeds.push(Date.parse((await told.emits('page.viewed', { path: '/plants' })).at));
      }
      await told.untilQuiet();
      for (const { at } of told.happenings.filter(({ what }) => what === 'hand-over')) {
        const last = Math.max(...deeds.filter((deed) => deed <= at.getTime()));
        expect(at.getTime() - last).toBeGreaterThanOrEqual(15 * 60_000);
      }
      // 15 looks of 3 states at most, and the message, a question and the end after them.
      for (const { states } of told.runs) expect(states).toBeLessThanOrEqual(15 * 3 + 9);
    },
  );
});

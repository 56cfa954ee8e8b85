import { describe, expect, it } from 'vitest';
import { days, hours } from '../../../statemachines/language/durations.ts';
import { atLeast } from '../../../statemachines/language/facts.ts';
import { event, message, promoCode, scenario, wait } from '../../../statemachines/language/scenario.ts';
import abandonedCart from '../../../statemachines/scenarios/conversion/abandoned-cart.ts';
import { type Story, story } from '../../story.ts';
import { cart, cup, teapot } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T10:00', customer: {} };

/** A second scenario that hands out codes: for large carts, an hour after the cart. */
const largeCart = (validFor: number) =>
  scenario({
    id: 'large-cart',
    stage: 'conversion',
    title: 'Large cart',
    purpose: 'Makes an offer for a large cart.',
    on: event('cart.updated', { value: atLeast(100) }),
    entry: { per: 'customer', repeated: 'never again' },
    steps: [
      wait(hours(1)),
      message('cart-offer', {
        by: 'email',
        rank: 4, // before the cart's own reminder of the same day
        with: promoCode({
          percent: 15,
          validFor: { seconds: validFor * 24 * 3600 },
          notAgainFor: days(30),
          comesFirst: true,
        }),
      }),
    ],
  });

/** The codes in the order in which customers saw them. */
const codesOf = ({ deliveries }: Story): readonly string[] =>
  deliveries.flatMap((delivery) =>
    delivery.channel === 'email'
      ? [...delivery.content.text.matchAll(/code: (\w+)/g)].map(([, code]) => code ?? '')
      : [],
  );

describe('A cart offer', () => {
  it('is made once in 30 days, however often a cart is left', async () => {
    const ann = await story(monday);
    for (const [week, day] of ['02', '09', '16', '23', '30'].entries()) {
      await ann.until(`2026-03-${day}T10:00`);
      await ann.emits('cart.updated', cart(undefined, `cart-${week + 1}`));
    }
    await ann.until('2026-04-03T10:00');
    await ann.emits('cart.updated', cart(undefined, 'cart-6'));
    await ann.untilQuiet();
    expect(ann.outbox.filter(([, message]) => message === 'cart-offer')).toEqual([
      ['email', 'cart-offer', 'Tue 3 Mar 13:00'],
      ['email', 'cart-offer', 'Sat 4 Apr 13:00'],
    ]);
    expect(ann.trail('abandoned-cart').filter((line) => line.includes('Cart offer'))).toEqual([
      'Cart offer: send (delivered)',
      '#2 Cart offer: skip (offer-recent)',
      '#3 Cart offer: skip (offer-recent)',
      '#4 Cart offer: skip (offer-recent)',
      '#5 Cart offer: skip (offer-recent)',
      '#6 Cart offer: send (delivered)',
    ]);
    expect(new Set(codesOf(ann)).size).toBe(2);
    expectStoryboard(ann);
  });

  it('is not made for a basket below its minimum', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart([cup]));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual([
      'Cart offer: skip (basket-too-small)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('is not made for a basket in a currency that the minimum does not know', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', { ...cart(), currency: 'JPY' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual([
      'Cart offer: skip (basket-too-small)',
      'Finished',
    ]);
  });

  it('is not made for what is left of a basket when its dear item is sold out', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart([teapot, cup]));
    await ann.emits('product.stock-changed', { productId: 'teapot', stock: 0 });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 13:00']]);
  });

  it('shows the code that the customer already has, instead of a second one', async () => {
    const ann = await story({ ...monday, scenarios: [abandonedCart, largeCart(4)] });
    await ann.emits('cart.updated', cart([{ ...teapot, quantity: 3 }]));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-offer', 'Mon 2 Mar 11:00'],
      ['email', 'cart-reminder', 'Tue 3 Mar 09:39'],
      ['email', 'cart-offer', 'Wed 4 Mar 10:58'],
    ]);
    const [first, second] = codesOf(ann);
    expect(first).toMatch(/^\w{10}$/);
    expect(second).toBe(first);
    expectStoryboard(ann);
  });

  it('is withheld when the code of another scenario has just ended', async () => {
    const ann = await story({ ...monday, scenarios: [abandonedCart, largeCart(1)] });
    await ann.emits('cart.updated', cart([{ ...teapot, quantity: 3 }]));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-offer', 'Mon 2 Mar 11:00'],
      ['email', 'cart-reminder', 'Tue 3 Mar 09:39'],
    ]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual(['Cart offer: skip (offer-recent)', 'Finished']);
    expectStoryboard(ann);
  });

  it('keeps its code when the first channel refuses it', async () => {
    const ann = await story({
      ...monday,
      provider: ({ channel, tags }) =>
        channel === 'email' && tags.step === 'cart-offer'
          ? { result: 'refused', because: 'SES refused the address' }
          : undefined,
    });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['push', 'cart-offer', 'Tue 3 Mar 13:00'],
    ]);
    expectStoryboard(ann);
  });
});

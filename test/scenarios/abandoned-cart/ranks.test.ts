import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import { event, message, type Scenario, scenario, wait } from '../../../statemachines/language/scenario.ts';
import abandonedCart from '../../../statemachines/scenarios/conversion/abandoned-cart.ts';
import { story } from '../../story.ts';
import { cart } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T08:00', customer: {} };
const view = { path: '/plants' };

/** Helps, two hours later, who looks around. */
const looked: Scenario = scenario({
  id: 'looked',
  stage: 'conversion',
  title: 'Looked around',
  purpose: 'Helps who looks around.',
  on: event('page.viewed'),
  entry: { per: 'customer', repeated: { after: days(1) } },
  steps: [wait(hours(2)), message('first-order-help', { by: 'email', rank: 15, postpone: days(2) })],
});

/** Something that goes before any cart, in the early afternoon after a checkout was begun. */
const promised: Scenario = scenario({
  id: 'promised',
  stage: 'conversion',
  title: 'Promised',
  purpose: 'Sends what was promised at the checkout.',
  on: event('checkout.started'),
  entry: { per: 'customer', repeated: { after: hours(12) } },
  steps: [wait(hours(6)), message('welcome', { by: 'email', rank: 2 })],
});

describe('A cart reminder goes before a letter of lower rank on the same day', () => {
  it('when the cart was left first', async () => {
    const ann = await story({ ...monday, scenarios: [abandonedCart, looked] });
    await ann.until('2026-03-02T09:30');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T10:00');
    await ann.emits('page.viewed', view);
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Mon 2 Mar 12:30']]);
    expect(ann.trail('looked')).toEqual([
      'Wait 2 hours',
      'Help with the first order: wait (outranked)',
      'Help with the first order: wait for a good hour',
    ]);
    expectStoryboard(ann);
  });

  it('when the page was viewed first', async () => {
    const ann = await story({ ...monday, scenarios: [abandonedCart, looked] });
    await ann.until('2026-03-02T10:00');
    await ann.emits('page.viewed', view);
    await ann.until('2026-03-02T11:30');
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 14:30'],
      ['email', 'cart-offer', 'Tue 3 Mar 14:30'],
      ['email', 'first-order-help', 'Wed 4 Mar 10:02'],
    ]);
    expect(ann.trail('looked').filter((line) => line.includes('outranked'))).toHaveLength(2);
    expectStoryboard(ann);
  });

  it('but not when the cart was emptied before', async () => {
    const ann = await story({ ...monday, scenarios: [abandonedCart, looked] });
    await ann.until('2026-03-02T10:00');
    await ann.emits('cart.updated', cart());
    await ann.emits('page.viewed', view);
    await ann.until('2026-03-02T11:00');
    await ann.emits('cart.emptied', { cartId: 'cart-1' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'first-order-help', 'Mon 2 Mar 12:00']]);
    expectStoryboard(ann);
  });

  it('but not when it is paused itself', async () => {
    const ann = await story({ ...monday, scenarios: [abandonedCart, looked] });
    await ann.until('2026-03-02T10:00');
    await ann.pauses({ what: 'scenario', id: 'abandoned-cart' }, 'wrong prices');
    await ann.emits('cart.updated', cart());
    await ann.emits('page.viewed', view);
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox).toEqual([['email', 'first-order-help', 'Mon 2 Mar 12:00']]);
    expectStoryboard(ann);
  });
});

describe('A cart reminder that is outranked', () => {
  it('goes the next morning, and the offer a day after it', async () => {
    const ann = await story({ ...monday, scenarios: [abandonedCart, promised] });
    await ann.emits('checkout.started', { cartId: 'cart-1' });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'welcome', 'Mon 2 Mar 14:00'],
      ['email', 'cart-reminder', 'Tue 3 Mar 10:39'],
      ['email', 'cart-offer', 'Wed 4 Mar 10:39'],
    ]);
    expect(ann.trail('abandoned-cart').slice(0, 4)).toEqual([
      'Wait 3 hours',
      'Cart reminder: wait (outranked)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: send (delivered)',
    ]);
    expectStoryboard(ann);
  });

  it('is dropped on the second day, and with it the offer, which never comes first', async () => {
    const ann = await story({ ...monday, scenarios: [abandonedCart, promised] });
    await ann.emits('checkout.started', { cartId: 'cart-1' });
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-03T08:00');
    await ann.emits('checkout.started', { cartId: 'cart-1' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'welcome', 'Mon 2 Mar 14:00'],
      ['email', 'welcome', 'Tue 3 Mar 14:00'],
    ]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual(['Cart offer: skip (first-touch)', 'Finished']);
    expectStoryboard(ann);
  });
});

describe('A cart offer that is outranked', () => {
  it('by the reminder of another cart goes a day later', async () => {
    const ann = await story(monday);
    await ann.until('2026-03-02T10:00');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-03T10:30');
    await ann.emits('cart.updated', cart(undefined, 'cart-2'));
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'cart-reminder', 'Tue 3 Mar 13:30'],
      ['email', 'cart-offer', 'Wed 4 Mar 10:31'],
    ]);
    expect(ann.trail('abandoned-cart').filter((line) => line.includes('Cart offer:'))).toEqual([
      'Cart offer: wait (outranked)',
      'Cart offer: wait for a good hour',
      'Cart offer: send (delivered)',
      '#2 Cart offer: skip (offer-recent)',
    ]);
    expectStoryboard(ann);
  });

  it('on both of its days is dropped', async () => {
    const ann = await story(monday);
    await ann.until('2026-03-02T10:00');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-03T10:30');
    await ann.emits('cart.updated', cart(undefined, 'cart-2'));
    await ann.until('2026-03-04T09:00');
    await ann.emits('cart.updated', cart(undefined, 'cart-3'));
    await ann.untilQuiet();
    expect(ann.trail('abandoned-cart').filter((line) => line.startsWith('Cart offer:'))).toEqual([
      'Cart offer: wait (outranked)',
      'Cart offer: wait for a good hour',
      'Cart offer: skip (outranked)',
    ]);
    expect(ann.outbox.filter(([, message]) => message === 'cart-offer')).toHaveLength(1);
    expectStoryboard(ann);
  });
});

describe('A cart reminder and the welcome of the same morning', () => {
  it('are neither of them lost: the welcome goes first, the reminder the next morning', async () => {
    const ann = await story({ at: '2026-03-02T05:00' });
    await ann.registers();
    await ann.emits('email.confirmed', { email: 'ann@example.com' });
    await ann.after(minutes(10));
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-04T20:00');
    expect(ann.outbox).toEqual([
      ['email', 'registration-confirmed', 'Mon 2 Mar 05:00'],
      ['email', 'welcome', 'Mon 2 Mar 09:32'],
      ['email', 'cart-reminder', 'Tue 3 Mar 09:00'],
      ['email', 'cart-offer', 'Wed 4 Mar 10:37'],
    ]);
    expect(ann.trail('abandoned-cart').slice(0, 4)).toEqual([
      'Wait 3 hours',
      'Cart reminder: wait (outranked)',
      'Cart reminder: wait for a good hour',
      'Cart reminder: send (delivered)',
    ]);
    expectStoryboard(ann);
  });
});

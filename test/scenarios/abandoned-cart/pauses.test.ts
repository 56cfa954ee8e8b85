import { describe, expect, it } from 'vitest';
import { policy } from '../../../statemachines/policy.ts';
import { story } from '../../story.ts';
import { cart, cup, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T10:00', customer: {} };
const thisScenario = { what: 'scenario', id: 'abandoned-cart' } as const;
const marketing = { what: 'marketing' } as const;

describe('A cart reminder that is paused', () => {
  it('with its scenario comes when the scenario goes on, and the offer a day later', async () => {
    const ann = await story(monday);
    await ann.pauses(thisScenario, 'wrong prices');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T14:00');
    await ann.resumes(thisScenario);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 14:45'],
      ['email', 'cart-offer', 'Tue 3 Mar 14:45'],
    ]);
    expect(ann.trail('abandoned-cart').filter((line) => line.includes('paused'))).toHaveLength(3);
    expectStoryboard(ann);
  });

  it('with all marketing for too long is dropped with its offer; what is said of orders is not paused', async () => {
    const ann = await story({ ...monday, policy: { ...policy, patienceDays: 1 } });
    await ann.emits('cart.updated', cart());
    await ann.pauses(marketing, 'the site is down');
    await ann.until('2026-03-03T10:00');
    await ann.emits('order.shipped', { orderId: 'order-of-last-week' });
    await ann.until('2026-03-03T18:00');
    await ann.resumes(marketing);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['push', 'order-shipped', 'Tue 3 Mar 10:00']]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual(['Cart reminder: leave (paused)', 'Left']);
    expectStoryboard(ann);
  });

  it('until the night comes in the morning', async () => {
    const ann = await story(monday);
    await ann.pauses(marketing, 'the site is down');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T23:00');
    await ann.resumes(marketing);
    await ann.until('2026-03-03T20:00');
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Tue 3 Mar 09:39']]);
    expectStoryboard(ann);
  });

  it('does not come when meanwhile the customer has ordered', async () => {
    const ann = await story(monday);
    await ann.pauses(thisScenario, 'wrong prices');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-02T15:00');
    await ann.emits('order.placed', order());
    await ann.resumes(thisScenario);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'order-confirmed', 'Mon 2 Mar 15:00']]);
    expect(ann.trail('abandoned-cart').slice(-2)).toEqual(['Cart reminder: leave (goal-reached)', 'Left']);
    expectStoryboard(ann);
  });
});

describe('A cart offer that is paused', () => {
  it('by itself comes when it may; the reminder is not held back', async () => {
    const ann = await story(monday);
    await ann.pauses({ what: 'message', id: 'cart-offer' }, 'the code does not work');
    await ann.emits('cart.updated', cart());
    await ann.until('2026-03-03T13:10');
    await ann.resumes({ what: 'message', id: 'cart-offer' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'cart-offer', 'Tue 3 Mar 13:15'],
    ]);
    expectStoryboard(ann);
  });

  it('does not notice that another scenario or message is paused', async () => {
    const ann = await story(monday);
    await ann.pauses({ what: 'scenario', id: 'welcome' }, 'being rewritten');
    await ann.pauses({ what: 'message', id: 'first-order-help' }, 'being rewritten');
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'cart-reminder', 'Mon 2 Mar 13:00'],
      ['email', 'cart-offer', 'Tue 3 Mar 13:00'],
    ]);
  });
});

describe('A cart reminder rests while a complaint or a return is open', () => {
  it('and comes on the day after it is closed', async () => {
    const ann = await story(monday);
    await ann.emits('complaint.opened', { orderId: 'order-of-last-week' });
    await ann.emits('cart.updated', cart([cup]));
    await ann.until('2026-03-03T18:00');
    await ann.emits('complaint.closed', { orderId: 'order-of-last-week' });
    await ann.until('2026-03-04T20:00');
    expect(ann.outbox).toEqual([['email', 'cart-reminder', 'Wed 4 Mar 10:39']]);
    expect(ann.trail('abandoned-cart').filter((line) => line.includes('open-case'))).toHaveLength(2);
    expectStoryboard(ann);
  });

  it('and is dropped after a week', async () => {
    const ann = await story(monday);
    await ann.emits('return.opened', { orderId: 'order-of-last-week' });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('abandoned-cart').filter((line) => line.includes('skip'))).toEqual([
      'Cart reminder: skip (open-case)',
      'Cart offer: skip (first-touch)',
    ]);
    expectStoryboard(ann);
  });
});

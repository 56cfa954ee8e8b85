import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import type { About } from '../../../statemachines/language/events.ts';
import {
  event,
  message,
  type NonEmpty,
  type Scenario,
  type Step,
  scenario,
  wait,
  type Yield,
  yieldTo,
} from '../../../statemachines/language/scenario.ts';
import { type Story, story } from '../../story.ts';
import { cart, order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T09:00', customer: {} };
const day = ({ outbox }: Story, date: string) =>
  outbox.filter(([, , at]) => at.includes(date)).map(([, message]) => message);
const reasonsOf = ({ happenings }: Story, scenario: string): readonly string[] =>
  happenings.flatMap((one) =>
    one.what === 'decision' && one.run.scenario === scenario ? [one.outcome.because] : [],
  );

/** Says something when a page is viewed or a cart emptied: small scenarios that differ in rank. */
const says = (
  id: string,
  on: 'page.viewed' | 'checkout.started' | 'product.viewed',
  steps: NonEmpty<Step<About>>,
  yields: readonly Yield[] = [],
): Scenario =>
  scenario({
    id,
    stage: 'conversion',
    title: id.replace(/^./, (first) => first.toUpperCase()).replaceAll('-', ' '),
    purpose: 'Says something.',
    on: event(on),
    entry: { per: 'customer', repeated: { after: days(1) } },
    yields,
    steps,
  });
const high = (time = hours(6)) =>
  says('high', 'page.viewed', [wait(time), message('welcome', { by: 'email', rank: 4, postpone: days(1) })]);
const low = (time = hours(3), postpone = days(3)) =>
  says('low', 'checkout.started', [
    wait(time),
    message('first-order-help', { by: 'email', rank: 15, postpone }),
  ]);
const look = { path: '/sale' };
const checkout = { cartId: 'cart-1' };

describe('The one marketing message of the day', () => {
  it('is the one of the better rank, though the other was due first', async () => {
    const ann = await story({ ...monday, scenarios: [high(), low()] });
    await ann.emits('checkout.started', checkout);
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(day(ann, '2 Mar')).toEqual(['welcome']);
    expect(day(ann, '3 Mar')).toEqual(['first-order-help']);
    expect(reasonsOf(ann, 'low')[0]).toMatch(/^outranked by high \(rank 4\): put off to 3 Mar/);
    expectStoryboard(ann);
  });

  it('is the same when the triggers come the other way round', async () => {
    const ann = await story({ ...monday, scenarios: [low(), high()] });
    await ann.emits('page.viewed', look);
    await ann.emits('checkout.started', checkout);
    await ann.untilQuiet();
    expect(day(ann, '2 Mar')).toEqual(['welcome']);
    expect(day(ann, '3 Mar')).toEqual(['first-order-help']);
    expectStoryboard(ann);
  });

  it('is the same when both are due at the same minute', async () => {
    const ann = await story({ ...monday, scenarios: [low(hours(6)), high(hours(6))] });
    await ann.emits('checkout.started', checkout);
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(day(ann, '2 Mar')).toEqual(['welcome']);
    expect(day(ann, '3 Mar')).toEqual(['first-order-help']);
    expectStoryboard(ann);
  });

  it('goes to the lower rank after all when the better one turns out to have nothing to say', async () => {
    const ann = await story({ ...monday });
    await ann.emits('cart.updated', cart());
    await ann.emits('customer.registered', {});
    await ann.after(hours(1));
    await ann.emits('cart.emptied', { cartId: 'cart-1' });
    await ann.until('2026-03-03T20:00');
    expect(ann.outbox.some(([, message]) => message.startsWith('cart'))).toBe(false);
    expect(ann.outbox.some(([, message]) => message === 'welcome')).toBe(true);
    expectStoryboard(ann);
  });

  it('of two of the same rank is the one triggered first', async () => {
    const twin = says('a-twin', 'product.viewed', [
      wait(hours(5)),
      message('first-order-help', { by: 'email', rank: 4, postpone: days(1) }),
    ]);
    const ann = await story({ ...monday, scenarios: [twin, high()] });
    await ann.emits('page.viewed', look);
    await ann.after(minutes(30));
    await ann.emits('product.viewed', { productId: 'teapot' });
    await ann.untilQuiet();
    expect(day(ann, '2 Mar')).toEqual(['welcome']);
    expect(day(ann, '3 Mar')).toEqual(['first-order-help']);
    expectStoryboard(ann);
  });

  it('drops a message that cannot be postponed, and says by whom it was outranked', async () => {
    const now = says('low', 'checkout.started', [
      wait(hours(3)),
      message('first-order-help', { by: 'email', rank: 15 }),
    ]);
    const ann = await story({ ...monday, scenarios: [high(), now] });
    await ann.emits('page.viewed', look);
    await ann.emits('checkout.started', checkout);
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['welcome']);
    expect(reasonsOf(ann, 'low')).toEqual([
      expect.stringMatching(/^outranked by high \(rank 4\): dropped, as it could go on 3 Mar/),
    ]);
    expectStoryboard(ann);
  });

  it('drops a message that was outranked for longer than it may be postponed', async () => {
    const busy = says('high', 'page.viewed', [
      wait(hours(6)),
      message('welcome', { by: 'email', rank: 4, postpone: days(1) }),
    ]);
    const ann = await story({ ...monday, scenarios: [busy, low(hours(3), days(2))] });
    await ann.emits('checkout.started', checkout);
    for (let date = 2; date < 7; date++) {
      await ann.until(`2026-03-0${date}T09:05`);
      await ann.emits('page.viewed', look);
    }
    await ann.untilQuiet();
    expect(ann.outbox.some(([, message]) => message === 'first-order-help')).toBe(false);
    expect(reasonsOf(ann, 'low').at(-1)).toMatch(/outranked|cap|of 1 today|12 h/);
    expectStoryboard(ann);
  });

  it('is not kept for a rival that cannot reach the customer', async () => {
    const sms = says('high', 'page.viewed', [
      wait(hours(6)),
      message('birthday-greeting', { by: 'sms', rank: 4, postpone: days(1) }),
    ]);
    const ann = await story({ ...monday, customer: { contacts: ['email'] }, scenarios: [sms, low()] });
    await ann.emits('page.viewed', look);
    await ann.emits('checkout.started', checkout);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'first-order-help', 'Mon 2 Mar 12:00']]);
    expectStoryboard(ann);
  });

  it('is not kept for a rival that is paused', async () => {
    const ann = await story({ ...monday, scenarios: [high(), low()] });
    await ann.pauses({ what: 'scenario', id: 'high' }, 'being rewritten');
    await ann.emits('page.viewed', look);
    await ann.emits('checkout.started', checkout);
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox).toEqual([['email', 'first-order-help', 'Mon 2 Mar 12:00']]);
    expectStoryboard(ann);
  });

  it('does not hold up an order confirmation, nor does that take its place', async () => {
    const ann = await story(monday);
    await ann.emits('cart.updated', cart());
    await ann.emits('order.placed', order());
    await ann.after(hours(2));
    await ann.emits('cart.updated', cart(undefined, 'cart-2'));
    await ann.until('2026-03-02T20:00');
    expect(ann.outbox).toEqual([['email', 'order-confirmed', 'Mon 2 Mar 09:00']]);
    expectStoryboard(ann);
  });
});

describe('A message for whom nobody has done anything', () => {
  const mass = says('mass', 'checkout.started', [
    message('first-order-help', { by: 'email', rank: 23, postpone: days(2) }),
  ]);

  it('waits for the afternoon, so that what the customer does today goes first', async () => {
    const ann = await story({ ...monday, scenarios: [high(hours(4)), mass] });
    await ann.emits('checkout.started', checkout);
    await ann.after(hours(1));
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(day(ann, '2 Mar')).toEqual(['welcome']);
    expect(day(ann, '3 Mar')).toEqual(['first-order-help']);
    expectStoryboard(ann);
  });

  it('goes in the afternoon when nothing else does', async () => {
    const ann = await story({ ...monday, scenarios: [high(), mass] });
    await ann.emits('checkout.started', checkout);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'first-order-help', expect.stringMatching(/^Mon 2 Mar 15:/)]]);
    expectStoryboard(ann);
  });

  it('waits for the next afternoon when this one is over', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T19:05', scenarios: [mass] });
    await ann.emits('checkout.started', checkout);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['email', 'first-order-help', expect.stringMatching(/^Tue 3 Mar 15:/)]]);
    expectStoryboard(ann);
  });

  it('waits for the afternoon of the customer, not of the shop', async () => {
    const jane = await story({ ...monday, customer: { zone: 'America/Los_Angeles' }, scenarios: [mass] });
    await jane.emits('checkout.started', checkout);
    await jane.untilQuiet();
    expect(jane.outbox).toEqual([['email', 'first-order-help', expect.stringMatching(/^Mon 2 Mar 15:/)]]);
  });
});

describe('Scenarios of one family', () => {
  const modest = (then: Yield['then'], rank = 2) =>
    says(
      'modest',
      'checkout.started',
      [
        wait(hours(3)),
        message('first-order-help', { by: 'email', rank, postpone: days(1) }),
        wait(days(9)),
        message('points-reminder', { by: 'email', rank, postpone: days(1) }),
      ],
      [yieldTo('high', days(7), then)],
    );

  it('give way to the one that has a message planned, whatever their ranks', async () => {
    const ann = await story({ ...monday, scenarios: [high(), modest('leave')] });
    await ann.emits('page.viewed', look);
    await ann.emits('checkout.started', checkout);
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['welcome']);
    expect(ann.trail('modest').slice(-2)).toEqual([
      'Help with the first order: leave (family-first)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('give way to the one that has written of late', async () => {
    const ann = await story({ ...monday, scenarios: [high(), modest('leave')] });
    await ann.emits('page.viewed', look);
    await ann.after(days(5));
    await ann.emits('checkout.started', checkout);
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['welcome']);
    expectStoryboard(ann);
  });

  it('skip a message and go on with the next where they are told to', async () => {
    const ann = await story({ ...monday, scenarios: [high(), modest('skip', 15)] });
    await ann.emits('points.earned', { points: 300, expiresAt: '2026-12-01T00:00:00.000Z' });
    await ann.emits('page.viewed', look);
    await ann.emits('checkout.started', checkout);
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['welcome', 'points-reminder']);
    expectStoryboard(ann);
  });

  it('skip nothing for a message of a lower rank: else both could give way, and the customer got neither', async () => {
    const ann = await story({ ...monday, scenarios: [high(), modest('skip')] });
    await ann.emits('page.viewed', look);
    await ann.emits('checkout.started', checkout);
    await ann.until('2026-03-03T20:00');
    expect(ann.outbox.map(([, message]) => message)).toEqual(['first-order-help', 'welcome']);
    expectStoryboard(ann);
  });

  it('do not give way to one that wrote before the time', async () => {
    const ann = await story({ ...monday, scenarios: [high(), modest('leave')] });
    await ann.emits('page.viewed', look);
    await ann.after(days(8));
    await ann.emits('checkout.started', checkout);
    await ann.after(days(1));
    expect(ann.outbox.map(([, message]) => message)).toEqual(['welcome', 'first-order-help']);
    expectStoryboard(ann);
  });
});

import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import {
  event,
  message,
  type Scenario,
  scenario,
  wait,
  waitFor,
} from '../../../statemachines/language/scenario.ts';
import { story } from '../../story.ts';
import { order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const help = () => message('first-order-help', { by: 'email', rank: 15, postpone: days(2) });
const greet = () => message('welcome', { by: 'email', rank: 4, postpone: days(2) });

/** Looks for an order for a day after an hour's wait: greets who came to the page, helps who did not. */
const waits = (since: 'before' | 'trigger' = 'before'): Scenario =>
  scenario({
    id: 'waits',
    stage: 'conversion',
    title: 'Waits',
    purpose: 'Waits for a look at a page, or a change of the cart.',
    on: event('customer.registered'),
    entry: { per: 'customer', repeated: 'never again' },
    goal: 'order.placed',
    exits: ['cart.emptied'],
    steps: [
      message('registration-confirmed', { by: 'email' }),
      wait(hours(2)),
      waitFor(
        { 'page.viewed': [greet()], 'product.viewed': [help()] },
        { atMost: days(1), since, otherwise: [] },
      ),
      wait(days(1)),
      message('points-reminder', { by: 'email', rank: 15 }),
    ],
  });
const simple = (): Scenario =>
  scenario({
    id: 'simple',
    stage: 'conversion',
    title: 'Simple',
    purpose: 'Waits a day for a look at a page.',
    on: event('customer.registered'),
    entry: { per: 'customer', repeated: 'never again' },
    steps: [
      message('registration-confirmed', { by: 'email' }),
      waitFor({ 'page.viewed': [greet()] }, { atMost: days(1), otherwise: [help()] }),
    ],
  });
const said = (lines: readonly string[]) => lines.filter((line) => /^(Wait for|Welcome|Help)/.test(line));
const look = { path: '/sale' };
const monday = { at: '2026-03-02T10:00' };

describe('A wait for an event', () => {
  it('ends at once when it comes', async () => {
    const ann = await story({ ...monday, scenarios: [simple()] });
    await ann.registers();
    await ann.after(hours(3));
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(ann.trail('simple')).toEqual([
      'Registration confirmed: send (delivered)',
      'Wait for page viewed, at most 1 day: page.viewed',
      'Welcome: send (delivered)',
      'Finished',
    ]);
    expect(ann.outbox.at(-1)).toEqual(['email', 'welcome', 'Mon 2 Mar 13:00']);
    expectStoryboard(ann);
  });

  it('goes another way when it does not come', async () => {
    const ann = await story({ ...monday, scenarios: [simple()] });
    await ann.registers();
    await ann.untilQuiet();
    expect(said(ann.trail('simple'))).toEqual([
      'Wait for page viewed, at most 1 day: none',
      'Help with the first order: send (delivered)',
    ]);
    expect(ann.outbox.at(-1)).toEqual(['email', 'first-order-help', 'Tue 3 Mar 10:00']);
    expectStoryboard(ann);
  });

  it('knows an event that came at the very moment of the step before', async () => {
    const ann = await story({ ...monday, scenarios: [simple()] });
    await ann.registers();
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(said(ann.trail('simple'))[0]).toBe('Wait for page viewed, at most 1 day: page.viewed');
    expectStoryboard(ann);
  });

  it('takes an event at the moment at which its time is over for one that came', async () => {
    const ann = await story({ ...monday, scenarios: [simple()] });
    await ann.registers();
    await ann.until('2026-03-03T09:59');
    await ann.emits('page.viewed', look, { at: '2026-03-03T10:00' });
    await ann.untilQuiet();
    expect(said(ann.trail('simple'))[0]).toBe('Wait for page viewed, at most 1 day: page.viewed');
    expectStoryboard(ann);
  });

  it('is over a minute after its time: what comes then changes nothing', async () => {
    const ann = await story({ ...monday, scenarios: [simple()] });
    await ann.registers();
    await ann.until('2026-03-03T10:01');
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(said(ann.trail('simple'))).toEqual([
      'Wait for page viewed, at most 1 day: none',
      'Help with the first order: send (delivered)',
    ]);
    expectStoryboard(ann);
  });

  it('hears of an event late: it happened in time, and is told while the wait goes on', async () => {
    const ann = await story({ ...monday, scenarios: [simple()] });
    await ann.registers();
    await ann.after(hours(5));
    await ann.emits('page.viewed', look, { at: '2026-03-02T11:00' });
    await ann.untilQuiet();
    expect(said(ann.trail('simple'))[0]).toBe('Wait for page viewed, at most 1 day: page.viewed');
    expectStoryboard(ann);
  });

  it('is not ended by an event that happened before it and is told of later', async () => {
    const ann = await story({ ...monday, scenarios: [simple()] });
    await ann.registers();
    await ann.after(hours(5));
    await ann.emits('page.viewed', look, { at: '2026-03-02T09:00' });
    await ann.untilQuiet();
    expect(said(ann.trail('simple'))[0]).toBe('Wait for page viewed, at most 1 day: none');
    expectStoryboard(ann);
  });

  it('is answered once, however often the event comes', async () => {
    const ann = await story({ ...monday, scenarios: [simple()] });
    await ann.registers();
    await ann.after(hours(1));
    const viewed = await ann.emits('page.viewed', look);
    await ann.repeats(viewed);
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['registration-confirmed', 'welcome']);
    expectStoryboard(ann);
  });
});

describe('A wait for events behind another wait', () => {
  it('counts what came during that wait', async () => {
    const ann = await story({ ...monday, scenarios: [waits()] });
    await ann.registers();
    await ann.after(hours(1));
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(said(ann.trail('waits'))[0]).toBe(
      'Wait for page viewed or product viewed, at most 1 day: page.viewed',
    );
    expectStoryboard(ann);
  });

  it('takes the way of the event that came first', async () => {
    const ann = await story({ ...monday, scenarios: [waits()] });
    await ann.registers();
    await ann.after(minutes(10));
    await ann.emits('product.viewed', { productId: 'teapot' });
    await ann.after(minutes(10));
    await ann.emits('page.viewed', look);
    await ann.untilQuiet();
    expect(said(ann.trail('waits'))[0]).toBe(
      'Wait for page viewed or product viewed, at most 1 day: product.viewed',
    );
    expectStoryboard(ann);
  });

  it('ends with the goal, at once', async () => {
    const ann = await story({ ...monday, scenarios: [waits()] });
    await ann.registers();
    await ann.after(hours(5));
    await ann.emits('order.placed', order());
    await ann.after(minutes(1));
    expect(ann.trail('waits').slice(-2)).toEqual([
      'Wait for page viewed or product viewed, at most 1 day: leave (goal-reached)',
      'Left',
    ]);
    expectStoryboard(ann);
  });

  it('ends with an exit, at once', async () => {
    const ann = await story({ ...monday, scenarios: [waits()] });
    await ann.registers();
    await ann.after(hours(5));
    await ann.emits('cart.emptied', { cartId: 'cart-1' });
    await ann.after(minutes(1));
    expect(ann.trail('waits').slice(-2)).toEqual([
      'Wait for page viewed or product viewed, at most 1 day: leave (exit-happened)',
      'Left',
    ]);
    expectStoryboard(ann);
  });
});

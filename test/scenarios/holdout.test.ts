import { describe, expect, it } from 'vitest';
import { days, hours } from '../../statemachines/language/durations.ts';
import { event, message, type Scenario, scenario, wait } from '../../statemachines/language/scenario.ts';
import { policy } from '../../statemachines/policy.ts';
import { story } from '../story.ts';
import { cart } from './carts.ts';

/** Almost everybody is in the group, and so is the customer of these stories. */
const almostAll = 99.9;
const reminders = (more: object = {}): Scenario => ({
  ...scenario({
    id: 'reminders',
    stage: 'conversion',
    title: 'Reminders',
    purpose: 'Reminds twice.',
    on: event('cart.updated'),
    entry: { per: 'cart', repeated: 'never again' },
    steps: [
      wait(hours(3)),
      message('cart-reminder', { by: ['email', 'push'], rank: 5 }),
      wait(days(1)),
      message('cart-offer', {
        by: 'email',
        rank: 8,
        with: { percent: 10, validFor: { seconds: 86_400 }, notAgainFor: { seconds: 86_400 } },
      }),
    ],
  }),
  ...more,
});
const other = scenario({
  id: 'other',
  stage: 'conversion',
  title: 'Other',
  purpose: 'Wants the same day.',
  on: event('page.viewed'),
  entry: { per: 'customer', repeated: 'never again' },
  steps: [message('welcome', { by: 'email', rank: 15 })],
});
const monday = { at: '2026-03-02T10:00', customer: { name: 'Ann' } };

describe('Who is held out', () => {
  it('runs through the whole scenario as if every message had been sent, and gets none', async () => {
    const ann = await story({ ...monday, scenarios: [reminders({ holdout: almostAll })] });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('reminders')).toEqual([
      'Wait 3 hours',
      'Cart reminder: skip (holdout)',
      'Wait 1 day',
      'Cart offer: skip (holdout)',
      'Finished',
    ]);
    const { book } = await ann.store.know('customer-1', { book: true });
    expect(book?.bookings.map(({ state, at }) => [state, at.slice(0, 16)])).toEqual([
      ['withheld', '2026-03-02T13:00'],
      ['withheld', '2026-03-03T13:00'],
    ]);
    expect(book?.bookings[1]?.offer).toBeUndefined();
  });

  it('has the day used up by what was withheld, as everybody has', async () => {
    const ann = await story({ ...monday, scenarios: [reminders({ holdout: almostAll }), other] });
    await ann.emits('cart.updated', cart());
    await ann.after(hours(4));
    await ann.emits('page.viewed', { path: '/' });
    await ann.after(hours(1));
    expect(ann.trail('other')).toEqual(['Welcome: skip (too-close)', 'Finished']);
    expect(ann.outbox).toEqual([]);
  });

  it('of all marketing gets none of any scenario', async () => {
    const ann = await story({
      ...monday,
      scenarios: [reminders(), other],
      policy: { ...policy, holdout: almostAll },
    });
    await ann.emits('page.viewed', { path: '/' });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('other')).toEqual(['Welcome: skip (holdout)', 'Finished']);
  });

  it('is nobody where there is no control group', async () => {
    const ann = await story({ ...monday, scenarios: [reminders()] });
    await ann.emits('cart.updated', cart());
    await ann.untilQuiet();
    expect(ann.outbox.map(([, id]) => id)).toEqual(['cart-reminder', 'cart-offer']);
  });
});

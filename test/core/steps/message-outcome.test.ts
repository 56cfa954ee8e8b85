import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Booking } from '../../../functions/core/records/records.ts';
import { sayThrottled } from '../../../functions/core/steps/message-outcome.ts';
import type { RunState, SendOrder, StepOutcome } from '../../../statemachines/language/tasks.ts';
import { holds } from '../random.ts';

const minute = 60_000;
const hour = 60 * minute;
const order: SendOrder = {
  version: 1,
  scenario: {
    id: 'welcome',
    entry: { per: 'customer', repeated: 'never again', longestSeconds: 86_400 },
    exits: [],
    still: {},
  },
  step: 'welcome',
  message: 'welcome',
  kind: 'marketing',
  channels: ['sms'],
  last: true,
};
const first = new Date('2026-11-20T10:00:00.000Z');
const run: RunState = {
  id: 'event-1',
  at: first.toISOString(),
  name: 'customer.registered',
  customer: 'customer-1',
  key: 'customer',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
};
const bookingOf = (me: string): Booking => ({
  run: me,
  scenario: 'welcome',
  step: 'welcome',
  message: 'welcome',
  kind: 'marketing',
  channel: 'sms',
  state: 'released',
  at: first.toISOString(),
  refused: [],
});

/** What the Task says at a moment, and how long it then waits. */
function throttledAt(now: Date, step?: StepOutcome, me = 'run-1') {
  const call = { order, run: step === undefined ? run : { ...run, step }, execution: 'execution-1' };
  const { next = '', since } = sayThrottled(call, bookingOf(me), 'takes nothing now', now);
  return { next, since, waits: Date.parse(next) - now.getTime() };
}
const waited = (reason: StepOutcome['reason'], from: Date, next: string, step = order.step): StepOutcome => ({
  step,
  go: 'wait',
  decision: 'wait',
  reason,
  because: '',
  at: from.toISOString(),
  next,
  since: first.toISOString(),
});

describe('a message whose provider takes nothing now', () => {
  it('is asked for again after a quarter of an hour, up to as long again, each run at its own time', () => {
    const ends = Array.from({ length: 500 }, (_, n) => throttledAt(first, undefined, `run-${n}`).waits);
    for (const wait of ends) {
      expect(wait).toBeGreaterThanOrEqual(15 * minute);
      expect(wait).toBeLessThan(30 * minute);
    }
    expect(new Set(ends).size).toBeGreaterThan(300);
  });

  it('waits at least as long as the last time, at most twice that, and from three hours on no longer', () => {
    holds(
      fc.property(fc.string({ minLength: 1 }), (me) => {
        let [now, step, last]: [Date, StepOutcome | undefined, number] = [first, undefined, 15 * minute];
        for (let time = 0; time < 20; time++) {
          const { next, waits, since } = throttledAt(now, step, me);
          const from = Math.min(last, 3 * hour);
          expect(waits).toBeGreaterThanOrEqual(from);
          expect(waits).toBeLessThan(2 * from);
          expect(since).toBe(first.toISOString());
          [now, step, last] = [new Date(next), waited('throttled', now, next), waits];
        }
        expect(last).toBeGreaterThanOrEqual(3 * hour);
      }),
      { runs: 100 },
    );
  });

  it('begins with a quarter of an hour however long it was put off before for another reason', () => {
    const now = new Date(first.getTime() + 30 * hour);
    const paused = waited('paused', first, now.toISOString());
    expect(throttledAt(now, paused).waits).toBeLessThan(30 * minute);
    const ofAnother = waited('throttled', first, now.toISOString(), 'step-before');
    expect(throttledAt(now, ofAnother).waits).toBeLessThan(30 * minute);
  });
});

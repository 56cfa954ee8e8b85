import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin } from '../../functions/core/local-hours.ts';
import { planWait } from '../../functions/core/timing.ts';
import type { RunState, WaitOrder } from '../../statemachines/language/tasks.ts';
import { policy } from '../../statemachines/policy.ts';
import { holds } from './random.ts';

const hour = 3600;
const runOf = (id: string, at: string): RunState => ({
  id,
  at,
  name: 'cart.updated',
  customer: 'customer-1',
  key: 'cart-1',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
});
const run = runOf('event-1', '2026-11-20T09:00:00.000Z');
const handedOver = new Date('2026-11-20T12:00:00.000Z');
const plan = (order: Partial<WaitOrder>, zone = 'Europe/London') =>
  planWait({ seconds: 3 * hour, from: 'before', goodHour: true, ...order }, run, handedOver, zone, policy);

describe('the wait after a message', () => {
  it('is counted from the actual hand-over', () => {
    expect(plan({})).toEqual(new Date('2026-11-20T15:00:00.000Z'));
  });

  it('is counted from the trigger when the scenario says so', () => {
    expect(plan({ from: 'trigger' })).toEqual(new Date('2026-11-20T12:00:00.000Z'));
  });

  it('is to the second when the hour does not matter', () => {
    expect(plan({ seconds: 12 * hour, goodHour: false })).toEqual(new Date('2026-11-21T00:00:00.000Z'));
  });

  it('ends at a good hour in the customer’s zone, not before its time, and with the others of the night spread', () => {
    const cases = fc.record({
      seconds: fc.integer({ min: 60, max: 60 * 24 * hour }),
      zone: fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'),
      id: fc.string({ minLength: 1 }),
      from: fc.constantFrom<WaitOrder['from']>('before', 'trigger'),
      at: fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
    });
    holds(
      fc.property(cases, ({ seconds, zone, id, from, at }) => {
        const own = runOf(id, new Date(at.getTime() - hour * 1000).toISOString());
        const end = planWait({ seconds, from, goodHour: true }, own, at, zone, policy);
        const start = from === 'trigger' ? new Date(own.at) : at;
        const waited = (end.getTime() - start.getTime()) / 1000;
        expect(isWithin(end, zone, policy.goodHours)).toBe(true);
        expect(waited).toBeGreaterThanOrEqual(seconds);
        expect(waited).toBeLessThanOrEqual(seconds + 15 * hour + policy.spreadMinutes * 60); // a night, with its clock change
      }),
      { runs: 1000 },
    );
  });

  it('spreads the runs of one night evenly over the first good minutes, each always at its own', () => {
    const ends = Array.from({ length: 2000 }, (_, n) =>
      planWait(
        { seconds: 11 * hour, from: 'before', goodHour: true },
        runOf(`event-${n}`, run.at),
        handedOver,
        'Europe/London',
        policy,
      ).getTime(),
    );
    const first = Date.parse('2026-11-21T10:00:00.000Z');
    const quarters = [0, 0, 0, 0];
    for (const end of ends) {
      const quarter = Math.floor((end - first) / (policy.spreadMinutes * 15_000));
      quarters[quarter] = (quarters[quarter] ?? 0) + 1;
    }
    expect(quarters).toHaveLength(4);
    for (const share of quarters) expect(share).toBeGreaterThan(400);
    expect(plan({ seconds: 11 * hour })).toEqual(plan({ seconds: 11 * hour }));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { untoldLots } from '../../../functions/core/decision/untold-points.ts';
import { balanceAt, earnPoints, emptyLedger, redeemPoints } from '../../../functions/core/points/points.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Ledger, Profile } from '../../../functions/core/records/records.ts';
import type { RunState } from '../../../statemachines/language/tasks.ts';
import { holds } from '../random.ts';

const start = Date.parse('2026-03-02T10:00:00.000Z');
const at = (hours: number): string => new Date(start + hours * 3600 * 1000).toISOString();
const runOf = (id: string, hours: number): RunState => ({
  id,
  at: at(hours),
  name: 'points.earned',
  customer: 'customer-1',
  key: 'customer',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
});
const profileWith = (points: Ledger): Profile => ({ ...newProfile('customer-1'), points });

const earnings = fc
  .array(
    fc.record({
      after: fc.integer({ min: 0, max: 40 }),
      usableAfter: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 24 * 20 })),
      told: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((gaps) => {
    let hours = 0;
    return gaps.map(({ after, usableAfter, told }, index) => {
      hours += after;
      return { event: `event-${index}`, hours, usable: hours + usableAfter, told, points: index + 20 };
    });
  });

describe('Points that nobody has told of', () => {
  it('are each told of once, whenever they can be spent, and none that others tell of', () => {
    holds(
      fc.property(earnings, (all) => {
        const ledger = all.reduce(
          (points, { event, hours, usable, told, points: earned }) =>
            earnPoints(points, {
              event,
              at: at(hours),
              points: earned,
              ...(usable > hours ? { usableAt: at(usable) } : {}),
              ...(told ? { told: true } : {}),
            }),
          emptyLedger,
        );
        // Each run asks when its own points can be spent, and not within 20 hours of the last telling.
        const asked = all
          .filter(({ told }) => !told)
          .map(({ event, hours, usable }) => ({ event, hours, usable }));
        const told: string[] = [];
        let last: number | undefined;
        for (const { event, hours, usable } of asked.toSorted((a, b) => a.usable - b.usable)) {
          const now = Math.max(usable, last === undefined ? 0 : last);
          const before = last === undefined ? undefined : at(last);
          const first = untoldLots(
            profileWith(ledger),
            runOf(event, hours),
            before,
            new Date(start + now * 3600e3),
          );
          if (first.length === 0) continue;
          const later = last === undefined ? now : Math.max(now, last + 20);
          const lots = untoldLots(
            profileWith(ledger),
            runOf(event, hours),
            before,
            new Date(start + later * 3600e3),
          );
          told.push(...lots.map((lot) => lot.event));
          last = later;
        }
        expect(told.toSorted()).toEqual(asked.map(({ event }) => event).toSorted());
      }),
      { runs: 300 },
    );
  });
});

describe('Points that cannot be spent yet', () => {
  const later = earnPoints(emptyLedger, { event: 'event-1', at: at(0), points: 100, usableAt: at(48) });

  it('are no part of the balance until they can', () => {
    expect(balanceAt(later, new Date(at(47)))).toBe(0);
    expect(balanceAt(later, new Date(at(48)))).toBe(100);
  });

  it('pay for nothing before', () => {
    const both = earnPoints(later, { event: 'event-2', at: at(1), points: 50 });
    const spent = redeemPoints(both, { event: 'event-3', at: at(2), points: 50 });
    expect(spent.lots.map(({ event, left }) => [event, left]).sort()).toEqual([
      ['event-1', 100],
      ['event-2', 0],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Profile } from '../../../functions/core/records/records.ts';
import { findUnrest, isQuiet } from '../../../functions/core/runs/quiet.ts';
import type { Quiet } from '../../../statemachines/language/questions.ts';
import type { RunState } from '../../../statemachines/language/tasks.ts';
import { holds } from '../random.ts';
import { contextIn } from '../shop-in.ts';

const start = Date.parse('2026-03-02T10:00:00.000Z');
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
const customer = 'customer-1';
const minutesOf = (moment: string): number => (Date.parse(moment) - start) / 60_000;

const quarter: Quiet = { ask: 'quiet', seconds: 15 * 60, atMostSeconds: 2 * 3600, otherwise: 'leave' };
const run: RunState = {
  id: 'view-0',
  at: at(0),
  name: 'product.viewed',
  customer,
  key: 'boots',
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
};
const seenAt = (profile: Profile, minutes: number): Profile =>
  applyEvent(
    profile,
    {
      id: `page-${minutes}`,
      name: 'page.viewed',
      at: at(minutes),
      customer,
      key: 'customer',
      properties: { path: '/' },
    },
    contextIn('EUR'),
  );
const look = (ask: Quiet, minutes: readonly number[], now: number, more: Partial<RunState> = {}) =>
  findUnrest(
    ask,
    'quiet',
    { ...run, ...more },
    minutes.reduce(seenAt, newProfile(customer)),
    new Date(at(now)),
  );

describe('a look for quiet', () => {
  it('is over when nothing was done for so long', () => {
    expect(look(quarter, [0], 15)).toBeUndefined();
    expect(isQuiet(quarter, seenAt(newProfile(customer), 0), new Date(at(14.9)))).toBe(false);
  });

  it('is repeated when it may be quiet, but not before half the time', () => {
    expect(look(quarter, [0, 14], 15)).toMatchObject({ go: 'wait', next: at(29), since: at(0) });
    expect(look(quarter, [0, 1], 15)?.next).toBe(at(22.5));
  });

  it('counts one deed alone where one is named', () => {
    expect(look({ ...quarter, without: 'product.viewed' }, [14], 15)).toBeUndefined();
  });

  it('is not repeated when the time is over: the run leaves, or goes on', () => {
    const step = {
      step: 'quiet',
      go: 'wait',
      decision: 'wait',
      reason: 'still-active',
      because: '',
      at: at(0),
      since: at(0),
    } as const;
    expect(look(quarter, [110], 115, { step })?.next).toBe(at(120));
    expect(look(quarter, [115], 120, { step })).toMatchObject({ go: 'leave', reason: 'still-active' });
    expect(look({ ...quarter, otherwise: 'go on' }, [115], 120, { step })).toBeUndefined();
  });

  it('is the only one where there is no time for a second, though the clock of the trigger was ahead', () => {
    const once: Quiet = { ...quarter, atMostSeconds: quarter.seconds };
    const ahead = { at: at(5) };
    expect(look(once, [14], 15, ahead)).toMatchObject({ go: 'leave', reason: 'still-active' });
    expect(look({ ...once, otherwise: 'go on' }, [14], 15, ahead)).toBeUndefined();
  });

  it('is one of a bounded number, and ends with quiet alone, however late deeds are told of', () => {
    const minute = fc.integer({ min: 0, max: 400 });
    const deeds = fc.array(fc.tuple(minute, fc.nat(60)), { maxLength: 80 });
    const sizes = fc.record({
      seconds: fc.integer({ min: 2, max: 60 }),
      times: fc.integer({ min: 1, max: 12 }),
    });
    holds(
      fc.property(deeds, sizes, (all, { seconds, times }) => {
        const ask = { ...quarter, seconds: seconds * 60, atMostSeconds: seconds * 60 * times };
        let looks = 0;
        let now = seconds;
        let more: Partial<RunState> = {};
        for (;;) {
          looks++;
          const known = all
            .filter(([happened, late]) => happened + late <= now)
            .map(([happened]) => happened);
          const unrest = look(ask, [0, ...known], now, more);
          if (unrest?.go !== 'wait') {
            const isStill = known.every((happened) => happened <= now - seconds);
            expect(unrest === undefined).toBe(isStill);
            break;
          }
          const { next = '', since = '' } = unrest;
          expect(minutesOf(next)).toBeGreaterThan(now);
          more = {
            step: {
              step: 'quiet',
              go: 'wait',
              decision: 'wait',
              reason: 'still-active',
              because: '',
              at: at(now),
              since,
            },
          };
          now = minutesOf(next);
        }
        expect(looks).toBeLessThanOrEqual(1 + 2 * (times - 1));
      }),
      { runs: 300 },
    );
  });
});

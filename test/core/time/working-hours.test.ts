import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { localDay } from '../../../functions/core/time/local-hours.ts';
import { addWorkingTime, nextWorkingMorning } from '../../../functions/core/time/working-hours.ts';
import type { LocalTime, Policy } from '../../../statemachines/language/policy.ts';
import { policy } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';
import { clockChanges, makeOffset } from './clock-changes.ts';

type Working = Policy['working'];
const minute = 60_000;
const hour = 3600;
const { working } = policy;
const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
];
const changes = zones.flatMap((zone) =>
  clockChanges(zone, new Date('2026-11-01T00:00Z'), new Date('2028-01-01T00:00Z')),
);

const halfHour = 30 * minute; // clocks are changed at the full or the half hour

/** Minutes at work between two whole minutes, one by one, by plain arithmetic. */
function countMinutes(from: number, to: number, zone: string, { days, hours }: Working): number {
  const { offset } = makeOffset(zone);
  const [opens, closes] = hours.map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  let minutes = 0;
  for (let slot = Math.floor(from / halfHour) * halfHour; slot < to; slot += halfHour) {
    const ahead = offset(slot) * minute;
    for (let at = Math.max(slot, from); at < Math.min(slot + halfHour, to); at += minute) {
      const local = Math.floor((at + ahead) / minute);
      const clock = local % (24 * 60);
      const weekday = ((Math.floor(local / (24 * 60)) + 3) % 7) + 1; // the first day of 1970 was a Thursday
      if (days.includes(weekday) && (opens ?? 0) <= clock && clock < (closes ?? 0)) minutes += 1;
    }
  }
  return minutes;
}
const isAtWork = (at: number, zone: string, working: Working): boolean =>
  countMinutes(at, at + minute, zone, working) === 1;

const two = (n: number): string => String(n).padStart(2, '0');
const localTime = (minutes: number): LocalTime =>
  `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` as LocalTime; // two digits each, by padding
const anyWorking: fc.Arbitrary<Working> = fc
  .record({
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    start: fc.integer({ min: 0, max: 19 * 60 }),
    length: fc.integer({ min: 4 * 60, max: 12 * 60 }),
  })
  .map(({ days, start, length }) => ({
    days,
    hours: [localTime(start), localTime(Math.min(start + length, 24 * 60 - 1))],
  }));
/** Whole minutes, many of them within two days of a clock change. */
const places = fc.oneof(
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -48 * 60, max: 24 * 60 }))
    .map(([{ zone, at }, minutes]) => ({ zone, at: Math.floor(at / minute + minutes) * minute })),
  fc.record({
    zone: fc.constantFrom(...zones),
    at: fc.integer({ min: 0, max: 400 * 24 * 60 }).map((n) => Date.UTC(2026, 10, 1) + n * minute),
  }),
);

describe('working time', () => {
  it('is counted while people are at work, minute by minute, over nights, weekends and clock changes', () => {
    holds(
      fc.property(
        places,
        anyWorking,
        fc.integer({ min: 1, max: 20 * 60 }),
        ({ zone, at }, hours, minutes) => {
          const end = addWorkingTime(new Date(at), minutes * 60, zone, hours).getTime();
          expect(countMinutes(at, end, zone, hours)).toBe(minutes);
          // It ends with the last of these minutes, not some time after it.
          expect(isAtWork(end - minute, zone, hours)).toBe(true);
        },
      ),
      { runs: 120 },
    );
  });

  it('of an hour asked for at noon is over at one, and late on Friday on Monday', () => {
    const add = (at: string, seconds: number) =>
      addWorkingTime(new Date(at), seconds, 'Europe/London', working).toISOString();
    expect(add('2026-11-20T12:00:00.000Z', hour)).toBe('2026-11-20T13:00:00.000Z');
    expect(add('2026-11-20T17:00:00.000Z', hour)).toBe('2026-11-20T18:00:00.000Z');
    expect(add('2026-11-20T17:20:30.000Z', hour)).toBe('2026-11-23T09:20:30.000Z');
    expect(add('2026-11-20T22:00:00.000Z', hour)).toBe('2026-11-23T10:00:00.000Z');
    expect(add('2026-11-20T07:00:00.000Z', 20 * hour)).toBe('2026-11-24T11:00:00.000Z');
  });

  it('is not waited for for ever where nobody works', () => {
    const never = { ...working, days: [] };
    expect(() => addWorkingTime(new Date(0), hour, 'UTC', never)).toThrow('nobody works in UTC');
  });
});

describe('the next working morning', () => {
  it('is the first minute of work of a later day, with no working day between', () => {
    holds(
      fc.property(places, anyWorking, ({ zone, at }, hours) => {
        const morning = nextWorkingMorning(new Date(at), zone, hours);
        const endOfToday = DateTime.fromMillis(at, { zone }).endOf('day').toMillis() + 1;
        expect(localDay(morning, zone) > localDay(new Date(at), zone)).toBe(true);
        expect(isAtWork(morning.getTime(), zone, hours)).toBe(true);
        expect(countMinutes(endOfToday, morning.getTime(), zone, hours)).toBe(0);
      }),
      { runs: 120 },
    );
  });

  it('is never that of the same day, even before the doors open, and after Friday that of Monday', () => {
    const next = (at: string) => nextWorkingMorning(new Date(at), 'Europe/London', working).toISOString();
    expect(next('2026-11-19T07:00:00.000Z')).toBe('2026-11-20T09:00:00.000Z');
    expect(next('2026-11-19T12:00:00.000Z')).toBe('2026-11-20T09:00:00.000Z');
    expect(next('2026-11-20T12:00:00.000Z')).toBe('2026-11-23T09:00:00.000Z');
    expect(next('2026-11-21T12:00:00.000Z')).toBe('2026-11-23T09:00:00.000Z');
  });
});

import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  type Hours,
  type HoursOf,
  isWithin,
  isWithinAll,
  localDay,
  moveInto,
  moveIntoAll,
  nextDay,
  outside,
} from '../../../functions/core/time/local-hours.ts';
import type { LocalTime } from '../../../statemachines/language/policy.ts';
import { markets, policy } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';
import { type ClockChange, clockChanges } from './clock-changes.ts';

const minute = 60_000;
const dayMinutes = 24 * 60;
const zones = Intl.supportedValuesOf('timeZone');
const changes = zones.flatMap((zone) =>
  clockChanges(zone, new Date('2026-11-01T00:00Z'), new Date('2028-01-01T00:00Z')),
);

/** Clock changes of the past that were out of the common. */
const oddChanges = [
  clockChanges('Pacific/Apia', new Date('2011-12-20T00:00Z'), new Date('2012-01-02T00:00Z')), // a day skipped
  clockChanges('Pacific/Fakaofo', new Date('2011-12-20T00:00Z'), new Date('2012-01-02T00:00Z')),
  clockChanges('Africa/Casablanca', new Date('2025-02-01T00:00Z'), new Date('2025-05-01T00:00Z')), // Ramadan
  clockChanges('Asia/Pyongyang', new Date('2015-08-10T00:00Z'), new Date('2015-08-20T00:00Z')), // half an hour
  clockChanges('America/Caracas', new Date('2016-04-25T00:00Z'), new Date('2016-05-05T00:00Z')),
  clockChanges('Europe/Istanbul', new Date('2016-03-20T00:00Z'), new Date('2016-04-02T00:00Z')),
].flat();

const two = (n: number): string => String(n).padStart(2, '0');
/** "HH:MM" from minutes of the day, whatever day they fall on. */
const localTime = (minutes: number): LocalTime => {
  const inDay = ((minutes % dayMinutes) + dayMinutes) % dayMinutes;
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}` as LocalTime; // two digits each, by padding
};
const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The wall clock by plain arithmetic, right for the weeks around one clock change. */
const wallMinute = (change: ClockChange, at: number): number => {
  const local = at + (at < change.at ? change.before : change.after) * minute;
  return Math.floor(local / minute) % dayMinutes;
};

const stands = (change: ClockChange, at: number, [from, to]: Hours): boolean => {
  const [now, start, end] = [wallMinute(change, at), minutesOf(from), minutesOf(to)];
  return start < end ? start <= now && now < end : now >= start || now < end;
};

/** The earliest allowed moment at or after `at`, minute by minute. */
function firstAllowed(change: ClockChange, at: number, hours: Hours): number {
  if (stands(change, at, hours)) return at;
  let next = Math.ceil((at + 1) / minute) * minute;
  while (!stands(change, next, hours)) next += minute;
  return next;
}

const say = (at: number): string => new Date(at).toISOString();

const differentTimes = fc
  .tuple(fc.nat(dayMinutes - 1), fc.integer({ min: 1, max: dayMinutes - 1 }))
  .map(([start, length]): Hours => [localTime(start), localTime(start + length)]);

/** Hours that begin or end among the minutes that the change skips or repeats. */
const hoursAround = ({ at, before, after }: ClockChange): fc.Arbitrary<Hours> => {
  const local = (offset: number) => Math.floor((at + offset * minute) / minute);
  const [early, late] = [local(Math.min(before, after)), local(Math.max(before, after))];
  const inside = fc.integer({ min: early - 10, max: late + 10 });
  const length = fc.integer({ min: 1, max: dayMinutes - 1 });
  return fc.oneof(
    fc.tuple(inside, length).map(([start, long]): Hours => [localTime(start), localTime(start + long)]),
    fc.tuple(inside, length).map(([end, long]): Hours => [localTime(end - long), localTime(end)]),
  );
};

const patience = 30_000; // every zone there is, on a slow machine

describe('hours of the local day', { timeout: patience }, () => {
  it('knows clock changes of half an hour, two hours, at midnight, and a skipped day', () => {
    const sizes = (zone: string) =>
      [...changes, ...oddChanges]
        .filter((change) => change.zone === zone)
        .map(({ before, after }) => after - before);
    expect(sizes('Australia/Lord_Howe')).toContain(30);
    expect(sizes('Antarctica/Troll')).toContain(120);
    expect(sizes('Africa/Casablanca')).toContain(-60);
    expect(sizes('Pacific/Apia')).toContain(1440);
    const atMidnight = changes
      .filter((change) => change.after > change.before && wallMinute(change, change.at - minute) === 1439)
      .map(({ zone }) => zone);
    expect(atMidnight).toEqual(expect.arrayContaining(['Asia/Beirut', 'Africa/Cairo', 'America/Santiago']));
  });

  it('are entered at the first allowed minute around every clock change of every zone', () => {
    const wanted = [policy.goodHours, outside(markets.russia.quietHours), outside(markets.eu.quietHours)];
    for (const change of [...changes, ...oddChanges])
      for (const hours of wanted)
        for (const minutesAfter of [-601, -1 / 60_000, 0, 59.5]) {
          const at = change.at + Math.round(minutesAfter * minute);
          const moved = moveInto(new Date(at), change.zone, hours).getTime();
          if (moved !== firstAllowed(change, at, hours))
            expect.fail(
              `${change.zone}, ${hours.join('–')}: ${say(at)} moved to ${say(moved)}, not ${say(firstAllowed(change, at, hours))}`,
            );
        }
  });

  it('are entered at the first allowed minute when they begin or end within a clock change', () => {
    const cases = fc.constantFrom(...changes, ...oddChanges).chain((change) =>
      fc.record({
        change: fc.constant(change),
        hours: fc.oneof(hoursAround(change), differentTimes),
        from: fc.integer({ min: -26 * 3600, max: 5 * 3600 }),
      }),
    );
    holds(
      fc.property(cases, ({ change, hours, from }) => {
        const at = change.at + from * 1000;
        expect(say(moveInto(new Date(at), change.zone, hours).getTime())).toBe(
          say(firstAllowed(change, at, hours)),
        );
      }),
      { runs: 2000 },
    );
  });

  it('are entered not before the moment asked for, and nothing is moved that lies within them', () => {
    const moments = fc.date({
      min: new Date('2026-01-01T00:00Z'),
      max: new Date('2028-01-01T00:00Z'),
      noInvalidDate: true,
    });
    holds(
      fc.property(fc.constantFrom(...zones), moments, differentTimes, (zone, at, hours) => {
        const moved = moveInto(at, zone, hours);
        expect(isWithin(moved, zone, hours)).toBe(true);
        expect(moved >= at).toBe(true);
        if (isWithin(at, zone, hours)) expect(moved).toEqual(at);
      }),
      { runs: 1500 },
    );
  });

  it('and the other hours share out the day: every moment lies in exactly one of them', () => {
    const moments = fc.date({
      min: new Date('2026-01-01T00:00Z'),
      max: new Date('2028-01-01T00:00Z'),
      noInvalidDate: true,
    });
    holds(
      fc.property(fc.constantFrom(...zones), moments, differentTimes, (zone, at, hours) => {
        expect(isWithin(at, zone, outside(hours))).toBe(!isWithin(at, zone, hours));
      }),
      { runs: 1000 },
    );
  });

  it('hold from their first minute to the last before their end', () => {
    const at = (time: string) => new Date(`2026-11-20T${time}Z`);
    const within = (time: string, hours: Hours) => isWithin(at(time), 'UTC', hours);
    expect(within('09:59:59.999', ['10:00', '20:00'])).toBe(false);
    expect(within('10:00:00.000', ['10:00', '20:00'])).toBe(true);
    expect(within('19:59:59.999', ['10:00', '20:00'])).toBe(true);
    expect(within('20:00:00.000', ['10:00', '20:00'])).toBe(false);
    expect(within('20:00:00.000', ['20:00', '09:00'])).toBe(true);
    expect(within('08:59:59.999', ['20:00', '09:00'])).toBe(true);
    expect(within('09:00:00.000', ['20:00', '09:00'])).toBe(false);
  });
});

describe('hours that all must hold', { timeout: patience }, () => {
  const weekend: HoursOf = (weekday) => [
    ['09:00', '21:00'],
    ...(weekday >= 6 ? [['10:00', '00:00'] as const] : []),
  ];
  const moved = (at: string) => moveIntoAll(new Date(at), 'UTC', weekend).toISOString();

  it('differ by the day: on Friday evening they are over until Saturday’s later begin, on Sunday until Monday’s', () => {
    expect(moved('2026-11-20T22:00:00.000Z')).toBe('2026-11-21T10:00:00.000Z');
    expect(moved('2026-11-21T09:30:00.000Z')).toBe('2026-11-21T10:00:00.000Z');
    expect(moved('2026-11-22T22:00:00.000Z')).toBe('2026-11-23T09:00:00.000Z');
    expect(moved('2026-11-23T03:00:00.000Z')).toBe('2026-11-23T09:00:00.000Z');
    expect(moved('2026-11-22T12:00:00.000Z')).toBe('2026-11-22T12:00:00.000Z');
  });

  it('are entered at the first minute at which all of them hold', () => {
    const moments = fc.date({
      min: new Date('2026-01-01T00:00Z'),
      max: new Date('2028-01-01T00:00Z'),
      noInvalidDate: true,
    });
    const overlapping = fc
      .tuple(fc.nat(dayMinutes - 1), fc.integer({ min: 2, max: 600 }), fc.integer({ min: 1, max: 600 }))
      .map(([start, first, second]): readonly [Hours, Hours] => [
        [localTime(start), localTime(start + first)],
        [localTime(start + Math.floor(first / 2)), localTime(start + first + second)],
      ]);
    holds(
      fc.property(fc.constantFrom(...zones), moments, overlapping, (zone, at, both) => {
        const hoursOf: HoursOf = (weekday) => (weekday === 1 ? both : [both[0]]);
        const end = moveIntoAll(at, zone, hoursOf);
        expect(isWithinAll(end, zone, hoursOf)).toBe(true);
        if (isWithinAll(at, zone, hoursOf)) expect(end).toEqual(at);
        else expect(isWithinAll(new Date(end.getTime() - 1), zone, hoursOf)).toBe(false);
        for (let between = at.getTime(); between < end.getTime(); between += 17 * minute)
          if (isWithinAll(new Date(between), zone, hoursOf))
            expect.fail(`${zone}: ${at.toISOString()} passed by ${new Date(between).toISOString()}`);
      }),
      { runs: 200 },
    );
  });

  it('that never hold together are a mistake', () => {
    expect(() =>
      moveIntoAll(new Date(0), 'UTC', () => [
        ['09:00', '12:00'],
        ['13:00', '15:00'],
      ]),
    ).toThrow('no common hours in UTC');
  });
});

describe('the local day', { timeout: patience }, () => {
  it('ends at the first moment that has another date, around every clock change of every zone', () => {
    for (const change of [...changes, ...oddChanges])
      for (const hoursAfter of [-25, -1, 0, 1]) {
        const at = new Date(change.at + hoursAfter * 60 * minute);
        const next = nextDay(at, change.zone);
        const today = localDay(at, change.zone);
        const lastOfToday = new Date(next.getTime() - 1);
        if (
          next <= at ||
          localDay(next, change.zone) <= today ||
          localDay(lastOfToday, change.zone) !== today
        )
          expect.fail(`${change.zone}: ${today} at ${at.toISOString()} ends at ${next.toISOString()}`);
      }
  });

  it('is the date on the wall, to the millisecond of midnight', () => {
    const midnight = DateTime.fromISO('2026-03-08T00:00', { zone: 'America/New_York' }).toMillis();
    expect(localDay(new Date(midnight - 1), 'America/New_York')).toBe('2026-03-07');
    expect(localDay(new Date(midnight), 'America/New_York')).toBe('2026-03-08');
    expect(nextDay(new Date(midnight), 'America/New_York').toISOString()).toBe('2026-03-09T04:00:00.000Z');
  });

  it('goes from Thursday to Saturday where a Friday was skipped', () => {
    const thursday = new Date('2011-12-29T20:00:00-10:00');
    expect(localDay(thursday, 'Pacific/Apia')).toBe('2011-12-29');
    expect(localDay(nextDay(thursday, 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-31');
    expect(nextDay(thursday, 'Pacific/Apia').toISOString()).toBe('2011-12-30T10:00:00.000Z');
  });
});

import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { dayAfter, startOfDay } from '../../statemachines/compile/start-of-day.ts';
import { holds } from '../core/random.ts';

const zones = Intl.supportedValuesOf('timeZone');
const dayFormat = 'yyyy-MM-dd';
const days = fc
  .integer({ min: 0, max: 3652 })
  .map((count) => DateTime.utc(2020, 1, 1).plus({ days: count }).toFormat(dayFormat));

describe('the start of a day', () => {
  it('is the first moment whose local date it is, in every zone', () => {
    holds(
      fc.property(fc.constantFrom(...zones), days, (zone, day) => {
        const at = DateTime.fromISO(startOfDay(day, zone), { zone });
        expect(at.toFormat(dayFormat)).toBe(day);
        expect(at.minus({ milliseconds: 1 }).toFormat(dayFormat)).toBe(dayBefore(day));
      }),
      { runs: 300 },
    );
  });

  it('is one o’clock where the clock goes forward at midnight', () => {
    expect(startOfDay('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
  });

  it('is that of the next day where the calendar left one out', () => {
    // Samoa went over the date line on 30 December 2011.
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(startOfDay('2011-12-31', 'Pacific/Apia'));
  });
});

describe('the day after', () => {
  it('knows the ends of months, years and leap years', () => {
    expect(dayAfter('2026-02-28')).toBe('2026-03-01');
    expect(dayAfter('2028-02-28')).toBe('2028-02-29');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  });
});

const dayBefore = (day: string): string => DateTime.fromISO(day).minus({ days: 1 }).toFormat(dayFormat);

import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { inYear, isYearlyDay, nextInYear, readDay } from '../../../functions/core/time/calendar-day.ts';
import { holds } from '../random.ts';

const anyDate = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a day of the calendar', () => {
  it('is today when it comes round today, and what is no date is never today', () => {
    expect(isYearlyDay('1990-04-10', '2026-04-10')).toBe(true);
    expect(isYearlyDay('--04-10', '2026-04-11')).toBe(false);
    expect(isYearlyDay('1984-02-29', '2026-02-28')).toBe(true);
    expect(isYearlyDay('1984-02-29', '2028-02-28')).toBe(false);
    for (const none of ['soon', 410, undefined]) expect(isYearlyDay(none, '2026-04-10')).toBe(false);
  });

  it('is read with or without its year, and only if there is such a day', () => {
    expect(readDay('1990-04-12')).toEqual({ year: 1990, month: 4, day: 12 });
    expect(readDay('--04-12')).toEqual({ month: 4, day: 12 });
    expect(readDay('--02-29')).toEqual({ month: 2, day: 29 });
    for (const text of ['1990-02-29', '--02-30', '--13-01', '-1990-04-12', '12.04.1990', '19900412', ''])
      expect(readDay(text)).toBeUndefined();
  });

  it('comes every year, 29 February on the 28th in common years', () => {
    const born = { month: 2, day: 29 };
    expect(inYear(born, 2027)).toBe('2027-02-28');
    expect(inYear(born, 2028)).toBe('2028-02-29');
    expect(nextInYear(born, '2027-02-28')).toBe('2027-02-28');
    expect(nextInYear(born, '2027-03-01')).toBe('2028-02-29');
  });

  it('comes round within a year, on the day asked for or after it', () => {
    holds(
      fc.property(anyDate, anyDate, (born, from) => {
        const date = readDay(born);
        if (date === undefined) return expect.fail(`${born} is a day`);
        const next = nextInYear(date, from);
        expect(next >= from).toBe(true);
        expect(next <= DateTime.fromISO(from).plus({ years: 1 }).toFormat('yyyy-MM-dd')).toBe(true);
        const lastOf = born.slice(5) === '02-29' ? ['02-28', '02-29'] : [born.slice(5)];
        expect(lastOf).toContain(next.slice(5));
      }),
      { runs: 500 },
    );
  });
});

import { DateTime } from 'luxon';
import { later } from './moments.ts';

/** A day as people write it: "1990-04-12", or "--04-12" when the year is not known. */
export interface CalendarDay {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

const leapYear = 2024; // any: 29 February is a birthday too

/** The day that a text says, if it says one that there is. */
export function readDay(text: string): CalendarDay | undefined {
  const [, year, month, day] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const read = { month: Number(month), day: Number(day), ...(year === '-' ? {} : { year: Number(year) }) };
  return DateTime.fromObject({ year: leapYear, ...read }).isValid ? read : undefined;
}

/** The day of a yearly date in a year, as "2027-02-28": 29 February comes on the 28th in common years. */
export function inYear({ month, day }: CalendarDay, year: number): string {
  const first = DateTime.utc(year, month);
  return first.set({ day: Math.min(day, first.daysInMonth ?? day) }).toFormat('yyyy-MM-dd');
}

/** The first time, on a day ("2026-11-21") or after it, that a yearly date comes round. */
export function nextInYear(date: CalendarDay, from: string): string {
  const year = Number(from.slice(0, 4));
  const inThis = inYear(date, year);
  return inThis >= from ? inThis : inYear(date, year + 1);
}

/** A calendar day some days later or, below 0, earlier. */
export const addDays = (day: string, days: number): string =>
  later(`${day}T00:00:00Z`, days * 24 * 3600).slice(0, 10);

/** Whether a written date comes round on a day ("2026-11-21"); what is no date never does. */
export function isYearlyDay(written: unknown, day: string): boolean {
  const date = typeof written === 'string' ? readDay(written) : undefined;
  return date !== undefined && inYear(date, Number(day.slice(0, 4))) === day;
}

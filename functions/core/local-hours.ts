import { DateTime } from 'luxon';
import type { LocalTime } from '../../statemachines/language/policy.ts';

/** Local hours from the first time (inclusive) to the second (exclusive); over midnight when the first is later. */
export type Hours = readonly [LocalTime, LocalTime];

const minutesOf = (time: LocalTime): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

/** Whether the wall clock of a zone stands within the hours. */
export function isWithin(at: Date, zone: string, [from, to]: Hours): boolean {
  const local = DateTime.fromJSDate(at, { zone });
  const now = local.hour * 60 + local.minute;
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start <= end ? now >= start && now < end : now >= start || now < end;
}

/**
 * `at` itself when it lies within the hours, else the next moment at which they begin. On the night of a clock
 * change the wall clock decides: an hour that is skipped begins where the clock goes on.
 */
export function moveInto(at: Date, zone: string, hours: Hours): Date {
  if (isWithin(at, zone, hours)) return at;
  const [from] = hours;
  const local = DateTime.fromJSDate(at, { zone });
  const begin = {
    hour: Math.floor(minutesOf(from) / 60),
    minute: minutesOf(from) % 60,
    second: 0,
    millisecond: 0,
  };
  // Three days: one may have begun already, one may lack the hours altogether.
  for (let day = 0; day < 3; day++) {
    const candidate = local.plus({ days: day }).set(begin).toJSDate();
    if (candidate > at && isWithin(candidate, zone, hours)) return candidate;
  }
  throw new RangeError(`no hours ${from}–${hours[1]} in ${zone} within three days of ${at.toISOString()}`);
}

/** The hours that are not these. */
export const outside = ([from, to]: Hours): Hours => [to, from];

/** The local calendar day, as "2026-11-21". */
export const localDay = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd');

/** The first moment of the local day after this one. */
export const nextDay = (at: Date, zone: string): Date =>
  DateTime.fromJSDate(at, { zone }).plus({ days: 1 }).startOf('day').toJSDate();

/** "09:00", for a sentence. */
export const sayTime = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toFormat('HH:mm');

/** "21 Nov 09:00", for a sentence. */
export const sayMoment = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).setLocale('en').toFormat('d MMM HH:mm');

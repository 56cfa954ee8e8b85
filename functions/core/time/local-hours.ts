import { DateTime } from 'luxon';
import type { LocalTime } from '../../../statemachines/language/policy.ts';
import { offsetAt } from './zone-offset.ts';

/** Local hours from the first time (inclusive) to the second (exclusive); over midnight when the first is later. */
export type Hours = readonly [LocalTime, LocalTime];

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
const dayMs = dayMinutes * minuteMs;

const minutesOf = (time: LocalTime): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

/** What the wall clock of a zone says: reading it is the dear part, so it is read once for all hours. */
interface WallClock {
  /** 1 is Monday. */
  readonly weekday: number;
  readonly minuteOfDay: number;
}

function readClock(at: Date, zone: string): WallClock {
  const local = at.getTime() + offsetAt(at.getTime(), zone);
  const day = Math.floor(local / dayMs);
  // The first day of 1970 was a Thursday.
  return {
    weekday: ((((day + 3) % 7) + 7) % 7) + 1,
    minuteOfDay: Math.floor((local - day * dayMs) / minuteMs),
  };
}

function holds({ minuteOfDay }: WallClock, [from, to]: Hours): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start <= end ? minuteOfDay >= start && minuteOfDay < end : minuteOfDay >= start || minuteOfDay < end;
}

/** Whether the wall clock of a zone stands within the hours. */
export const isWithin = (at: Date, zone: string, hours: Hours): boolean => holds(readClock(at, zone), hours);

/**
 * `at` itself when it lies within the hours, else the first moment after it that does. On the night of a clock
 * change the wall clock decides: an hour that is skipped begins where the clock goes on.
 */
export function moveInto(at: Date, zone: string, hours: Hours): Date {
  let moment = at;
  // At most: the clock change, the begin of the hours, and once more where the change skipped them altogether.
  for (let stop = 0; stop < 4; stop++) {
    if (isWithin(moment, zone, hours)) return moment;
    moment = nextStop(moment, zone, minutesOf(hours[0]));
  }
  throw new RangeError(`no hours ${hours.join('–')} in ${zone} after ${at.toISOString()}`);
}

/** When the wall clock comes to a minute of the day, or is put forward or back before that. */
function nextStop(at: Date, zone: string, minuteOfDay: number): Date {
  const ahead = (minuteOfDay - readClock(at, zone).minuteOfDay + dayMinutes) % dayMinutes || dayMinutes;
  const offset = offsetAt(at.getTime(), zone);
  const isBefore = (time: number): boolean => offsetAt(time, zone) === offset;
  let [old, young] = [at.getTime(), (Math.floor(at.getTime() / minuteMs) + ahead) * minuteMs];
  if (isBefore(young)) return new Date(young);
  while (young - old > 1) {
    const middle = Math.floor((old + young) / 2);
    if (isBefore(middle)) old = middle;
    else young = middle;
  }
  return new Date(young);
}

/** The hours that all must hold on a day of the week; 1 is Monday. */
export type HoursOf = (weekday: number) => readonly Hours[];

/** Whether the wall clock of a zone stands within all hours of the day. */
export const isWithinAll = (at: Date, zone: string, hoursOf: HoursOf): boolean =>
  findClosed(at, zone, hoursOf) === undefined;

function findClosed(at: Date, zone: string, hoursOf: HoursOf): Hours | undefined {
  const clock = readClock(at, zone);
  return hoursOf(clock.weekday).find((hours) => !holds(clock, hours));
}

/** Each stop is the begin of some hours or of a day; hours that all hold within a week need no more. */
const stopsOfAWeek = 32;

/** `at` itself when all hours hold, else the first moment after it at which they do. */
export function moveIntoAll(at: Date, zone: string, hoursOf: HoursOf): Date {
  let moment = at;
  for (let stop = 0; stop < stopsOfAWeek; stop++) {
    const closed = findClosed(moment, zone, hoursOf);
    if (closed === undefined) return moment;
    const [opening, tomorrow] = [moveInto(moment, zone, closed), nextDay(moment, zone)];
    moment = opening < tomorrow ? opening : tomorrow; // tomorrow's hours may be others
  }
  throw new RangeError(`no common hours in ${zone} after ${at.toISOString()}`);
}

/** 1 is Monday. */
export const localWeekday = (at: Date, zone: string): number => readClock(at, zone).weekday;

/** The hours that are not these. */
export const outside = ([from, to]: Hours): Hours => [to, from];

/** The local calendar day, as "2026-11-21". */
export const localDay = (at: Date, zone: string): string => wallDate(at, zone).toISOString().slice(0, 10);

/** A date that reads in UTC as the wall clock of a zone does. */
const wallDate = (at: Date, zone: string): Date => new Date(at.getTime() + offsetAt(at.getTime(), zone));

/** The first moment of the local day after this one. */
export function nextDay(at: Date, zone: string): Date {
  const today = localDay(at, zone);
  let moment = at;
  while (localDay(moment, zone) === today) moment = nextStop(moment, zone, 0);
  return moment;
}

/** "09:00", for a sentence. */
export const sayTime = (at: Date, zone: string): string => wallDate(at, zone).toISOString().slice(11, 16);

/** "21 Nov 09:00", for a sentence. */
export const sayMoment = (at: Date, zone: string): string =>
  DateTime.fromJSDate(wallDate(at, zone), { zone: 'utc' }).setLocale('en').toFormat('d MMM HH:mm');

import type { Policy } from '../../../statemachines/language/policy.ts';
import { isWithin, localWeekday, moveInto, nextDay, outside } from './local-hours.ts';

type Working = Policy['working'];

/** The longest run of days off that is skipped: a company that works on no day of the week is a mistake. */
const longestRest = 14;

/**
 * The moment at which people will have worked for so long since another. Working hours lie within one day; on the
 * night of a clock change the time that passes counts, not the clock.
 */
export function addWorkingTime(from: Date, seconds: number, zone: string, working: Working): Date {
  let left = seconds * 1000;
  let opening = moveIntoWork(from, zone, working);
  for (;;) {
    const closing = moveInto(opening, zone, outside(working.hours));
    const shift = closing.getTime() - opening.getTime();
    if (left <= shift) return new Date(opening.getTime() + left);
    left -= shift;
    opening = moveIntoWork(closing, zone, working);
  }
}

/** When people are next at work on another local day than that of a moment. */
export const nextWorkingMorning = (at: Date, zone: string, working: Working): Date =>
  moveIntoWork(nextDay(at, zone), zone, working);

/** `at` itself when people are at work, else when they are next. */
function moveIntoWork(at: Date, zone: string, { days, hours }: Working): Date {
  let moment = at;
  for (let day = 0; day <= longestRest; day++) {
    const isWorkingDay = days.includes(localWeekday(moment, zone));
    if (isWorkingDay && isWithin(moment, zone, hours)) return moment;
    const next = isWorkingDay ? moveInto(moment, zone, hours) : nextDay(moment, zone);
    moment = next;
  }
  throw new RangeError(`nobody works in ${zone} after ${at.toISOString()}`);
}

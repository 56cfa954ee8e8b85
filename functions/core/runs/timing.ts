import { DateTime } from 'luxon';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { DateOn } from '../../../statemachines/language/scenario.ts';
import type { RunState, TriggerInput, WaitOrder } from '../../../statemachines/language/tasks.ts';
import { spreadOf } from '../records/fingerprint.ts';
import type { Profile } from '../records/records.ts';
import { nextInYear, readDay } from '../time/calendar-day.ts';
import { isWithin, localDay, moveInto } from '../time/local-hours.ts';
import { later } from '../time/moments.ts';
import { addWorkingTime, nextWorkingMorning } from '../time/working-hours.ts';
import { zoneOf } from '../time/zone.ts';
import { startOf } from './start.ts';

/** Where the dates stand that a wait may end on. */
export interface Dated {
  readonly profile: Profile;
  /** What started the run. */
  readonly event?: CustomerEvent | undefined;
}

/**
 * The end of the wait that follows a Task. `before` is when the message was handed over, or when the Task
 * answered if nothing was sent. A date that has passed by then is answered as it is: the wait is over at once.
 */
export function planWait(order: WaitOrder, run: RunState, before: Date, dated: Dated, policy: Policy): Date {
  const zone = zoneOf(dated.profile, policy.shop);
  if ('workingSeconds' in order)
    return addWorkingTime(before, order.workingSeconds, policy.shop.zone, policy.working);
  if ('until' in order) {
    if (order.until === 'working morning')
      return nextWorkingMorning(before, policy.shop.zone, policy.working);
    const date = findDate(order.until, before, zone, dated);
    if (date === undefined) return new Date(later(before, order.otherwiseSeconds));
    return date;
  }
  const counted = new Date(later(order.from === 'trigger' ? startOf(run) : before, order.seconds));
  const planned = counted > before ? counted : before;
  return order.goodHour ? moveToGoodHour(planned, run, zone, policy) : planned;
}

/** The moment itself at a good hour; else the next one, the runs of a night spread over its first minutes. */
export function moveToGoodHour(
  at: Date,
  { customer, id }: Pick<TriggerInput, 'customer' | 'id'>,
  zone: string,
  { goodHours, spreadMinutes }: Policy,
): Date {
  if (isWithin(at, zone, goodHours)) return at;
  const spread = Math.floor(spreadOf(customer, id) * spreadMinutes * 60) * 1000;
  return new Date(moveInto(at, zone, goodHours).getTime() + spread);
}

const daySeconds = 24 * 3600;

/**
 * The moment that a date stands for: a day at its hour on the customer's clock, shifted by whole days of the calendar
 * and then by the rest; a moment as it is, shifted. A day of the year is the next one: yesterday's still counts, so
 * that a run that was held up over the day goes on late rather than in a year.
 */
function findDate(on: DateOn, before: Date, zone: string, dated: Dated): Date | undefined {
  const text = readField(on, dated);
  if (text === undefined) return undefined;
  const moment = /^\d{4}-\d{2}-\d{2}T/.test(text) ? DateTime.fromISO(text, { zone }) : undefined;
  if (moment !== undefined && !on.yearly)
    return moment.isValid ? moment.plus({ seconds: on.shiftSeconds }).toJSDate() : undefined;
  const day = readDay(moment?.toISODate() ?? text);
  if (day === undefined) return undefined;
  const yesterday = DateTime.fromISO(localDay(before, zone), { zone: 'utc' })
    .minus({ days: 1 })
    .toFormat('yyyy-MM-dd');
  const date = on.yearly || day.year === undefined ? nextInYear(day, yesterday) : text;
  const days = Math.trunc(on.shiftSeconds / daySeconds);
  return DateTime.fromISO(`${date}T${on.at}`, { zone })
    .plus({ days, seconds: on.shiftSeconds - days * daySeconds })
    .toJSDate();
}

/** The last moment at which a property of the run's event is not over yet: a day ends with its last minute. */
export const findLastMoment = (field: string, zone: string, dated: Dated): Date | undefined =>
  findDate({ of: 'event', field, yearly: false, shiftSeconds: 0, at: '23:59' }, new Date(0), zone, dated);

function readField({ of, field }: DateOn, { profile, event }: Dated): string | undefined {
  const fields: Readonly<Record<string, unknown>> =
    of === 'profile' ? profile.attributes : (event?.properties ?? {});
  const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return typeof value === 'string' ? value : undefined;
}

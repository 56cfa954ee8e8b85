import type { EventName } from '../../../statemachines/language/events.ts';
import { explainUnsaid } from '../../../statemachines/language/facts.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Timer, UsualGap } from '../../../statemachines/language/scenario.ts';
import { listEndings } from '../points/points.ts';
import { lastMoment } from '../profile/history.ts';
import { lastActivity } from '../profile/last-activity.ts';
import type { Mark, Moment, Profile } from '../records/records.ts';
import { addDays, inYear, readDay } from '../time/calendar-day.ts';
import { feastDays } from '../time/feasts.ts';
import { localDay } from '../time/local-hours.ts';
import { isNewer } from '../time/moments.ts';
import { zoneOf } from '../time/zone.ts';

const daySeconds = 24 * 3600;

/** A day on which a timer is due, the subject of its run, and the moment from which it is counted. */
export interface Occurrence {
  readonly day: string;
  readonly key: string;
  readonly since: Moment;
}

/** The newest of some events about a subject, as far as the profile remembers; about the customer, all of them are. */
export const newestOf = (events: readonly EventName[], profile: Profile, key: string): Mark | undefined =>
  (key === 'customer' ? marksOfCustomer(events, profile) : profile.marks)
    .filter((mark) => mark.key === key && events.includes(mark.event))
    .reduce<Mark | undefined>(
      (newest, mark) => (isNewer(mark.moment, newest?.moment) ? mark : newest),
      undefined,
    );

/** What is about the customer alone is counted and not marked. */
const marksOfCustomer = (events: readonly EventName[], { counters }: Profile): readonly Mark[] =>
  events.flatMap((event) => {
    const counter = counters[event];
    if (counter === undefined) return [];
    const { last, said } = counter;
    return [{ event, key: 'customer', moment: last, ...(said === undefined ? {} : { said }) }];
  });

/** The first occurrence on a day or later, as far as the profile knows. */
export function foretell(
  timer: Timer,
  profile: Profile,
  key: string,
  from: string,
  policy: Policy,
): Occurrence | undefined {
  const next = foretellAny(timer, profile, key, from, policy);
  return next !== undefined && next.day >= from ? next : undefined;
}

function foretellAny(
  timer: Timer,
  profile: Profile,
  key: string,
  from: string,
  policy: Policy,
): Occurrence | undefined {
  const zone = zoneOf(profile, policy.shop);
  switch (timer.due) {
    case 'date': {
      const since = profile.attributesAt[timer.attribute];
      const written = profile.attributes[timer.attribute];
      if (since === undefined || typeof written !== 'string') return undefined;
      const day = listDays(written, timer.yearly, Number(from.slice(0, 4)))
        .map((date) => addDays(date, timer.days))
        .find((day) => day >= from);
      return day === undefined ? undefined : { day, key, since };
    }
    case 'inactivity': {
      const since = lastActivity(timer.without, profile);
      if (since === undefined) return undefined;
      const days = typeof timer.days === 'number' ? timer.days : usualDays(timer.days, profile.orderTimes);
      return { day: addDays(localDay(new Date(since.at), zone), days), key, since };
    }
    case 'status': {
      const reached = lastMoment(profile, timer.status, key);
      const from = lastMoment(profile, timer.from, key);
      if (reached === undefined || from === undefined) return undefined;
      const counted = addDays(localDay(new Date(from.at), zone), daysFor(timer, profile, key));
      const day = localDay(new Date(reached.at), zone);
      return { day: counted > day ? counted : day, key, since: reached };
    }
    case 'event date': {
      const told = newestOf(timer.events, profile, key);
      const date = told && dayOf(told.said?.[timer.property], zone);
      if (told === undefined || date === undefined) return undefined;
      if (explainUnsaid(timer.where ?? {}, told.said) !== undefined) return undefined;
      const other = timer.daysBy && told.said?.[timer.daysBy.property];
      const days = typeof other === 'string' ? timer.daysBy?.days[other] : undefined;
      return { day: addDays(date, days ?? timer.days), key, since: told.moment };
    }
    case 'points':
      return listEndings(profile.points, timer.together * daySeconds, -2 * timer.days * daySeconds)
        .filter(({ points }) => points >= timer.atLeast)
        .map(({ until, since }) => ({ ends: localDay(new Date(until), zone), since }))
        .map(({ ends, since }) => ({ day: addDays(ends, timer.days), key: ends, since }))
        .find(({ day }) => day >= from);
    case 'feast':
      return feastDays(profile.country ?? policy.shop.country, Number(from.slice(0, 4)), policy.calendar)
        .map(({ day, key }) => ({
          day: addDays(day, timer.days),
          key,
          since: { at: `${day}T00:00:00.000Z`, id: key },
        }))
        .find(({ day }) => day >= from);
  }
}

/** The local day of a day or a moment as an event has told it. */
function dayOf(written: string | number | boolean | undefined, zone: string): string | undefined {
  if (typeof written !== 'string' || Number.isNaN(Date.parse(written))) return undefined;
  return written.length === '2026-11-21'.length ? written : localDay(new Date(written), zone);
}

/** The days of a date, oldest first: a yearly one's in the years around `year`; none when it is no date. */
function listDays(written: string, yearly: boolean, year: number): readonly string[] {
  const date = readDay(written);
  if (date === undefined) return [];
  if (!yearly) return date.year === undefined ? [] : [inYear(date, date.year)];
  // A shift of up to a year either way leads into its neighbours.
  return [-1, 0, 1, 2].map((ahead) => inYear(date, year + ahead));
}

/** The days after which this customer is missed: a multiple of the median gap between orders, within bounds. */
function usualDays({ times, atLeast, atMost, otherwise }: UsualGap, orderTimes: readonly string[]): number {
  const gaps = orderTimes
    .slice(1)
    .map((at, place) => (Date.parse(at) - Date.parse(orderTimes[place] ?? at)) / (daySeconds * 1000))
    .sort((a, b) => a - b);
  const [low, high] = [gaps[Math.floor((gaps.length - 1) / 2)], gaps[Math.floor(gaps.length / 2)]];
  if (low === undefined || high === undefined) return otherwise;
  return Math.min(atMost, Math.max(atLeast, Math.ceil((times * (low + high)) / 2)));
}

function daysFor(timer: Extract<Timer, { due: 'status' }>, profile: Profile, order: string): number {
  const placed = profile.marks.find(({ event, key }) => event === 'order.placed' && key === order);
  const days = (placed?.categories ?? []).flatMap((category) =>
    Object.hasOwn(timer.daysByCategory, category) ? (timer.daysByCategory[category] ?? []) : [],
  );
  return days.length === 0 ? timer.days : Math.max(...days);
}

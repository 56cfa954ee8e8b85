import { DateTime } from 'luxon';
import type { CustomerEvent } from '../../statemachines/language/events.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { Timer, UsualGap } from '../../statemachines/language/scenario.ts';
import { dueShards } from '../../statemachines/language/sweep.ts';
import type { TimerOrder, TriggerInput } from '../../statemachines/language/tasks.ts';
import { inYear, readDay } from './calendar-day.ts';
import { spreadOf } from './fingerprint.ts';
import { lastActivity } from './last-activity.ts';
import { localDay, moveInto } from './local-hours.ts';
import { later } from './moments.ts';
import { lastMoment } from './profile.ts';
import type { Due, Moment, Profile } from './records.ts';

/** Where the clocks are furthest ahead of UTC a day begins so much earlier. */
const furthestAheadSeconds = 14 * 3600;
/** A sweep that was away for longer catches up no more than this: what is a month late is not said at all. */
export const mostDaysSwept = 31;
const daySeconds = 24 * 3600;

/** The part of the due index in which a customer's rows stand, from 0. */
export const shardOf = (customer: string): number => Math.floor(spreadOf(customer, 'due') * dueShards);

/** The newest local day on the planet: the last one that a sweep of this moment reads. */
export const newestDay = (now: Date): string => later(now, furthestAheadSeconds).slice(0, 10);

/** A calendar day some days later or, below 0, earlier. */
export const addDays = (day: string, days: number): string =>
  later(`${day}T00:00:00Z`, days * daySeconds).slice(0, 10);

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / (daySeconds * 1000));

/** A day on which a timer is due, and the moment from which it is counted. */
interface Occurrence {
  readonly day: string;
  readonly since: Moment;
}

/**
 * The rows of the due index that an event calls for, and what the profile then remembers of them. No row stands on a
 * day that a sweep may have read: what falls on such a day waits for the next sweep. Absences leave a row where it is
 * until the sweep finds it, unless they are due before that.
 */
export function dueRows(
  before: Profile,
  after: Profile,
  event: CustomerEvent,
  timers: readonly TimerOrder[],
  policy: Policy,
  now: Date,
): { readonly rows: readonly Due[]; readonly armed: Profile['armed'] } {
  const firstDay = addDays(newestDay(now), 1);
  const armed = new Map(Object.entries(after.armed));
  if (event.name === 'scenario.due') armed.delete(event.properties.scenario);

  const rows = timers.flatMap(({ scenario, timer }): Due[] => {
    const standing = armed.get(scenario);
    if (timer.due === 'status' && event.name !== timer.status && event.name !== timer.from) return [];
    // A day that is past already counts only for news: what has been said is not said again.
    const from = tellsNews(before, after, event, timer)
      ? addDays(localDay(now, zoneOf(after, policy)), -timer.lateDays)
      : firstDay;
    const key = timer.due === 'status' ? event.key : 'customer';
    const next = foretell(timer, after, key, from, policy);
    if (next === undefined) return [];
    const day = next.day > firstDay ? next.day : firstDay;
    if (timer.due === 'date' && standing === day) return [];
    // The sweep moves its row to a later day, but would find it too late for an earlier one.
    if (timer.due === 'inactivity' && isStanding(standing, now) && standing <= day) return [];
    if (timer.due !== 'status') armed.set(scenario, day);
    return [{ day, scenario, customer: after.customer, key, since: next.since }];
  });
  return { rows, armed: Object.fromEntries(armed) };
}

/** Whether a row is still ahead of the sweep, however late that is. */
const isStanding = (day: string | undefined, now: Date): day is string =>
  day !== undefined && day >= addDays(newestDay(now), -mostDaysSwept);

/** Whether the timer counts from this very event. */
function tellsNews(before: Profile, after: Profile, event: CustomerEvent, timer: Timer): boolean {
  switch (timer.due) {
    case 'date':
      return before.attributes[timer.attribute] !== after.attributes[timer.attribute];
    case 'inactivity':
      return lastActivity(timer.without, after)?.id === event.id;
    case 'status':
      return true;
  }
}

export type Judged =
  /** `day` is the one it was due on; `next` is a yearly timer's row of the year after. */
  | { readonly judged: 'fire'; readonly day: string; readonly since: string; readonly next?: Due }
  | { readonly judged: 'move'; readonly to: Due; readonly because: string }
  | { readonly judged: 'drop'; readonly because: string };

/** What is to be done with a row that the sweep of this moment has found, by the profile as it is now. */
export function judgeDue(due: Due, timer: Timer, profile: Profile, now: Date, policy: Policy): Judged {
  const zone = zoneOf(profile, policy);
  const newest = newestDay(now);
  const earliest = addDays(localDay(now, zone), -timer.lateDays);
  // A status that the profile has forgotten was reached all the same: exits decide.
  const next = isForgotten(due, timer, profile) ? due : foretell(timer, profile, due.key, earliest, policy);
  if (next === undefined || next.day < earliest)
    return { judged: 'drop', because: 'too late, or nothing to count from any more' };
  const moveTo = ({ day, since }: Occurrence): Due => ({ ...due, day, since });
  if (next.day > newest)
    return isOfAnotherDate(due, timer, profile, policy)
      ? { judged: 'drop', because: 'the date was changed' }
      : { judged: 'move', to: moveTo(next), because: `due on ${next.day} by now` };
  if (timer.due === 'inactivity' && profile.armed[due.scenario] === undefined)
    return { judged: 'drop', because: 'found by an earlier row' };
  if (timer.due !== 'date') return { judged: 'fire', day: next.day, since: next.since.at };

  const coming = foretell(timer, profile, due.key, addDays(newest, 1), policy);
  // A row of another day was written when its own had been swept: the date is as good as new.
  const known = due.day === next.day ? daysBetween(localDay(new Date(due.since.at), zone), next.day) : 0;
  if (known >= timer.knownForDays)
    return {
      judged: 'fire',
      day: next.day,
      since: now.toISOString(),
      ...(coming === undefined ? {} : { next: moveTo(coming) }),
    };
  const because = `known for ${known} days, wanted ${timer.knownForDays}`;
  return coming === undefined ? { judged: 'drop', because } : { judged: 'move', to: moveTo(coming), because };
}

/** The date was changed: the new one has a row of its own, which knows since when. */
const isOfAnotherDate = (due: Due, timer: Timer, profile: Profile, policy: Policy): boolean =>
  timer.due === 'date' && foretell(timer, profile, due.key, due.day, policy)?.day !== due.day;

const isForgotten = (due: Due, timer: Timer, profile: Profile): boolean =>
  timer.due === 'status' &&
  [timer.status, timer.from].some((event) => lastMoment(profile, event, due.key) === undefined);

/** When a run that the sweep has started begins: a good hour of its local day, or the next from now on. */
export function beginDue(
  event: Extract<CustomerEvent, { name: 'scenario.due' }>,
  profile: Profile,
  policy: Policy,
  now: Date,
): NonNullable<TriggerInput['due']> {
  const { day, since } = event.properties;
  const planned = beginOf(day, profile, policy, event.id);
  const at = planned >= now ? planned : nextGoodMoment(now, profile, policy, event.id);
  return { at: at.toISOString(), since: later(since, 0) };
}

/** The good hour of a local day, in the customer's zone, and what of the usual spread falls to this key. */
export function beginOf(day: string, profile: Profile, policy: Policy, spreadKey: string): Date {
  const hour = DateTime.fromISO(`${day}T${policy.goodHours[0]}`, { zone: zoneOf(profile, policy) });
  return new Date(hour.toMillis() + spreadMillis(profile, policy, spreadKey));
}

function nextGoodMoment(now: Date, profile: Profile, policy: Policy, spreadKey: string): Date {
  const good = moveInto(now, zoneOf(profile, policy), policy.goodHours);
  return good > now ? new Date(good.getTime() + spreadMillis(profile, policy, spreadKey)) : now;
}

const spreadMillis = ({ customer }: Profile, { spreadMinutes }: Policy, key: string): number =>
  Math.floor(spreadOf(customer, key) * spreadMinutes * 60) * 1000;

const zoneOf = (profile: Profile, policy: Policy): string => profile.zone ?? policy.shop.zone;

/** The first occurrence on a day or later, as far as the profile knows. */
function foretell(
  timer: Timer,
  profile: Profile,
  key: string,
  from: string,
  policy: Policy,
): Occurrence | undefined {
  const next = foretellAny(timer, profile, key, from, zoneOf(profile, policy));
  return next !== undefined && next.day >= from ? next : undefined;
}

function foretellAny(
  timer: Timer,
  profile: Profile,
  key: string,
  from: string,
  zone: string,
): Occurrence | undefined {
  switch (timer.due) {
    case 'date': {
      const since = profile.fieldsAt[`attributes.${timer.attribute}`];
      const written = profile.attributes[timer.attribute];
      if (since === undefined || typeof written !== 'string') return undefined;
      const day = listDays(written, timer.yearly, Number(from.slice(0, 4)))
        .map((date) => addDays(date, timer.days))
        .find((day) => day >= from);
      return day === undefined ? undefined : { day, since };
    }
    case 'inactivity': {
      const since = lastActivity(timer.without, profile);
      if (since === undefined) return undefined;
      const days = typeof timer.days === 'number' ? timer.days : usualDays(timer.days, profile.orderTimes);
      return { day: addDays(localDay(new Date(since.at), zone), days), since };
    }
    case 'status': {
      const reached = lastMoment(profile, timer.status, key);
      const from = lastMoment(profile, timer.from, key);
      if (reached === undefined || from === undefined) return undefined;
      const counted = addDays(localDay(new Date(from.at), zone), daysFor(timer, profile, key));
      const day = localDay(new Date(reached.at), zone);
      return { day: counted > day ? counted : day, since: reached };
    }
  }
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

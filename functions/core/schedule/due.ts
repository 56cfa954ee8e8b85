import { DateTime } from 'luxon';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Timer } from '../../../statemachines/language/scenario.ts';
import { dueShards } from '../../../statemachines/language/sweep.ts';
import type { TimerOrder, TriggerInput } from '../../../statemachines/language/tasks.ts';
import { lastMoment } from '../profile/history.ts';
import { lastActivity } from '../profile/last-activity.ts';
import { spreadOf } from '../records/fingerprint.ts';
import type { Due, Moment, Profile } from '../records/records.ts';
import { addDays } from '../time/calendar-day.ts';
import { localDay, moveInto } from '../time/local-hours.ts';
import { later } from '../time/moments.ts';
import { zoneOf } from '../time/zone.ts';
import { foretell, newestOf, type Occurrence } from './occurrence.ts';

/** Where the clocks are furthest ahead of UTC a day begins so much earlier. */
const furthestAheadSeconds = 14 * 3600;
/** A sweep that was away for longer catches up no more than this: what is a month late is not said at all. */
export const mostDaysSwept = 31;
const daySeconds = 24 * 3600;

/** The part of the due index in which a customer's rows stand, from 0. */
export const shardOf = (customer: string): number => Math.floor(spreadOf(customer, 'due') * dueShards);

/** The newest local day on the planet: the last one that a sweep of this moment reads. */
export const newestDay = (now: Date): string => later(now, furthestAheadSeconds).slice(0, 10);

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / (daySeconds * 1000));

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
  const newest = newestDay(now);
  const firstDay = addDays(newest, 1);
  const armed = new Map(Object.entries(after.armed));
  if (event.name === 'scenario.due') armed.delete(event.properties.scenario);

  const rows = timers.flatMap(({ scenario, timer }): Due[] => {
    const standing = armed.get(scenario);
    if (!concerns(timer, event)) return [];
    // Most events move nothing, and the door asks at every one of them.
    if (isAhead(timer, standing, newest) && !mayComeSooner(timer, before, after, event)) return [];
    // A day that is past already counts only for news: what has been said is not said again.
    const from = tellsNews(before, after, event, timer)
      ? addDays(localDay(now, zoneOf(after, policy.shop)), -timer.lateDays)
      : firstDay;
    const key = isPerKey(timer) ? event.key : 'customer';
    const next = foretell(timer, after, key, from, policy);
    if (next === undefined) return [];
    const day = next.day > firstDay ? next.day : firstDay;
    if (isForetold(timer) && standing === day) return [];
    // The sweep moves its row to a later day, but would find it too late for an earlier one.
    if (timer.due === 'inactivity' && isStanding(standing, newest) && standing <= day) return [];
    if (!isPerKey(timer)) armed.set(scenario, day);
    return [{ day, scenario, customer: after.customer, key: next.key, since: next.since }];
  });
  return { rows, armed: Object.fromEntries(armed) };
}

/** One row for each order or subscription, written at its own events; the others have one row for each customer. */
const isPerKey = (timer: Timer): boolean => timer.due === 'status' || timer.due === 'event date';

/** The profile and the calendar tell its day at any event; an absence is only found. */
const isForetold = (timer: Timer): boolean =>
  timer.due === 'date' || timer.due === 'points' || timer.due === 'feast';

/** Whether the event can change when the timer is due. */
function concerns(timer: Timer, { name }: CustomerEvent): boolean {
  switch (timer.due) {
    case 'status':
      return name === timer.status || name === timer.from;
    case 'event date':
      return timer.events.includes(name);
    case 'date':
    case 'inactivity':
    case 'points':
    case 'feast':
      return true;
  }
}

/** Whether a sweep is still to find the row: of an absence even a late one does, the others are told for a day. */
const isAhead = (timer: Timer, standing: string | undefined, newest: string): boolean =>
  timer.due === 'inactivity' ? isStanding(standing, newest) : standing !== undefined && standing > newest;

/** Whether the event may bring a timer's day forward, or another day for it; an absence only lasts longer. */
function mayComeSooner(timer: Timer, before: Profile, after: Profile, event: CustomerEvent): boolean {
  if (event.name === 'customer.joined') return true;
  switch (timer.due) {
    case 'date':
      return before.attributes[timer.attribute] !== after.attributes[timer.attribute];
    case 'points':
      return before.points !== after.points;
    case 'feast':
      return before.country !== after.country;
    case 'inactivity':
      // With every order the usual gap may become shorter.
      return typeof timer.days !== 'number' && event.name === timer.without;
    case 'status':
    case 'event date':
      return true;
  }
}

/** Whether a row is still ahead of the sweep, however late that is. */
const isStanding = (day: string | undefined, newest: string): day is string =>
  day !== undefined && day >= addDays(newest, -mostDaysSwept);

/** Whether the timer counts from this very event. */
function tellsNews(before: Profile, after: Profile, event: CustomerEvent, timer: Timer): boolean {
  switch (timer.due) {
    case 'date':
      return before.attributes[timer.attribute] !== after.attributes[timer.attribute];
    case 'inactivity':
      return lastActivity(timer.without, after)?.id === event.id;
    case 'status':
      return true;
    case 'event date':
      return newestOf(timer.events, after, event.key)?.moment.id === event.id;
    case 'points':
      return event.name === 'points.earned';
    case 'feast':
      return false;
  }
}

export type Judged =
  /** `day` is the one it was due on; `next` is the row of the next time that it comes round. */
  | { readonly judged: 'fire'; readonly day: string; readonly since: string; readonly next?: Due }
  | { readonly judged: 'move'; readonly to: Due; readonly because: string }
  | { readonly judged: 'drop'; readonly because: string };

/** What is to be done with a row that the sweep of this moment has found, by the profile as it is now. */
export function judgeDue(due: Due, timer: Timer, profile: Profile, now: Date, policy: Policy): Judged {
  const zone = zoneOf(profile, policy.shop);
  const newest = newestDay(now);
  const earliest = addDays(localDay(now, zone), -timer.lateDays);
  // A status or date that the profile has forgotten was told all the same: exits decide.
  const next = isForgotten(due, timer, profile) ? due : foretell(timer, profile, due.key, earliest, policy);
  if (next === undefined || next.day < earliest)
    return { judged: 'drop', because: 'too late, or nothing to count from any more' };
  const moveTo = (occurrence: Occurrence): Due => ({ ...due, ...occurrence });
  if (next.day > newest)
    return isOfAnotherDate(due, timer, profile, policy)
      ? { judged: 'drop', because: 'the date was changed' }
      : { judged: 'move', to: moveTo(next), because: `due on ${next.day} by now` };
  if (timer.due === 'inactivity' && profile.armed[due.scenario] === undefined)
    return { judged: 'drop', because: 'found by an earlier row' };
  if (!isForetold(timer)) return { judged: 'fire', day: next.day, since: next.since.at };

  const coming = foretell(timer, profile, due.key, addDays(newest, 1), policy);
  if (next.key !== due.key)
    return {
      judged: 'move',
      to: moveTo({ ...next, day: addDays(newest, 1) }),
      because: `now for ${next.key}`,
    };
  const fire: Judged = {
    judged: 'fire',
    day: next.day,
    since: now.toISOString(),
    ...(coming === undefined ? {} : { next: moveTo(coming) }),
  };
  if (timer.due !== 'date') return fire;
  // A row of another day was written when its own had been swept: the date is as good as new.
  const known = due.day === next.day ? daysBetween(localDay(new Date(due.since.at), zone), next.day) : 0;
  if (known >= timer.knownForDays) return fire;
  const because = `known for ${known} days, wanted ${timer.knownForDays}`;
  return coming === undefined ? { judged: 'drop', because } : { judged: 'move', to: moveTo(coming), because };
}

/** The date was changed: the new one has a row of its own, which knows since when. */
const isOfAnotherDate = (due: Due, timer: Timer, profile: Profile, policy: Policy): boolean =>
  timer.due === 'date' && foretell(timer, profile, due.key, due.day, policy)?.day !== due.day;

const isForgotten = (due: Due, timer: Timer, profile: Profile): boolean =>
  (timer.due === 'status' &&
    [timer.status, timer.from].some((event) => lastMoment(profile, event, due.key) === undefined)) ||
  (timer.due === 'event date' && newestOf(timer.events, profile, due.key) === undefined);

/** The event that told the date for which a run is due, where one did and it is remembered. */
export function findTold({ timer }: TimerOrder, profile: Profile, key: string): Moment | undefined {
  return timer.due === 'event date' ? newestOf(timer.events, profile, key)?.moment : undefined;
}

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
  const hour = DateTime.fromISO(`${day}T${policy.goodHours[0]}`, { zone: zoneOf(profile, policy.shop) });
  return new Date(hour.toMillis() + spreadMillis(profile, policy, spreadKey));
}

function nextGoodMoment(now: Date, profile: Profile, policy: Policy, spreadKey: string): Date {
  const good = moveInto(now, zoneOf(profile, policy.shop), policy.goodHours);
  return good > now ? new Date(good.getTime() + spreadMillis(profile, policy, spreadKey)) : now;
}

const spreadMillis = ({ customer }: Profile, { spreadMinutes }: Policy, key: string): number =>
  Math.floor(spreadOf(customer, key) * spreadMinutes * 60) * 1000;

import { type Comparison, meets } from '../../../statemachines/language/facts.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import { type Rule, type Segment, segmentsDue } from '../../../statemachines/language/segments.ts';
import { findFavourite } from '../interest/favourite.ts';
import { balanceAt } from '../points/points.ts';
import { isErased } from '../profile/erased.ts';
import { lastActivity } from '../profile/last-activity.ts';
import { fingerprint } from '../records/fingerprint.ts';
import type { Due, Profile } from '../records/records.ts';
import { newestDay } from '../schedule/due.ts';
import { addDays } from '../time/calendar-day.ts';
import { later } from '../time/moments.ts';
import { scoreOf } from './score.ts';

const daySeconds = 24 * 3600;

/** Whether a customer belongs to the segment at a moment. */
export function isMember(rule: Rule, profile: Profile, now: Date, policy: Policy): boolean {
  if ('all' in rule) return rule.all.every((one) => isMember(one, profile, now, policy));
  if ('any' in rule) return rule.any.some((one) => isMember(one, profile, now, policy));
  if ('not' in rule) return !isMember(rule.not, profile, now, policy);
  return holds(rule.is, measure(rule, profile, now, policy));
}

type Measured = Extract<Rule, { readonly of: string }>;

function holds(wanted: Comparison | 'known', value: string | number | boolean | undefined): boolean {
  if (wanted === 'known') return value !== undefined;
  return meets(wanted, value);
}

/** What a rule compares; nothing when it is not known, or never happened. */
function measure(
  rule: Measured,
  profile: Profile,
  now: Date,
  policy: Policy,
): string | number | boolean | undefined {
  switch (rule.of) {
    case 'days since': {
      const last = lastActivity(rule.event, profile);
      return last === undefined ? undefined : daysBetween(last.at, now);
    }
    case 'times':
      return profile.counters[rule.event]?.count ?? 0;
    case 'orders': {
      const { withinDays } = rule;
      return withinDays === undefined
        ? (profile.counters['order.placed']?.count ?? 0)
        : profile.orderTimes.filter((at) => daysBetween(at, now) < withinDays).length;
    }
    case 'spent':
      return profile.spent;
    case 'points':
      return balanceAt(profile.points, now);
    case 'score':
      return scoreOf(rule.part, profile, now, policy);
    case 'attribute':
      return profile.attributes[rule.name];
    case 'favourite category':
      return findFavourite(profile, now);
  }
}

const daysBetween = (at: string, now: Date): number =>
  Math.floor((now.getTime() - Date.parse(at)) / (daySeconds * 1000));

/**
 * The first moment at which time alone makes the customer enter or leave the segment; nothing when only an event
 * can. What a favourite is may change as interests fade: that is asked again at the next event.
 */
export function nextChange(rule: Rule, profile: Profile, now: Date, policy: Policy): Date | undefined {
  const turns = listTurns(rule, profile, now, policy)
    .map((at) => new Date(at))
    .filter((at) => at > now)
    .sort((a, b) => a.getTime() - b.getTime());
  if (turns.length === 0) return undefined;
  const is = isMember(rule, profile, now, policy);
  return turns.find((at) => isMember(rule, profile, at, policy) !== is);
}

/** The moments at which some condition of the rule may become true or false by itself. */
function listTurns(rule: Rule, profile: Profile, now: Date, policy: Policy): readonly string[] {
  const turnsOfAny = (rules: readonly Rule[]) => rules.flatMap((one) => listTurns(one, profile, now, policy));
  if ('all' in rule)
    // The door asks at every event, and most customers fail what no time can mend.
    return rule.all.some((one) => isTimeless(one) && !isMember(one, profile, now, policy))
      ? []
      : turnsOfAny(rule.all);
  if ('any' in rule) return turnsOfAny(rule.any);
  if ('not' in rule) return turnsOfAny([rule.not]);
  switch (rule.of) {
    case 'days since': {
      const last = lastActivity(rule.event, profile);
      return last === undefined ? [] : turnsOf(rule.is).map((days) => later(last.at, days * daySeconds));
    }
    case 'orders': {
      const { withinDays } = rule;
      return withinDays === undefined
        ? []
        : profile.orderTimes.map((at) => later(at, withinDays * daySeconds));
    }
    case 'points':
      return profile.points.lots.flatMap(({ left, expiresAt, usableAt }) =>
        left === 0 ? [] : [expiresAt ?? [], usableAt ?? []].flat(),
      );
    case 'score': {
      const last = lastActivity('order.placed', profile);
      return last === undefined || rule.part !== 'recency'
        ? []
        : policy.scores.recencyDays.map((days) => later(last.at, (days + 1) * daySeconds));
    }
    case 'times':
    case 'spent':
    case 'attribute':
    case 'favourite category':
      return [];
  }
}

/** Whether only an event can make it true or false. */
const isTimeless = (rule: Rule): boolean =>
  'of' in rule &&
  (rule.of === 'times' ||
    rule.of === 'spent' ||
    rule.of === 'attribute' ||
    (rule.of === 'orders' && rule.withinDays === undefined));

/** The whole days at which a comparison of days turns. */
function turnsOf(is: Comparison): readonly number[] {
  if ('atLeast' in is) return [is.atLeast];
  if ('atMost' in is) return [is.atMost + 1];
  return 'exactly' in is ? [is.exactly, is.exactly + 1] : [];
}

/** A change as the door is told of it. */
export interface SegmentChange {
  readonly name: 'segment.entered' | 'segment.left';
  readonly customer: string;
  readonly id: string;
  readonly at: string;
  readonly properties: { readonly segment: string };
}

/**
 * What the door is to be told: the segments with a rule that the customer is in and should not be, or the other way
 * round. The id comes from the state that ends, so that the same change is told once however often it is found.
 */
export function tellChanges(
  profile: Profile,
  segments: readonly Segment[],
  now: Date,
  policy: Policy,
): readonly SegmentChange[] {
  if (isErased(profile) || profile.joinedTo !== undefined) return [];
  const { customer } = profile;
  return segments.flatMap(({ id, rule }): readonly SegmentChange[] => {
    if (rule === undefined) return [];
    const known = profile.segments[id];
    const is = isMember(rule, profile, now, policy);
    if ((known?.in ?? false) === is) return [];
    const name = is ? 'segment.entered' : 'segment.left';
    // Newer than what it ends, whatever clock that was told by.
    const after = known === undefined ? '' : new Date(Date.parse(known.moment.at) + 1).toISOString();
    const at = now.toISOString();
    return [
      {
        name,
        customer,
        id: `seg-${fingerprint(customer, id, name, known?.moment.id ?? 'never')}`,
        at: after > at ? after : at,
        properties: { segment: id },
      },
    ];
  });
}

/** The row of the due index on whose day the sweep looks again, not before a day that no sweep has read. */
export function segmentsRow(
  profile: Profile,
  segments: readonly Segment[],
  now: Date,
  policy: Policy,
): Due | undefined {
  const [next] = segments
    .flatMap(({ rule }) => (rule === undefined ? [] : (nextChange(rule, profile, now, policy) ?? [])))
    .sort((a, b) => a.getTime() - b.getTime());
  // Of the days that no sweep has read when it changes, the first: that sweep finds it changed.
  return next === undefined
    ? undefined
    : {
        day: addDays(newestDay(next), 1),
        scenario: segmentsDue,
        customer: profile.customer,
        key: 'customer',
        since: { at: now.toISOString(), id: segmentsDue },
      };
}

export type SegmentsJudged =
  /** The customer enters or leaves some segments; `next` is the row of the next change. */
  | { readonly judged: 'change'; readonly changes: readonly SegmentChange[]; readonly next?: Due }
  | { readonly judged: 'move'; readonly to: Due; readonly because: string }
  | { readonly judged: 'drop'; readonly because: string };

/** What is to be done with the customer's row that the sweep of this moment has found. */
export function judgeSegments(
  profile: Profile,
  segments: readonly Segment[],
  now: Date,
  policy: Policy,
): SegmentsJudged {
  const changes = tellChanges(profile, segments, now, policy);
  const next = segmentsRow(profile, segments, now, policy);
  if (changes.length > 0) return { judged: 'change', changes, ...(next === undefined ? {} : { next }) };
  return next === undefined
    ? { judged: 'drop', because: 'no segment changes by time alone' }
    : { judged: 'move', to: next, because: `a segment changes by ${next.day}` };
}

/** The row that an event calls for, unless one stands ahead that is found as early. */
export function armSegments(
  profile: Profile,
  segments: readonly Segment[],
  now: Date,
  policy: Policy,
): { readonly rows: readonly Due[]; readonly armed: Profile['armed'] } {
  const { armed } = profile;
  const row = segmentsRow(profile, segments, now, policy);
  const standing = armed[segmentsDue];
  const isAhead = standing !== undefined && standing > newestDay(now);
  if (row === undefined || (isAhead && standing <= row.day)) return { rows: [], armed };
  return { rows: [row], armed: { ...armed, [segmentsDue]: row.day } };
}

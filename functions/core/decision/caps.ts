import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Reason } from '../../../statemachines/language/reasons.ts';
import type { Booking, Profile } from '../records/records.ts';
import { localDay, nextDay } from '../time/local-hours.ts';

const hour = 3600 * 1000;
const week = 7 * 24 * hour;

export interface Capped {
  readonly reason: Extract<Reason, 'daily-cap' | 'weekly-cap' | 'too-close'>;
  readonly because: string;
  /** When this cap stops being in the way. */
  readonly until: Date;
}

/**
 * The cap that keeps a marketing message back the longest, if any. `slots` are the customer's other messages;
 * the day is the local calendar day, the week a rolling 7 × 24 hours.
 */
export function findCap(
  slots: readonly Booking[],
  zone: string,
  now: Date,
  { caps }: Policy,
): Capped | undefined {
  if (slots.length === 0) return undefined;
  const marketing = slots.filter(({ kind }) => kind === 'marketing').map(({ at }) => new Date(at));
  const found: Capped[] = [];

  const today = localDay(now, zone);
  const sentToday = marketing.filter((at) => localDay(at, zone) === today).length;
  if (sentToday >= caps.perDay)
    found.push({
      reason: 'daily-cap',
      because: `${sentToday} of ${caps.perDay} today`,
      until: nextDay(now, zone),
    });

  const inWeek = inLastWeek(marketing, now);
  const freeing = inWeek[inWeek.length - caps.perWeek];
  if (freeing !== undefined)
    found.push({
      reason: 'weekly-cap',
      because: `${inWeek.length} of ${caps.perWeek} in 7 days`,
      until: new Date(freeing.getTime() + week),
    });

  const close = (times: readonly Date[], hours: number, what: string): void => {
    const latest = Math.max(...times.map((at) => at.getTime()));
    const until = new Date(latest + hours * hour);
    if (until > now)
      found.push({ reason: 'too-close', because: `less than ${hours} h after ${what}`, until });
  };
  close(marketing, caps.hoursApart, 'another marketing message');
  close(
    slots.filter(({ kind }) => kind === 'transactional').map(({ at }) => new Date(at)),
    caps.hoursAfterTransactional,
    'a transactional message',
  );
  return found.sort((a, b) => b.until.getTime() - a.until.getTime())[0];
}

/** The policy as it holds for who asked for fewer letters. */
export const policyFor = ({ segments }: Profile, policy: Policy): Policy =>
  segments[policy.caps.lessOften.segment]?.in === true
    ? { ...policy, caps: { ...policy.caps, perWeek: policy.caps.lessOften.perWeek } }
    : policy;

/** What the customer asked for comes whatever else came, but one thing a day. */
const requestedPerDay = 1;

/** The limit of messages that the customer asked for, if it keeps another back today. */
export function findRequestedCap(slots: readonly Booking[], zone: string, now: Date): Capped | undefined {
  const today = localDay(now, zone);
  const sent = slots.filter(({ kind, at }) => kind === 'requested' && localDay(new Date(at), zone) === today);
  return sent.length < requestedPerDay
    ? undefined
    : {
        reason: 'daily-cap',
        because: `${sent.length} of ${requestedPerDay} requested today`,
        until: nextDay(now, zone),
      };
}

/** Whether the week's marketing SMS are used up. */
export function isSmsUsedUp(slots: readonly Booking[], now: Date, { caps }: Policy): boolean {
  const sms = slots.filter(({ kind, channel }) => kind === 'marketing' && channel === 'sms');
  return (
    inLastWeek(
      sms.map(({ at }) => new Date(at)),
      now,
    ).length >= caps.smsPerWeek
  );
}

/** Oldest first. */
const inLastWeek = (times: readonly Date[], now: Date): readonly Date[] =>
  times.filter((at) => now.getTime() - at.getTime() < week).sort((a, b) => a.getTime() - b.getTime());

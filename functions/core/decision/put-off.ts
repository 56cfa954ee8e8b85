import type { Reason } from '../../../statemachines/language/reasons.ts';
import { spreadOf } from '../records/fingerprint.ts';
import { isWithinAll, moveIntoAll, nextDay, sayMoment } from '../time/local-hours.ts';
import { later } from '../time/moments.ts';
import { type Asked, firstAsked, skip, type Unsent } from './asked.ts';

const minute = 60;

/** Whether a moment lies after the last at which the message may go. */
export const isTooLate = ({ deadline }: Asked, at: Date): boolean =>
  deadline !== undefined && at.toISOString() > deadline;

/** From when it counts as put off: a night in which it may not go is no such time. */
export const putOffSince = ({ order, run, now, zone, hours }: Asked): Date =>
  moveIntoAll(new Date(firstAsked(order, run, now)), zone, hours);

/** Until when a pause or an open case is waited for; UTC, ISO 8601. */
export const patienceEnds = (asked: Asked): string =>
  later(putOffSince(asked), asked.policy.patienceDays * 24 * 60 * minute);

/** The first good hour of the next local day at which the message may go. */
export const nextGoodHour = ({ zone, hours, now, policy }: Asked): Date =>
  moveIntoAll(nextDay(now, zone), zone, (weekday) => [...hours(weekday), policy.goodHours]);

/** Deferred messages do not all go in the same second; never so late that their hours are over. */
export function spread({ run, order, zone, hours, policy }: Asked, begin: Date): Date {
  const seconds = Math.floor(spreadOf(run.customer, order.step) * policy.spreadMinutes * minute);
  const own = new Date(begin.getTime() + seconds * 1000);
  return isWithinAll(own, zone, hours) ? own : begin;
}

/** Asked again at `until`, which the sentence tells by the customer's clock. */
export const putOff = (asked: Asked, until: Date, reason: Reason, because: string): Unsent =>
  waitUntil(asked, until, reason, `${because}: put off to ${sayMoment(until, asked.zone)} in ${asked.zone}`);

/** Asked again at `until`, unless that is too late: then the message is skipped. */
export const waitUntil = (asked: Asked, until: Date, reason: Reason, because: string): Unsent =>
  isTooLate(asked, until)
    ? skip('too-late', `${because}, but not to be sent after ${asked.deadline}`)
    : { decision: 'wait', until, reason, because };

import type { RunState } from '../../../statemachines/language/tasks.ts';
import { usableFrom } from '../points/points.ts';
import type { Booking, Lot, Profile } from '../records/records.ts';
import { sayMoment } from '../time/local-hours.ts';
import { later } from '../time/moments.ts';
import { type Asked, type Decision, skip } from './asked.ts';
import { putOff } from './put-off.ts';

const daySeconds = 24 * 3600;
/** Less than a day, so that what is told in the morning is not told later every day. */
const betweenTellingsSeconds = 20 * 3600;

/** When a message last went; `slots` are the customer's other messages. */
export const lastSentAt = (message: string, slots: readonly Booking[]): string | undefined =>
  slots
    .flatMap((slot) => (slot.message === message ? slot.at : []))
    .sort()
    .at(-1);

/**
 * The lots that became usable since the customer was last told (`told`), and in the day before the run's own did at
 * the earliest; none that somebody else tells of.
 */
export function untoldLots(
  { points }: Pick<Profile, 'points'>,
  run: RunState,
  told: string | undefined,
  now: Date,
): readonly Lot[] {
  const own = points.lots.find(({ event }) => event === run.id);
  const earliest = later(own === undefined ? run.at : usableFrom(own), -daySeconds);
  const since = told === undefined || told < earliest ? earliest : told;
  const at = now.toISOString();
  return points.lots.filter(
    (lot) =>
      lot.left > 0 &&
      lot.told !== true &&
      usableFrom(lot) > since &&
      usableFrom(lot) <= at &&
      (lot.expiresAt === undefined || lot.expiresAt > at),
  );
}

/**
 * A message that tells of new points waits until they can be spent, and speaks once a day of all that are new by then:
 * whoever comes later finds none left to tell of.
 */
export function findUntoldPoints(asked: Asked): Decision | undefined {
  const { order, run, profile, slots, zone, now } = asked;
  if (order.untoldPoints !== true) return undefined;
  const own = profile.points.lots.find(({ event }) => event === run.id);
  if (own !== undefined && own.left > 0 && usableFrom(own) > now.toISOString()) {
    const usable = new Date(usableFrom(own));
    return putOff(asked, usable, 'not-usable-yet', 'the points cannot be spent yet');
  }
  const told = lastSentAt(order.message, slots);
  if (untoldLots(profile, run, told, now).length === 0)
    return skip('no-points', 'there are no points that the customer has not been told of');
  const again = told === undefined ? undefined : new Date(later(told, betweenTellingsSeconds));
  return again === undefined || told === undefined || again <= now
    ? undefined
    : putOff(asked, again, 'told-today', `points were told of on ${sayMoment(new Date(told), zone)}`);
}

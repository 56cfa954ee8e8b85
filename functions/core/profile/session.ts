import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Profile } from '../records/records.ts';
import { isDeed } from './last-activity.ts';

/** A visit is over after half an hour without anything that the customer did, as web analytics count it. */
export const sessionEndsAfterMinutes = 30;

/**
 * The profile with the customer's session after an event. Events may come in any order: one from before the session
 * lengthens it when it is near, and otherwise belongs to an older one, of which nothing is kept.
 */
export function followSession(profile: Profile, { name, at }: CustomerEvent): Profile {
  if (!isDeed(name)) return profile;
  const { session } = profile;
  const views = name === 'product.viewed' ? 1 : 0;
  if (session === undefined || isOver(session.last, at))
    return { ...profile, session: { since: at, last: at, views } };
  if (isOver(at, session.since)) return profile;
  return {
    ...profile,
    session: {
      since: at < session.since ? at : session.since,
      last: at > session.last ? at : session.last,
      views: session.views + views,
    },
  };
}

/** Whether a visit that was last heard of at one moment is over at another. */
const isOver = (last: string, at: string): boolean =>
  Date.parse(at) - Date.parse(last) > sessionEndsAfterMinutes * 60_000;

/** Product views in the session that a moment lies in; nothing when it lies in an older one. */
export const viewsAt = ({ session }: Profile, at: string): number | undefined =>
  session !== undefined && at >= session.since && at <= session.last ? session.views : undefined;

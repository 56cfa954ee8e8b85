import { isActivity } from '../../../statemachines/language/events.ts';
import type { Profile, Session, Sessions } from '../records/records.ts';
import { later } from '../time/moments.ts';
import type { ProfilePart } from './part.ts';

/** A visit is over after half an hour without anything that the customer did, as web analytics count it. */
export const sessionEndsAfterMinutes = 30;

/**
 * The customer's last visit. Events may come in any order: one from before the session lengthens it when it is near,
 * and otherwise belongs to an older one, of which nothing is kept.
 */
export const sessionPart: ProfilePart<Sessions> = {
  fields: ['session'],
  initial: {},
  evolve(own, { name, at }, { events }) {
    if (!isActivity(name, events)) return own;
    const { session } = own;
    const views = name === 'product.viewed' ? 1 : 0;
    if (session === undefined || isOver(session.last, at)) return { session: { since: at, last: at, views } };
    if (isOver(at, session.since)) return own;
    return {
      session: {
        since: at < session.since ? at : session.since,
        last: at > session.last ? at : session.last,
        views: session.views + views,
      },
    };
  },
  merge(own, anonymous) {
    const session = mergeSessions(own.session, anonymous.session);
    return session === undefined ? own : { session };
  },
  limit: (own) => own,
  bytes: 150,
};

/** The last visit: both when they touch, as when somebody signs in in the middle of one. */
function mergeSessions(a: Session | undefined, b: Session | undefined): Session | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [first, second] = a.since <= b.since ? [a, b] : [b, a];
  if (second.since > later(first.last, sessionEndsAfterMinutes * 60)) return second;
  return {
    since: first.since,
    last: first.last > second.last ? first.last : second.last,
    views: first.views + second.views,
  };
}

/** Whether a visit that was last heard of at one moment is over at another. */
const isOver = (last: string, at: string): boolean =>
  Date.parse(at) - Date.parse(last) > sessionEndsAfterMinutes * 60_000;

/** Product views in the session that a moment lies in; nothing when it lies in an older one. */
export const viewsAt = ({ session }: Profile, at: string): number | undefined =>
  session !== undefined && at >= session.since && at <= session.last ? session.views : undefined;

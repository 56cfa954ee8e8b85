import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Erased, Profile } from '../records/records.ts';
import { feedbackOf } from '../sendlog/send-book.ts';
import type { ProfilePart } from './part.ts';

/** When the customer was erased: set when that is done, and told by no event. */
export const erasedPart: ProfilePart<Erased> = {
  fields: ['erasedAt'],
  initial: {},
  evolve: (own) => own,
  merge: (own) => own,
  limit: (own) => own,
  bytes: 50,
};

/** What is told of messages and timers is none of the customer's doing. */
const isEcho = ({ name }: CustomerEvent): boolean =>
  feedbackOf(name) !== undefined || name === 'scenario.due';

/** Whether the customer was erased and nothing newer is recorded: for a run, the same as unknown. */
export const isErased = ({ erasedAt, counters }: Profile): boolean =>
  erasedAt !== undefined && Object.keys(counters).length === 0;

/**
 * Whether an event belongs to what was erased: it happened before, or it only tells what became of messages and
 * timers of that time. Anything else that comes later begins a new profile.
 */
export const isOfErased = (profile: Profile, event: CustomerEvent): boolean =>
  profile.erasedAt !== undefined && (event.at <= profile.erasedAt || (isErased(profile) && isEcho(event)));

/** Whoever is erased is erased as a visitor too, as far as nothing was heard of them since. */
export const wasErasedWith = ({ counters }: Profile, erasedAt: string | undefined): boolean =>
  erasedAt !== undefined && Object.values(counters).every(({ last }) => last.at <= erasedAt);

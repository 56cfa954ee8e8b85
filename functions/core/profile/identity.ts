import type { EventDeclarations } from '../../../statemachines/language/events.ts';
import type { Profile } from '../records/records.ts';
import { wasErasedWith } from './erased.ts';
import { isFull } from './joined.ts';
import { changeParts, newProfile, partOf, parts } from './profile.ts';

/** A visitor who has joined, with all that was known of them: the customer whom they are has not got it yet. */
export const isJoining = ({ joinedTo, counters }: Profile): boolean =>
  joinedTo !== undefined && Object.keys(counters).length > 0;

/**
 * The visitor's next version: whose they are from now on. All that is known stays until it stands in the customer's
 * profile. The list of those who joined a customer is bounded: a full one is handed on to the next who joins.
 * Nothing when the visitor is sealed already.
 */
export function sealProfile(visitor: Profile, known: Profile): Profile | undefined {
  const { customer, version, joined = [] } = visitor;
  const handed = isFull(known) ? (known.joined ?? []).filter((id) => id !== customer) : [];
  const missing = handed.filter((id) => !joined.includes(id));
  if (visitor.joinedTo === known.customer && missing.length === 0) return undefined;
  return {
    ...visitor,
    version: version + 1,
    joinedTo: known.customer,
    ...(joined.length + missing.length === 0 ? {} : { joined: [...joined, ...missing] }),
  };
}

/** The visitor's last version: nothing but whose they are, and who had joined them. */
export const emptyProfile = (visitor: Profile): Profile => ({
  ...newProfile(visitor.customer),
  ...partOf(visitor, parts.joined),
  ...partOf(visitor, parts.erased),
  version: visitor.version + 1,
});

/**
 * The customer's profile (of the same version) with all that was known of a visitor, as if the customer had done it:
 * of two moments the newer wins, and a second time changes nothing. What is bounded keeps its bounds.
 */
export function joinProfiles(known: Profile, visitor: Profile, events: EventDeclarations): Profile {
  const anonymous = visitor.customer;
  if ((known.joined ?? []).includes(anonymous)) return known;
  if (wasErasedWith(visitor, known.erasedAt))
    return {
      ...known,
      ...parts.joined.merge(partOf(known, parts.joined), {}, { profile: known, anonymous, events }),
    };
  return changeParts(known, (part, own, profile) =>
    part.merge(own, partOf(visitor, part), { profile, anonymous, events }),
  );
}

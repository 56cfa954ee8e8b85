import { consentsPart } from '../consents/consents.ts';
import { suppressionsPart } from '../consents/suppressions.ts';
import { interestPart } from '../interest/interest.ts';
import { cartPart } from '../interest/live-cart.ts';
import { purchasesPart } from '../interest/purchases.ts';
import { pointsPart } from '../points/points-part.ts';
import type { Profile } from '../records/records.ts';
import { scheduledPart } from '../schedule/scheduled.ts';
import { membershipsPart } from '../segments/memberships.ts';
import { appliedPart } from './applied.ts';
import { attributesPart } from './attributes.ts';
import { contactsPart } from './contact.ts';
import { erasedPart } from './erased.ts';
import { historyPart } from './history.ts';
import { joinedPart } from './joined.ts';
import { openCasesPart } from './open-cases.ts';
import type { ProfilePart } from './part.ts';
import { personPart } from './person.ts';
import { sessionPart } from './session.ts';

/** What a profile is made of; a part may read those that stand before it. */
export const parts = {
  joined: joinedPart,
  erased: erasedPart,
  applied: appliedPart,
  contacts: contactsPart,
  person: personPart,
  attributes: attributesPart,
  consents: consentsPart,
  suppressions: suppressionsPart,
  history: historyPart,
  openCases: openCasesPart,
  session: sessionPart,
  cart: cartPart,
  purchases: purchasesPart,
  interest: interestPart,
  memberships: membershipsPart,
  points: pointsPart,
  scheduled: scheduledPart,
};

// By its members, so that a part of some fields is taken for a part of any.
type AnyPart = Pick<ProfilePart<Partial<Profile>>, keyof ProfilePart<Partial<Profile>>>;
const all: readonly AnyPart[] = Object.values(parts);

// The parts' initial fields are all that a profile has beside its name and version.
const nothingKnown = Object.assign({}, ...all.map(({ initial }) => initial)) as Omit<
  Profile,
  'customer' | 'version'
>;

/** The most that a profile takes in the store, which keeps up to 400 KB: a withdrawal can always be written down. */
export const profileBytes = all.reduce((sum, { bytes }) => sum + bytes, 300);

/** The profile of somebody of whom nothing is known. */
export const newProfile = (customer: string): Profile => ({ ...nothingKnown, customer, version: 0 });

/** The profile after a change of its parts, one after the other, each within its bound. */
export function changeParts(
  profile: Profile,
  change: (part: AnyPart, own: Partial<Profile>, profile: Profile) => Partial<Profile>,
): Profile {
  let changed = profile;
  for (const part of all) {
    const own = partOf(changed, part);
    const next = change(part, own, changed);
    if (next !== own) changed = { ...changed, ...part.limit(next, changed) };
  }
  return changed;
}

/** A part's own fields of a profile. */
export function partOf(profile: Profile, { fields }: AnyPart): Partial<Profile> {
  const own: Record<string, unknown> = {};
  for (const field of fields) if (profile[field] !== undefined) own[field] = profile[field];
  return own;
}

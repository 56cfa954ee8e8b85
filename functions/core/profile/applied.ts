import { fingerprint } from '../records/fingerprint.ts';
import type { Applied, Moment, Profile } from '../records/records.ts';
import type { ProfilePart } from './part.ts';

const appliedKept = 32; // repeats come within minutes; a repeat of an older event is absorbed by the run's entry

/** Which events were counted, so that a repeat counts once. */
export const appliedPart: ProfilePart<Applied> = {
  fields: ['applied'],
  initial: { applied: [] },
  evolve: ({ applied }, event) => ({ applied: [signOf(event), ...applied] }),
  // The newest of both, newest first: each says when its event was.
  merge: (own, anonymous) => ({
    applied: [...new Set([...own.applied, ...anonymous.applied])].sort((one, other) =>
      atOf(one) < atOf(other) ? 1 : atOf(one) > atOf(other) ? -1 : 0,
    ),
  }),
  limit: ({ applied }) => ({ applied: applied.slice(0, appliedKept) }),
  bytes: 1_600,
};

/** What the profile remembers of an event it has counted. */
const signOf = ({ id, at }: Moment): string => `${fingerprint(id)}@${at}`;
const atOf = (sign: string): string => sign.slice(sign.indexOf('@') + 1);

/** Whether the event was counted already, or another one with its id and a different time. */
export function recall(profile: Profile, event: Moment): 'new' | 'counted' | 'same id, other time' {
  const sign = signOf(event);
  const [id = ''] = sign.split('@');
  const known = profile.applied.find((applied) => applied.startsWith(id));
  return known === undefined ? 'new' : known === sign ? 'counted' : 'same id, other time';
}

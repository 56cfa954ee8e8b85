import type { Joined } from '../records/records.ts';
import type { ProfilePart } from './part.ts';

const joinedKept = 10;

/** Nobody else can be listed: whoever joins next takes the list over (`sealProfile`). */
export const isFull = ({ joined = [] }: Joined): boolean => joined.length >= joinedKept;

/** Who is the same person: nothing of it is ever dropped, so that an erasure finds them all. */
export const joinedPart: ProfilePart<Joined> = {
  fields: ['joined', 'joinedTo'],
  initial: {},
  evolve: (own) => own,
  merge: (own, _visitor, { anonymous }) => ({
    ...own,
    joined: [anonymous, ...(isFull(own) ? [] : (own.joined ?? []))],
  }),
  limit: (own) => own,
  bytes: 12_000, // a full list, and those that were handed on to a visitor
};

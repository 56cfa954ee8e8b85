import type { ProfilePart } from '../profile/part.ts';
import type { Scheduled } from '../records/records.ts';

/** Which rows of the due index stand for the customer: written by whoever writes the rows (`dueRows`, `armSegments`). */
export const scheduledPart: ProfilePart<Scheduled> = {
  fields: ['armed'],
  initial: { armed: {} },
  evolve: (own) => own,
  // The visitor's rows lead to the customer, and are judged anew by what is known of both.
  merge: (own) => own,
  // One row for each scenario of the map.
  limit: (own) => own,
  bytes: 8_000, // of a hundred scenarios with a due date
};

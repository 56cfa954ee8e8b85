import { mergeNewest } from '../profile/newest-fields.ts';
import type { ProfilePart } from '../profile/part.ts';
import { bytesOf, takeWithin } from '../records/bytes.ts';
import type { Memberships } from '../records/records.ts';
import { isNewer, momentOf } from '../time/moments.ts';

const membershipsBytes = 16_000; // a hundred segments and more

/** Which segments the customer is in, and has left: of each what was told last. */
export const membershipsPart: ProfilePart<Memberships> = {
  fields: ['segments'],
  initial: { segments: {} },
  evolve(own, event) {
    if (event.name !== 'segment.entered' && event.name !== 'segment.left') return own;
    const { segment } = event.properties;
    return isNewer(event, own.segments[segment]?.moment)
      ? {
          segments: {
            ...own.segments,
            [segment]: { in: event.name === 'segment.entered', moment: momentOf(event) },
          },
        }
      : own;
  },
  merge: (own, anonymous) => ({
    segments: mergeNewest(own.segments, anonymous.segments, ({ moment }) => moment),
  }),
  limit: (own) => (bytesOf(own) <= membershipsBytes ? own : keepNewest(own)),
  bytes: membershipsBytes,
};

/** What was left goes first, the oldest of it: it says no more than never having been there. */
const keepNewest = ({ segments }: Memberships): Memberships => ({
  segments: Object.fromEntries(
    takeWithin(
      Object.entries(segments).sort(
        ([, a], [, b]) => Number(b.in) - Number(a.in) || (isNewer(a.moment, b.moment) ? -1 : 1),
      ),
      membershipsBytes - bytesOf({ segments: {} }),
    ),
  ),
});

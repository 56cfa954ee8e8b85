import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { ProfilePart } from '../profile/part.ts';
import type { Ledger, Points } from '../records/records.ts';
import { later } from '../time/moments.ts';
import {
  earnPoints,
  emptyLedger,
  expirePoints,
  joinLedgers,
  ledgerBytes,
  limitLedger,
  redeemPoints,
} from './points.ts';

/** The customer's loyalty points. */
export const pointsPart: ProfilePart<Points> = {
  fields: ['points'],
  initial: { points: emptyLedger },
  evolve(own, event) {
    const points = countPoints(own.points, event);
    return points === own.points ? own : { points };
  },
  merge: (own, anonymous) => ({ points: joinLedgers(own.points, anonymous.points) }),
  limit: ({ points }) => ({ points: limitLedger(points) }),
  bytes: ledgerBytes,
};

function countPoints(ledger: Ledger, event: CustomerEvent): Ledger {
  const { id, at } = event;
  switch (event.name) {
    case 'points.earned': {
      const { points, expiresAt, usableAt, for: reason, once = false, told } = event.properties;
      return earnPoints(ledger, {
        event: id,
        at,
        points,
        once,
        ...(reason === undefined ? {} : { for: reason }),
        ...(expiresAt === undefined ? {} : { expiresAt: later(expiresAt, 0) }),
        ...(usableAt === undefined ? {} : { usableAt: later(usableAt, 0) }),
        ...(told === true ? { told } : {}),
      });
    }
    case 'points.redeemed':
      return redeemPoints(ledger, { event: id, at, points: event.properties.points });
    case 'points.expired':
      return expirePoints(ledger, event.properties.earnedBy, at);
    default:
      return ledger;
  }
}

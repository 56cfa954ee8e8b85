import type { View } from '../../../statemachines/language/view.ts';
import { loyaltyNumber } from '../profile/attributes.ts';
import { onlyKnown } from '../records/only-known.ts';
import { sayMoney, sayPoints } from './formats.ts';
import type { ViewParts } from './view-parts.ts';

/** What messages about the loyalty programme may say: the card's number, and what past orders would have earned. */
export function loyaltyOf({ event, profile, language, policy }: ViewParts): View['loyalty'] {
  if (event.name !== 'loyalty.joined' && event.name !== 'loyalty.viewed') return undefined;
  const number = profile.attributes[loyaltyNumber];
  const points = Math.floor(profile.spent * policy.points.perUnit);
  return onlyKnown({
    number: typeof number === 'string' ? number : undefined,
    missed:
      points === 0
        ? undefined
        : {
            points: sayPoints(points, language, policy),
            worth: sayMoney(points * policy.points.worth, policy.shop.currency, language),
          },
  });
}

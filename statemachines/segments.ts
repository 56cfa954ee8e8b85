import { atLeast, atMost, exactly, orNever } from './language/facts.ts';
import {
  all,
  any,
  daysSince,
  favouriteCategory,
  orders,
  type Segment,
  score,
  segment,
  times,
} from './language/segments.ts';

/** The shop's audiences. A scenario starts with `entersSegment('…')` and asks with `isIn('…')`. */
export const segments: readonly Segment[] = [
  segment({
    id: 'due-for-offer',
    title: 'Buys again and again, and is due for an offer',
    rule: all(
      orders(atLeast(2)),
      daysSince('order.placed', atLeast(14)),
      daysSince('order.placed', atMost(60)),
      favouriteCategory('known'),
      daysSince('offer.made', orNever(atLeast(30))),
    ),
  }),
  segment({
    id: 'not-seen',
    title: 'Registered long ago, bought nothing, not seen for a month',
    rule: all(
      times('customer.registered', atLeast(1)),
      orders(exactly(0)),
      daysSince('any', atLeast(30)),
      // Who was away for longer when the map began to look has forgotten us.
      daysSince('any', atMost(90)),
    ),
  }),
  segment({
    id: 'silent',
    title: 'Gets letters and has done nothing for four months',
    rule: all(
      // Of delivery email alone tells.
      times('message.delivered', atLeast(8)),
      daysSince('any', atLeast(120)),
      daysSince('any', atMost(365)),
    ),
  }),
  segment({
    id: 'best',
    title: 'Bought of late, often and for much',
    rule: all(score('recency', atLeast(4)), any(score('frequency', atLeast(4)), score('money', atLeast(5)))),
  }),
  segment({ id: 'lost', title: 'Did not come back' }),
  segment({ id: 'resting', title: 'Was disappointed, and is left alone for a while' }),
  segment({ id: 'gift-with-order', title: 'Was promised a gift with the next order' }),
  segment({ id: 'less-often', title: 'Asked for fewer letters' }),
];

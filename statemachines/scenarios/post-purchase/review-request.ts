import { days } from '../../language/durations.ts';
import type { FactConditions } from '../../language/facts.ts';
import { wasSent } from '../../language/questions.ts';
import {
  cascade,
  daysAfter,
  earnPoints,
  message,
  type OrderStatus,
  occasion,
  type Scenario,
  scenario,
  waitFor,
  when,
} from '../../language/scenario.ts';
import { reviewReward } from '../../shop.ts';

export interface ReviewRequest {
  /** What an order must have reached. */
  readonly status: OrderStatus;
  /** So many days after that. */
  readonly days: number;
  /** Other days for some categories of goods; the longest counts. */
  readonly byCategory?: Readonly<Record<string, number>>;
  /** Who is asked: all, or `{ orders: exactly(1) }`, or `{ orders: atLeast(2) }`. */
  readonly audience?: FactConditions;
}

const thank = () =>
  [
    earnPoints(reviewReward.points, { validFor: days(365), for: 'review-request' }),
    message('review-thanks', { by: cascade('email', 'push'), notAtNight: true }),
  ] as const;

/** Asks for a review some days after an order has reached a status. */
export const requestReview = ({
  status,
  days: count,
  byCategory = {},
  audience = {},
}: ReviewRequest): Scenario =>
  scenario({
    id: 'review-request',
    code: 'S19',
    stage: 'post-purchase',
    title: 'Review request',
    purpose: 'Asks how the customer likes the order, reminds once, and thanks for any rating with points.',
    on: daysAfter(status, count, { byCategory, facts: audience }),
    entry: { per: 'customer', repeated: { after: days(30) } },
    goal: 'review.submitted',
    exits: ['return.opened', 'complaint.opened', 'order.refunded', 'order.cancelled'],
    steps: [
      message('review-request', { by: cascade('email', 'push'), rank: 16, postpone: days(7) }),
      waitFor(
        { 'review.submitted': thank() },
        {
          atMost: days(5),
          // Where a cap or an open case kept the request back there is nothing to remind of.
          otherwise: [
            when(wasSent('review-request', days(6)), {
              yes: [
                message('review-reminder', { by: cascade('email', 'push'), rank: 16, postpone: days(7) }),
                // Points were promised for a review: one that takes its time earns them too.
                occasion(
                  'after the reminder',
                  waitFor({ 'review.submitted': thank() }, { atMost: days(14) }),
                ),
              ],
            }),
          ],
        },
      ),
    ],
  });

export default requestReview({
  status: 'order.delivered',
  days: 7,
  byCategory: { clothes: 10, cosmetics: 21, electronics: 30 },
});

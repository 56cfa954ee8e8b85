import { days } from '../../language/durations.ts';
import { clicked, isIn } from '../../language/questions.ts';
import {
  cascade,
  entersSegment,
  message,
  occasion,
  promoCode,
  scenario,
  wait,
  when,
  yieldTo,
} from '../../language/scenario.ts';

const offer = (percent: number) =>
  message('personal-offer', {
    by: cascade('email', 'push'),
    with: promoCode({ percent, validFor: days(10), notAgainFor: days(30), comesFirst: true }),
    rank: 20,
    postpone: days(7),
  });

export default scenario({
  id: 'personal-offer',
  code: 'S13',
  stage: 'conversion',
  title: 'Personal offer',
  purpose:
    'Makes one personal offer to a customer who buys again and again, some weeks after the last order.',
  on: entersSegment('due-for-offer'),
  entry: { per: 'customer', repeated: { after: days(30) } },
  goal: 'order.placed',
  yields: [
    yieldTo('lapsed-buyer', days(14), 'leave'),
    // What has to be bought again anyway is spoken of first, and without a discount.
    yieldTo('running-out', days(7), 'leave'),
  ],
  steps: [
    when(isIn('best'), { yes: [occasion('to the best customers', offer(15))], no: [offer(10)] }),
    wait(days(4)),
    when(clicked('personal-offer', days(12)), {
      yes: [
        message('personal-offer-reminder', {
          by: cascade('email', 'push'),
          liveOffer: true,
          rank: 20,
          postpone: days(4),
        }),
      ],
    }),
  ],
});

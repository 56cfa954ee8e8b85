import { days } from '../../language/durations.ts';
import { clicked } from '../../language/questions.ts';
import {
  cascade,
  feast,
  message,
  promoCode,
  scenario,
  wait,
  when,
  yieldTo,
} from '../../language/scenario.ts';

export default scenario({
  id: 'feast-greeting',
  code: 'S23',
  stage: 'retention',
  title: 'Holidays',
  purpose:
    'Greets on the holidays of the customer’s country, with a small present; one reminder to who looked.',
  on: feast({ days: -3 }),
  entry: { per: 'feast', repeated: 'never again' },
  goal: 'order.placed',
  yields: [
    yieldTo('birthday', days(3), 'leave'),
    yieldTo('lapsed-buyer', days(14), 'leave'),
    yieldTo('silent-subscriber', days(14), 'leave'),
  ],
  steps: [
    message('feast-greeting', {
      by: cascade('email', 'push'),
      with: promoCode({ percent: 10, validFor: days(6), notAgainFor: days(30), comesFirst: true }),
      rank: 18,
      // The holiday itself is the last day.
      postpone: days(3),
      within: days(4),
    }),
    wait(days(2)),
    when(clicked('feast-greeting', days(4)), {
      yes: [
        message('feast-last-call', {
          by: cascade('email', 'push'),
          liveOffer: true,
          rank: 18,
          postpone: days(1),
          within: days(4),
        }),
      ],
    }),
  ],
});

import { days } from '../../language/durations.ts';
import { atLeast, oneOf } from '../../language/facts.ts';
import { happened } from '../../language/questions.ts';
import {
  alertPerson,
  cascade,
  daysAfter,
  earnPoints,
  message,
  scenario,
  waitFor,
  when,
} from '../../language/scenario.ts';
import { surveyReward } from '../../shop.ts';

const by = cascade('email', 'push');

/** Asks for a score from 0 to 10, thanks for any, and has a person hear of a low one. */
export const askForScore = (survey: 'service-survey' | 'support-survey') =>
  [
    message(survey, { by, rank: 16, postpone: days(7) }),
    waitFor(
      {
        'question.answered': [
          earnPoints(surveyReward.points, { validFor: days(365), for: survey }),
          when(
            happened('question.answered', 'this run', {
              question: oneOf(survey),
              answer: oneOf('0', '1', '2', '3', '4', '5', '6'),
            }),
            {
              yes: [
                alertPerson('A customer has given a score of 6 or less. Find out why, today if you can.'),
              ],
            },
          ),
          message('survey-thanks', { by, notAtNight: true }),
        ],
      },
      { atMost: days(14), where: { 'question.answered': { question: oneOf(survey) } } },
    ),
  ] as const;

export default scenario({
  id: 'service-survey',
  code: 'E5',
  stage: 'post-purchase',
  title: 'Survey after a delivery',
  purpose: 'Asks how likely the customer is to recommend the shop; a low score goes to a person.',
  // Of a first order the review is asked for: one question is enough.
  on: daysAfter('order.delivered', 2, { facts: { orders: atLeast(2) } }),
  entry: { per: 'customer', repeated: { after: days(90) } },
  exits: ['return.opened', 'complaint.opened'],
  steps: askForScore('service-survey'),
});

import { days } from '../../language/durations.ts';
import { oneOf } from '../../language/facts.ts';
import { said, wasSent } from '../../language/questions.ts';
import {
  choose,
  emit,
  enterSegment,
  entersSegment,
  leaveSegment,
  message,
  scenario,
  waitFor,
  when,
} from '../../language/scenario.ts';
import { policy } from '../../policy.ts';

const { segment: lessOften } = policy.caps.lessOften;
const ours = { question: oneOf('still-want-letters') };

export default scenario({
  id: 'silent-subscriber',
  code: 'S30',
  stage: 'reactivation',
  title: 'Silent subscriber',
  purpose:
    'Asks who has not been heard of for four months whether letters are still wanted; no answer, no letters.',
  on: entersSegment('silent'),
  entry: { per: 'customer', repeated: { after: days(365) } },
  exits: ['page.viewed', 'product.viewed', 'order.placed'],
  steps: [
    message('still-want-letters', { by: 'email', rank: 24, postpone: days(14) }),
    when(wasSent('still-want-letters', days(2)), {
      yes: [
        // At once: nothing else is to come by email before the answer. Any sign of life ends the rest.
        emit('channel.rested', { channel: 'email' }),
        waitFor(
          {
            'question.answered': [
              choose(said('question.answered', 'answer', ours), {
                yes: [leaveSegment(lessOften)],
                'less-often': [enterSegment(lessOften)],
                no: [emit('consent.withdrawn', { channel: 'email', how: 'still-want-letters' })],
              }),
            ],
          },
          { atMost: days(14), where: { 'question.answered': ours } },
        ),
      ],
    }),
  ],
});

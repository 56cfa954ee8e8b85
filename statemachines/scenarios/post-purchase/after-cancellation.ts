import { days, hours } from '../../language/durations.ts';
import { oneOf, orNever } from '../../language/facts.ts';
import { another, said } from '../../language/questions.ts';
import {
  cascade,
  choose,
  event,
  message,
  occasion,
  pick,
  promoCode,
  scenario,
  wait,
  waitFor,
  when,
} from '../../language/scenario.ts';

const by = cascade('email', 'push');
const goesFirst = { rank: 3, postpone: days(1) } as const;
const toTheQuestion = { question: oneOf('cancellation-question') } as const;

/** What went wrong decides what is said; who gives no reason hears no more, and no discount. */
const ask = () => [
  wait(hours(1)),
  message('cancellation-question', { by, ...goesFirst }),
  waitFor(
    {
      'question.answered': [
        choose(said('question.answered', 'answer', toTheQuestion), {
          size: [
            occasion('before the size', wait(days(3))),
            message('cancellation-size', { by, ...goesFirst }),
          ],
          delivery: [
            occasion('before the delivery', wait(days(3))),
            message('cancellation-delivery', { by, ...goesFirst }),
          ],
          price: [
            occasion('before the price', wait(days(3))),
            message('cancellation-price', {
              by,
              ...goesFirst,
              with: promoCode({ percent: 10, validFor: days(7), notAgainFor: days(30) }),
            }),
          ],
        }),
      ],
    },
    { atMost: days(7), where: { 'question.answered': toTheQuestion } },
  ),
];

const apologise = () => [
  wait(days(1)),
  message('cancellation-similar', { by, ...goesFirst, show: pick(['looked at', 'best-selling'], 2, 4) }),
];

export default scenario({
  id: 'after-cancellation',
  code: 'S20',
  stage: 'post-purchase',
  title: 'After a cancelled order',
  purpose:
    'Asks who cancelled what went wrong, and helps with that; shows who was let down what is in stock.',
  on: event(
    'order.cancelled',
    {},
    {
      by: oneOf('customer', 'shop'),
      // Neither fraud nor a duplicate nor a test.
      why: orNever(oneOf('size', 'delivery', 'price', 'changed-mind', 'out-of-stock')),
    },
  ),
  entry: { per: 'order', repeated: 'never again' },
  goal: 'order.placed',
  exits: ['complaint.opened'],
  steps: [
    when(another('order.placed', days(1)), {
      yes: [],
      no: [choose(said('order.cancelled', 'by'), { customer: ask(), shop: apologise() })],
    }),
  ],
});

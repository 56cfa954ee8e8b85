import { days } from '../../language/durations.ts';
import { atLeast, exactly, oneOf, orNever } from '../../language/facts.ts';
import { said, wasSent } from '../../language/questions.ts';
import {
  cascade,
  choose,
  emit,
  event,
  message,
  occasion,
  scenario,
  waitFor,
  waitForQuiet,
  when,
  yieldTo,
} from '../../language/scenario.ts';

const by = cascade('email', 'push');
const rank = { rank: 10, postpone: days(3) } as const;
const toTheQuestion = { question: oneOf('still-interested') } as const;

/** The answer decides what follows: a watch over price or stock, or how delivery works; who just looks is let go. */
export const askUndecided = () =>
  [
    waitForQuiet(days(2), { atMost: days(8), without: 'product.viewed' }),
    message('still-interested', { by, ...rank }),
    when(wasSent('still-interested', days(1)), {
      yes: [
        waitFor(
          {
            'question.answered': [
              choose(said('question.answered', 'answer', toTheQuestion), {
                price: [occasion('when cheaper', emit('product.requested', { wants: 'cheaper' }))],
                size: [occasion('when back', emit('product.requested', { wants: 'back' }))],
                delivery: [message('delivery-explained', { by })],
              }),
            ],
          },
          { atMost: days(3), where: { 'question.answered': toTheQuestion } },
        ),
      ],
    }),
  ] as const;

/** What both have alike. */
export const frame = {
  code: 'S10',
  stage: 'conversion',
  // One product a time.
  entry: { per: 'customer', repeated: { after: days(14) } },
  goal: 'order.placed',
  exits: ['cart.updated'],
} as const;

/** Who has just ordered is left in peace; the compiler asks the other two of scenarios that are marketing alone. */
export const undecided = {
  cartItems: exactly(0),
  hoursSinceOrder: orNever(atLeast(72)),
  traffic: oneOf('customer'),
  reachable: oneOf(true),
} as const;

export const goFirst = [
  yieldTo('abandoned-cart', days(7), 'leave'),
  yieldTo('checkout-left', days(7), 'leave'),
  yieldTo('order-unpaid', days(7), 'leave'),
  yieldTo('price-drop', days(7), 'leave'),
  yieldTo('browse-abandonment', days(7), 'leave', { ifShown: true }),
] as const;

export default scenario({
  ...frame,
  id: 'saved-not-bought',
  title: 'Saved, not bought',
  purpose: 'Asks what would help to decide about what was saved and not bought, and acts on the answer.',
  on: event('product.saved', undecided),
  exits: [...frame.exits, 'product.unsaved'],
  yields: goFirst,
  steps: askUndecided(),
});

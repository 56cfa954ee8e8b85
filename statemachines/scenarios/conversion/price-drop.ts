import { days, hours } from '../../language/durations.ts';
import { atLeast, oneOf } from '../../language/facts.ts';
import { cascade, event, message, scenario, yieldTo } from '../../language/scenario.ts';

/** In per cent, and in the currency that the customer saw: less is not worth a message. */
export const worthALetter = { percent: atLeast(5), saved: atLeast(3) } as const;

export default scenario({
  id: 'price-drop',
  code: 'S11',
  stage: 'conversion',
  title: 'Price drop',
  purpose: 'Tells a customer that what lies in the cart, was saved or asked about costs less than before.',
  on: event('product.dropped', {}, { interest: oneOf('requested', 'carted', 'saved'), ...worthALetter }),
  entry: { per: 'product', repeated: 'latest wins' },
  goal: 'order.placed',
  yields: [
    yieldTo('price-drop', days(2), 'leave'),
    yieldTo('price-drop', days(7), 'leave', { ofTheSame: true }),
    yieldTo('price-drop-viewed', days(2), 'leave'),
    yieldTo('price-drop-viewed', days(7), 'leave', { ofTheSame: true }),
  ],
  steps: [
    message('price-drop', {
      by: cascade('push', 'email'),
      rank: 9,
      postpone: days(1),
      within: hours(48),
    }),
  ],
});

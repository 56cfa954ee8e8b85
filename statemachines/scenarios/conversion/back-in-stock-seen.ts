import { days, hours } from '../../language/durations.ts';
import { oneOf } from '../../language/facts.ts';
import { cascade, event, message, scenario, yieldTo } from '../../language/scenario.ts';

export default scenario({
  id: 'back-in-stock-seen',
  code: 'S12',
  stage: 'conversion',
  title: 'Back in stock, not asked for',
  purpose:
    'Tells a customer that what was saved, carted or looked at is back, when nobody who asked is left.',
  on: event('product.back', {}, { asked: oneOf(false) }),
  entry: { per: 'product', repeated: 'latest wins' },
  goal: 'order.placed',
  yields: [yieldTo('back-in-stock-seen', days(7), 'leave', { ofTheSame: true })],
  steps: [
    message('back-in-stock-seen', {
      by: cascade('push', 'email'),
      rank: 9,
      postpone: days(1),
      within: hours(48),
    }),
  ],
});

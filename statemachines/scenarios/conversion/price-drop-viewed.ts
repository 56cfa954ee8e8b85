import { days, hours } from '../../language/durations.ts';
import { oneOf } from '../../language/facts.ts';
import { cascade, event, message, scenario, yieldTo } from '../../language/scenario.ts';
import { worthALetter } from './price-drop.ts';

export default scenario({
  id: 'price-drop-viewed',
  code: 'S11',
  stage: 'conversion',
  title: 'Price drop of what was looked at',
  purpose: 'Tells a customer that something looked at on two days costs less than before.',
  on: event('product.dropped', {}, { interest: oneOf('viewed'), ...worthALetter }),
  entry: { per: 'product', repeated: 'latest wins' },
  goal: 'order.placed',
  yields: [
    yieldTo('price-drop-viewed', days(2), 'leave'),
    yieldTo('price-drop-viewed', days(7), 'leave', { ofTheSame: true }),
    yieldTo('price-drop', days(2), 'leave'),
    yieldTo('price-drop', days(7), 'leave', { ofTheSame: true }),
  ],
  steps: [message('price-drop', { by: cascade('push', 'email'), rank: 12, within: hours(48) })],
});

import { days } from '../../language/durations.ts';
import { exactly } from '../../language/facts.ts';
import { cascade, daysAfter, message, pick, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'second-order',
  code: 'E7',
  stage: 'post-purchase',
  title: 'Second order',
  purpose:
    'Three weeks after the first order has arrived, shows a customer without a second what goes with it.',
  on: daysAfter('order.delivered', 21, { facts: { orders: exactly(1) } }),
  entry: { per: 'customer', repeated: 'never again' },
  goal: 'order.placed',
  exits: ['order.cancelled', 'order.refunded', 'return.opened', 'complaint.opened'],
  steps: [
    message('second-order', {
      by: cascade('email', 'push'),
      rank: 19,
      postpone: days(4),
      // No best sellers: the letter says that these go with the order.
      show: pick(['bought together', 'bought later'], 2, 4),
    }),
  ],
});

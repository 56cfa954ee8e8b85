import { days, hours } from '../../language/durations.ts';
import { cascade, event, message, scenario, waitForQuiet, yieldTo } from '../../language/scenario.ts';

export default scenario({
  id: 'checkout-left',
  code: 'E1',
  stage: 'conversion',
  title: 'Checkout left',
  purpose: 'Reminds, an hour after the customer has gone, of an order that lacks its last step.',
  on: event('checkout.started'),
  entry: { per: 'cart', repeated: { after: days(7) } },
  goal: 'order.placed',
  // Back to the cart: what is left there is reminded of as any cart.
  exits: ['cart.updated', 'cart.emptied'],
  yields: [yieldTo('order-unpaid', days(7), 'leave')],
  steps: [
    waitForQuiet(hours(1), { atMost: hours(6) }),
    message('checkout-left', {
      by: cascade('email', 'push'),
      rank: 4, // before the reminder of the same cart
      postpone: hours(24),
    }),
  ],
});

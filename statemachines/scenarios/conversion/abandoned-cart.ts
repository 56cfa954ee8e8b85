import { days, hours } from '../../language/durations.ts';
import { atLeast, orNever } from '../../language/facts.ts';
import { cascade, event, message, promoCode, scenario, wait, yieldTo } from '../../language/scenario.ts';

export default scenario({
  id: 'abandoned-cart',
  code: 'S8',
  stage: 'conversion',
  title: 'Abandoned cart',
  purpose: 'Reminds a customer of a cart left behind; a day later makes one offer.',
  on: event('cart.updated', { itemCount: atLeast(1), hoursSinceOrder: orNever(atLeast(24)) }),
  entry: { per: 'cart', repeated: 'latest wins' },
  goal: 'order.placed',
  exits: ['cart.emptied'],
  yields: [yieldTo('checkout-left', days(7), 'leave')],
  steps: [
    wait(hours(3)),
    message('cart-reminder', { by: cascade('email', 'push', 'sms'), rank: 5, postpone: hours(24) }),
    wait(days(1)),
    message('cart-offer', {
      by: cascade('email', 'push'),
      with: promoCode({ percent: 10, validFor: days(3), minimumBasket: 30, notAgainFor: days(30) }),
      rank: 8,
      postpone: days(1),
    }),
  ],
});

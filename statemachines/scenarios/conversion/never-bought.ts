import { days } from '../../language/durations.ts';
import {
  cascade,
  event,
  message,
  pick,
  promoCode,
  scenario,
  wait,
  waitForQuiet,
  yieldTo,
} from '../../language/scenario.ts';

export default scenario({
  id: 'never-bought',
  code: 'S14',
  stage: 'conversion',
  title: 'Registered, never bought',
  purpose: 'Takes one obstacle after the other out of the way of a first order: choosing, then the price.',
  on: event('customer.registered'),
  entry: { per: 'customer', repeated: 'never again' },
  goal: 'order.placed',
  yields: [yieldTo('welcome', days(1), 'skip')],
  steps: [
    wait(days(8)),
    // Whoever is filling a cart hears of that cart first. The most is counted from the registration.
    waitForQuiet(days(2), { without: 'cart.updated', atMost: days(14), otherwise: 'go on' }),
    message('never-bought-help', {
      by: cascade('email', 'push'),
      show: pick(['looked at', 'best-selling', 'new'], 2, 4),
      rank: 15,
      postpone: days(2),
    }),
    wait(days(7)),
    message('first-order-code', {
      by: cascade('email', 'push'),
      with: promoCode({ percent: 10, validFor: days(7), notAgainFor: days(30) }),
      rank: 15,
      postpone: days(2),
    }),
  ],
});

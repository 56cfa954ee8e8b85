import { days, hours } from '../../language/durations.ts';
import { oneOf } from '../../language/facts.ts';
import { cascade, event, message, promoCode, scenario, wait, waitForQuiet } from '../../language/scenario.ts';

export default scenario({
  id: 'app-installed',
  code: 'S16',
  stage: 'conversion',
  title: 'App installed',
  purpose:
    'Shows one useful thing of the app, or why to allow its messages; later offers a benefit for an order in it.',
  on: event('app.installed'),
  entry: { per: 'customer', repeated: 'never again' },
  goal: { event: 'order.placed', where: { via: oneOf('app') } },
  // A token that is dead: the app is gone again.
  exits: ['order.placed', { event: 'address.suppressed', where: { channel: oneOf('push') } }],
  steps: [
    // Nobody is spoken to on the way through a checkout.
    waitForQuiet(hours(1), { atMost: hours(6) }),
    message('app-hint', { by: cascade('push', 'email'), rank: 14, postpone: days(3) }),
    wait(days(3)),
    message('app-benefit', {
      by: cascade('push', 'email'),
      with: promoCode({ percent: 10, validFor: days(7), notAgainFor: days(30) }),
      rank: 14,
      postpone: days(3),
    }),
  ],
});

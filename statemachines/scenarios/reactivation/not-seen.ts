import { days } from '../../language/durations.ts';
import { cascade, entersSegment, message, pick, scenario, wait, yieldTo } from '../../language/scenario.ts';

export default scenario({
  id: 'not-seen',
  code: 'S29',
  stage: 'reactivation',
  title: 'Registered long ago, not seen',
  purpose:
    'Reminds a customer who registered, never bought and has not been seen for a month; twice, then no more.',
  on: entersSegment('not-seen'),
  entry: { per: 'customer', repeated: { after: days(180) } },
  goal: 'page.viewed',
  exits: ['order.placed', 'product.viewed', 'cart.updated'],
  yields: [yieldTo('welcome', days(14), 'leave'), yieldTo('never-bought', days(7), 'leave')],
  steps: [
    message('not-seen-reminder', { by: cascade('email', 'push'), rank: 22, postpone: days(7) }),
    wait(days(10)),
    message('not-seen-popular', {
      by: cascade('email', 'push'),
      show: pick(['new', 'best-selling'], 2, 4),
      rank: 22,
      postpone: days(7),
    }),
  ],
});

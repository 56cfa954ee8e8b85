import { days } from '../../language/durations.ts';
import { cascade, dateOf, message, pick, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'running-out',
  code: 'E4',
  stage: 'retention',
  title: 'Running out',
  purpose: 'A few days before a consumable runs out, offers to order it again.',
  on: dateOf('order', ['order.placed'], 'runsOutOn', { days: -5, lateDays: 3 }),
  entry: { per: 'order', repeated: 'never again' },
  // No goal: another order may be of other things. What was bought again meanwhile is not shown.
  exits: ['order.cancelled', 'order.refunded', 'return.opened', 'complaint.opened'],
  steps: [
    message('running-out', {
      by: cascade('email', 'push'),
      rank: 20,
      postpone: days(3),
      show: pick(['running out'], 1, 3),
    }),
  ],
});

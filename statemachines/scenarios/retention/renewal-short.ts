import { days } from '../../language/durations.ts';
import { cascade, event, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'renewal-short',
  code: 'S26',
  stage: 'retention',
  title: 'Not enough for the renewal',
  purpose:
    'Asks to top up when the balance or the card will not do; the shop looks the day before the charge.',
  on: event('subscription.short'),
  // A shop that looks more than once asks once for each charge.
  entry: { per: 'subscription', repeated: { after: days(6) } },
  goal: 'subscription.renewed',
  exits: ['subscription.cancelled', 'subscription.changed'],
  steps: [
    message('renewal-short', { by: cascade('email', 'push', 'sms'), notAtNight: true, within: days(1) }),
  ],
});

import { cascade, dateOf, message, scenario } from '../../language/scenario.ts';

/** Three days before a monthly charge, a month before a yearly one, a week before the first after a trial. */
export default scenario({
  id: 'renewal',
  code: 'S26',
  stage: 'retention',
  title: 'Renewal charge ahead',
  purpose: 'Says what will be charged, when and from where; a new date or price is told anew.',
  on: dateOf(
    'subscription',
    ['subscription.started', 'subscription.changed', 'subscription.renewed'],
    'chargeAt',
    { days: -3, daysBy: { property: 'plan', days: { yearly: -30, trial: -7 } } },
  ),
  entry: { per: 'subscription', repeated: 'latest wins' },
  goal: 'subscription.renewed',
  exits: ['subscription.cancelled', 'subscription.changed'],
  steps: [
    message('renewal-notice', { by: cascade('email', 'push'), notAtNight: true, notAfter: 'chargeAt' }),
  ],
});

import { oneOf } from '../../language/facts.ts';
import { cascade, dateOf, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'renewal-soon',
  code: 'S26',
  stage: 'retention',
  title: 'Yearly renewal in a week',
  purpose: 'Says once more what a year will cost: the first notice was three weeks ago.',
  on: dateOf(
    'subscription',
    ['subscription.started', 'subscription.changed', 'subscription.renewed'],
    'chargeAt',
    { days: -7, where: { plan: oneOf('yearly') } },
  ),
  entry: { per: 'subscription', repeated: 'latest wins' },
  goal: 'subscription.renewed',
  exits: ['subscription.cancelled', 'subscription.changed'],
  steps: [
    message('renewal-notice', { by: cascade('email', 'push'), notAtNight: true, notAfter: 'chargeAt' }),
  ],
});

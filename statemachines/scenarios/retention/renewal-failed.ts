import { days } from '../../language/durations.ts';
import { cascade, event, message, occasion, scenario, wait } from '../../language/scenario.ts';

export default scenario({
  id: 'renewal-failed',
  code: 'S26',
  stage: 'retention',
  title: 'Renewal not paid',
  purpose: 'Says how to pay a renewal that failed: one, three and five days later, until it is paid.',
  on: event('subscription.payment-failed'),
  // The shop tries again meanwhile: attempts that fail join the run.
  entry: { per: 'subscription', repeated: 'when finished' },
  goal: 'subscription.renewed',
  exits: ['subscription.cancelled', 'subscription.changed'],
  steps: [
    wait(days(1)),
    message('renewal-failed', { by: cascade('email', 'push'), notAtNight: true }),
    wait(days(2)),
    occasion('once more', message('renewal-failed', { by: cascade('email', 'push'), notAtNight: true })),
    occasion('before the last notice', wait(days(2))),
    message('renewal-failed-last', { by: cascade('email', 'push'), notAtNight: true }),
  ],
});

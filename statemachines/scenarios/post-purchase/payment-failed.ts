import { hours } from '../../language/durations.ts';
import { cascade, event, message, scenario, wait, waitUntil } from '../../language/scenario.ts';

export default scenario({
  id: 'payment-failed',
  code: 'S17',
  stage: 'post-purchase',
  title: 'Payment failed',
  purpose: 'Says how to pay: at once, three hours later and two hours before the reservation ends.',
  on: event('order.payment-failed'),
  // Further attempts that fail join the run; one that fails days later is news again.
  entry: { per: 'order', repeated: 'when finished' },
  goal: 'order.paid',
  exits: ['order.cancelled'],
  steps: [
    message('payment-failed', { by: cascade('email', 'push', 'sms'), notAfter: 'reservedUntil' }),
    wait(hours(3), { goodHour: false }),
    message('payment-reminder', {
      by: cascade('email', 'push', 'sms'),
      notAtNight: true,
      notAfter: 'reservedUntil',
    }),
    waitUntil('event', 'reservedUntil', {
      before: hours(2),
      otherwise: hours(20),
      called: 'the reservation ends',
    }),
    // At night too: in the morning the reservation would be over.
    message('payment-last', { by: cascade('email', 'push', 'sms'), notAfter: 'reservedUntil' }),
  ],
});

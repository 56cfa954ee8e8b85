import { hours } from '../../language/durations.ts';
import { oneOf } from '../../language/facts.ts';
import { cascade, event, message, scenario, wait, waitUntil } from '../../language/scenario.ts';

export default scenario({
  id: 'order-unpaid',
  code: 'E1',
  stage: 'conversion',
  title: 'Order not paid',
  purpose: 'Says how to pay an order that waits for its payment: after an hour, and before it is given up.',
  on: event('order.placed', {}, { payment: oneOf('due') }),
  entry: { per: 'order', repeated: 'never again' },
  goal: 'order.paid',
  // A payment that was tried and failed has messages of its own.
  exits: ['order.cancelled', 'order.payment-failed'],
  steps: [
    wait(hours(1), { goodHour: false }),
    message('order-unpaid', {
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
    message('order-unpaid-last', { by: cascade('email', 'push', 'sms'), notAfter: 'reservedUntil' }),
  ],
});

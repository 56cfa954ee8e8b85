import { days, hours } from '../../language/durations.ts';
import { oneOf } from '../../language/facts.ts';
import { wasSent } from '../../language/questions.ts';
import { cascade, emit, event, message, scenario, when } from '../../language/scenario.ts';

export default scenario({
  id: 'back-in-stock',
  code: 'S12',
  stage: 'conversion',
  title: 'Back in stock, as asked',
  purpose: 'Tells a customer who asked for it that the very product is back; the request is used up then.',
  on: event('product.back', {}, { asked: oneOf(true) }),
  entry: { per: 'product', repeated: 'latest wins' },
  goal: 'order.placed',
  exits: ['product.request-ended'],
  steps: [
    message('back-in-stock', {
      by: cascade('push', 'email', 'sms'),
      postpone: days(1),
      within: hours(48),
    }),
    when(wasSent('back-in-stock', hours(1)), { yes: [emit('product.request-ended')] }),
  ],
});

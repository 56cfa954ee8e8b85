import { cascade, event, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'order-paid',
  code: 'S17',
  stage: 'post-purchase',
  title: 'Order paid',
  purpose: 'Tells the customer that the payment has arrived, at any hour.',
  on: event('order.paid'),
  entry: { per: 'order', repeated: 'never again' },
  exits: [
    'order.shipped',
    'order.ready-for-pickup',
    'order.delivered',
    'order.collected',
    'order.refunded',
    'order.cancelled',
  ],
  steps: [message('order-paid', { by: cascade('email', 'push', 'sms') })],
});

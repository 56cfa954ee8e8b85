import { cascade, event, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'order-confirmed',
  code: 'S17',
  stage: 'post-purchase',
  title: 'Order confirmed',
  purpose: 'Tells the customer that the order has arrived, at any hour.',
  on: event('order.placed'),
  entry: { per: 'order', repeated: 'never again' },
  exits: [
    'order.shipped',
    'order.ready-for-pickup',
    'order.delivered',
    'order.collected',
    'order.refunded',
    'order.cancelled',
  ],
  steps: [message('order-confirmed', { by: cascade('email', 'push', 'sms') })],
});

import { cascade, event, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'order-shipped',
  code: 'S17',
  stage: 'post-purchase',
  title: 'Order shipped',
  purpose: 'Says that the order is on its way, when to expect it and where to follow it.',
  on: event('order.shipped'),
  // Each parcel of an order that was split; of those that leave in the night the last.
  entry: { per: 'order', repeated: 'latest wins' },
  exits: [
    'order.ready-for-pickup',
    'order.delivered',
    'order.collected',
    'order.refunded',
    'order.cancelled',
  ],
  steps: [message('order-shipped', { by: cascade('push', 'sms', 'email'), notAtNight: true })],
});

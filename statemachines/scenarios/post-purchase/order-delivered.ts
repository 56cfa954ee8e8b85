import { cascade, event, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'order-delivered',
  code: 'S17',
  stage: 'post-purchase',
  title: 'Order delivered',
  purpose: 'Says that the order has been delivered, and whom to tell if something is wrong.',
  on: event('order.delivered'),
  entry: { per: 'order', repeated: 'never again' },
  exits: ['order.refunded', 'order.cancelled', 'return.opened', 'complaint.opened'],
  steps: [message('order-delivered', { by: cascade('push', 'sms', 'email'), notAtNight: true })],
});

import { cascade, event, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'delivery-changed',
  code: 'S17',
  stage: 'post-purchase',
  title: 'Delivery changed',
  purpose: 'Says the new delivery date; of several changes the newest.',
  on: event('order.delivery-changed'),
  entry: { per: 'order', repeated: 'latest wins' },
  exits: [
    'order.ready-for-pickup',
    'order.delivered',
    'order.collected',
    'order.refunded',
    'order.cancelled',
  ],
  steps: [message('delivery-changed', { by: cascade('push', 'sms', 'email'), notAtNight: true })],
});

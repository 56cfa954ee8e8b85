import { alertPerson, cascade, dateOf, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'delivery-late',
  code: 'E6',
  stage: 'post-purchase',
  title: 'Delivery late',
  purpose:
    'Apologises the day after a promised date was missed, and has a person find out where the order is.',
  on: dateOf('order', ['order.shipped', 'order.delivery-changed'], 'expectedOn', { days: 1 }),
  entry: { per: 'order', repeated: 'latest wins' },
  goal: 'order.delivered',
  exits: [
    // A new date is told by its own scenario, and counted from anew.
    'order.delivery-changed',
    'order.ready-for-pickup',
    'order.collected',
    'order.refunded',
    'order.cancelled',
  ],
  steps: [
    message('delivery-late', { by: cascade('push', 'sms', 'email'), notAtNight: true }),
    alertPerson(
      'A promised delivery date has passed without a delivery: find the order and tell the new date.',
    ),
  ],
});

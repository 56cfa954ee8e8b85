import { cascade, event, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'order-refunded',
  code: 'S17',
  stage: 'post-purchase',
  title: 'Order refunded',
  purpose: 'Says how much money is on its way back; an order may be refunded in parts.',
  on: event('order.refunded'),
  entry: { per: 'order', repeated: 'latest wins' },
  // Refunds are booked at night, and nobody waits for them then.
  steps: [message('order-refunded', { by: cascade('email', 'push', 'sms'), notAtNight: true })],
});

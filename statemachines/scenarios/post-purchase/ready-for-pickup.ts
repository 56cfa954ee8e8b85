import { cascade, event, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'ready-for-pickup',
  code: 'S17',
  stage: 'post-purchase',
  title: 'Ready for pickup',
  purpose: 'Says where the order waits, until when and what to show.',
  on: event('order.ready-for-pickup'),
  entry: { per: 'order', repeated: 'never again' },
  goal: 'order.collected',
  exits: ['order.delivered', 'order.refunded', 'order.cancelled'],
  steps: [message('ready-for-pickup', { by: cascade('push', 'sms', 'email'), notAtNight: true })],
});

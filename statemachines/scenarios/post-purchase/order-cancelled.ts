import { cascade, event, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'order-cancelled',
  code: 'S17',
  stage: 'post-purchase',
  title: 'Order cancelled',
  purpose: 'Says that the whole order is cancelled, and what becomes of the money.',
  on: event('order.cancelled'),
  entry: { per: 'order', repeated: 'never again' },
  steps: [message('order-cancelled', { by: cascade('email', 'push', 'sms') })],
});

import { cascade, dateOf, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'storage-ends',
  code: 'E2',
  stage: 'post-purchase',
  title: 'Free storage ends',
  purpose: 'Reminds of a parcel that waits, the day before its free storage ends.',
  on: dateOf('order', ['order.ready-for-pickup'], 'storageUntil', { days: -1 }),
  entry: { per: 'order', repeated: 'latest wins' },
  goal: 'order.collected',
  exits: ['order.delivered', 'order.refunded', 'order.cancelled', 'order.ready-for-pickup'],
  steps: [
    message('pickup-reminder', {
      by: cascade('push', 'sms', 'email'),
      notAtNight: true,
      notAfter: 'storageUntil',
    }),
  ],
});

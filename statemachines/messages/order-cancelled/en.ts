import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }} is cancelled',
    preheader: 'You need not do anything more.',
    title: 'Your order is cancelled',
    body: [
      {
        paragraph:
          'Order {{ order.number }} has been cancelled, and you need not do anything more. If you have paid already, we will refund the whole sum and write to you when it is on its way.',
      },
      { goods: 'order' },
    ],
    button: 'View my order',
    after: 'Is this a mistake? Reply to this email or call {{ brand.phone }} and name the order number.',
  },
  push: {
    title: 'Order {{ order.number }} is cancelled',
    text: 'If you have paid already, we will refund the whole sum. Is this a mistake? Call {{ brand.phone }}.',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} is cancelled. If you have paid, we will refund the whole sum. Is this a mistake? {{ brand.phone }}',
  },
} satisfies Words<'order-cancelled'>;

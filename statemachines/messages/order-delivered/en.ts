import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }} has been delivered',
    preheader: 'If something is not as it should be, tell us.',
    title: 'Your order has arrived',
    body: [
      {
        paragraph: 'Order {{ order.number }} has been delivered. We hope that everything is as it should be.',
      },
      { goods: 'order' },
    ],
    button: 'View my order',
    after:
      'Is something missing or damaged, or did nobody bring it? Reply to this email or call {{ brand.phone }}: we will put it right.',
  },
  push: {
    title: 'Order {{ order.number }} has been delivered',
    text: 'Is something missing or damaged? Call {{ brand.phone }}: we will put it right.',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} has been delivered. Is something missing or damaged? {{ brand.phone }}',
  },
} satisfies Words<'order-delivered'>;

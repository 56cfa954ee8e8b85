import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }} is paid',
    preheader: 'Thank you, your payment has arrived. We are getting the order ready.',
    title: 'Your payment has arrived',
    body: [
      { paragraph: 'Thank you! Order {{ order.number }} is paid. We are getting it ready now.' },
      { goods: 'order' },
      { detail: 'order.delivery', title: 'Delivery' },
    ],
    button: 'View my order',
    after:
      'A question about the payment or the order? Reply to this email or call {{ brand.phone }} and name the order number.',
  },
  push: {
    title: 'Order {{ order.number }} is paid',
    text: 'Thank you, your payment has arrived. We are getting the order ready.',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} is paid, thank you. We are getting it ready. Details: {{ links.open }}',
  },
} satisfies Words<'order-paid'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }}: new delivery date',
    preheader: 'Now expected: {{ status.expectedOn }}.',
    title: 'The delivery date has changed',
    body: [
      {
        paragraph:
          'The delivery date of order {{ order.number }} has changed. We are sorry if this upsets your plans.',
      },
      { detail: 'status.expectedOn', title: 'New date' },
      { detail: 'status.why', title: 'Why' },
      { goods: 'order' },
    ],
    button: 'View my order',
    after:
      'Does the new date not suit you? Reply to this email or call {{ brand.phone }}, and we will find another way.',
  },
  push: {
    title: 'Order {{ order.number }}: new delivery date',
    text: 'Now expected on {{ status.expectedOn }}. Does it not suit you? Call {{ brand.phone }}.',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} has a new delivery date, {{ status.expectedOn }}. Does it not suit you? {{ brand.phone }}',
  },
} satisfies Words<'delivery-changed'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Refund for order {{ order.number }}',
    preheader: '{{ status.amount }} is on its way back to you.',
    title: 'Your money is on its way back',
    body: [
      {
        paragraph:
          'We have refunded {{ status.amount }} for order {{ order.number }}, the same way as you paid. Your bank may need up to ten days to show it.',
      },
      { goods: 'order' },
    ],
    button: 'View my order',
    after:
      'Is the sum wrong, or has it not arrived after ten days? Reply to this email or call {{ brand.phone }} and name the order number.',
  },
  push: {
    title: 'Refund for order {{ order.number }}',
    text: '{{ status.amount }} is on its way back to you. Your bank may need up to ten days to show it.',
  },
  sms: {
    text: '{{ brand.name }}: we have refunded {{ status.amount }} for order {{ order.number }}. Your bank may need up to ten days to show it.',
  },
} satisfies Words<'order-refunded'>;

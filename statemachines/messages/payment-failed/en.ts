import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }}: payment did not go through',
    preheader:
      'Your goods are still kept{% if status.reservedUntil %} until {{ status.reservedUntil }}{% endif %}. You can try again.',
    title: 'The payment did not go through',
    body: [
      {
        paragraph:
          'We could not take the payment for order {{ order.number }}. Your goods are still kept for you: try again with the same card or pay another way.',
      },
      { detail: 'status.reservedUntil', title: 'Please pay by' },
      { goods: 'order' },
    ],
    button: '{% if links.pay %}Pay now{% else %}Go to my order{% endif %}',
    after:
      'Has your bank taken the money all the same? Reply to this email or call {{ brand.phone }} and name the order number: we will look into it at once.',
  },
  push: {
    title: 'Payment did not go through',
    text: 'Order {{ order.number }} is kept for you{% if status.reservedUntil %} until {{ status.reservedUntil }}{% endif %}. Tap to try again.',
  },
  sms: {
    text: '{{ brand.name }}: payment for order {{ order.number }} did not go through. Pay{% if status.reservedUntil %} by {{ status.reservedUntil }}{% endif %}: {{ links.open }}',
  },
} satisfies Words<'payment-failed'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }} is waiting for payment',
    preheader: 'It is kept for you{% if status.reservedUntil %} until {{ status.reservedUntil }}{% endif %}.',
    title: 'Your order is not paid yet',
    body: [
      {
        paragraph:
          'We keep order {{ order.number }} for you, but it is not paid yet. Paying takes a minute; after that we get it ready at once.',
      },
      { detail: 'status.reservedUntil', title: 'Please pay by' },
      { goods: 'order' },
    ],
    button: '{% if links.pay %}Pay now{% else %}Go to my order{% endif %}',
    after:
      'Would you like to pay another way, or to cancel? Reply to this email or call {{ brand.phone }} and name the order number.',
  },
  push: {
    title: 'Order {{ order.number }} is not paid yet',
    text: 'It is kept for you{% if status.reservedUntil %} until {{ status.reservedUntil }}{% endif %}. Tap to pay.',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} is not paid yet. Pay{% if status.reservedUntil %} by {{ status.reservedUntil }}{% endif %}: {{ links.open }}',
  },
} satisfies Words<'payment-reminder'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }} is waiting for payment',
    preheader:
      'Your goods are kept{% if status.reservedUntil %} until {{ status.reservedUntil }}{% endif %}. Paying takes a minute.',
    title: 'Your order is waiting for payment',
    body: [
      {
        paragraph:
          'We have kept everything in order {{ order.number }} for you. As soon as it is paid, we start to pack it.',
      },
      { detail: 'status.reservedUntil', title: 'Please pay by' },
      { goods: 'order' },
    ],
    button: '{% if links.pay %}Pay now{% else %}Go to my order{% endif %}',
    after:
      'Have you paid already? Then there is nothing to do: the bank’s word is on its way. Does paying not work? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: 'Your order is waiting for payment',
    text: 'Order {{ order.number }} is kept for you{% if status.reservedUntil %} until {{ status.reservedUntil }}{% endif %}. Tap to pay.',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} is waiting for payment{% if status.reservedUntil %}, kept until {{ status.reservedUntil }}{% endif %}. Pay: {{ links.open }}',
  },
} satisfies Words<'order-unpaid'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject:
      '{% if status.reservedUntil %}Order {{ order.number }}: reservation ends soon{% else %}Order {{ order.number }} is still not paid{% endif %}',
    preheader:
      '{% if status.reservedUntil %}It is kept for you until {{ status.reservedUntil }}.{% else %}We cannot keep it for much longer.{% endif %}',
    title: 'There is still time to pay',
    body: [
      {
        paragraph:
          '{% if status.reservedUntil %}Order {{ order.number }} is kept for you until {{ status.reservedUntil }}. After that the goods go back to the shelf.{% else %}Order {{ order.number }} is still not paid, and we cannot keep the goods for much longer.{% endif %}',
      },
      { goods: 'order' },
    ],
    button: '{% if links.pay %}Pay now{% else %}Go to my order{% endif %}',
    after:
      'No longer needed? Then do nothing. Need more time? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title:
      '{% if status.reservedUntil %}Reservation ends soon{% else %}Your order is still not paid{% endif %}',
    text: 'Order {{ order.number }} {% if status.reservedUntil %}is kept for you until {{ status.reservedUntil }}{% else %}cannot be kept for much longer{% endif %}. Tap to pay.',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} is {% if status.reservedUntil %}kept for you until {{ status.reservedUntil }}{% else %}still not paid{% endif %}. Pay: {{ links.open }}',
  },
} satisfies Words<'payment-last'>;

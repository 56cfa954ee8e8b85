import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }} is on its way',
    preheader:
      '{% if status.expectedOn %}Expected: {{ status.expectedOn }}.{% else %}It has just left us.{% endif %}',
    title: 'On its way to you',
    body: [
      { paragraph: 'Order {{ order.number }} has left us and is on its way.' },
      { detail: 'status.expectedOn', title: 'Expected on' },
      { detail: 'status.carrier', title: 'Carrier' },
      { detail: 'order.delivery', title: 'Delivery' },
      { goods: 'order' },
    ],
    button: '{% if links.track %}Track my parcel{% else %}View my order{% endif %}',
    after: 'Will nobody be in? Reply to this email or call {{ brand.phone }} and name the order number.',
  },
  push: {
    title: 'Order {{ order.number }} is on its way',
    text: '{% if status.expectedOn %}Expected on {{ status.expectedOn }}. {% endif %}Tap to {% if links.track %}track the parcel{% else %}see the details{% endif %}.',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} is on its way{% if status.expectedOn %}, expected on {{ status.expectedOn }}{% endif %}. {% if links.track %}Track it{% else %}Details{% endif %}: {{ links.open }}',
  },
} satisfies Words<'order-shipped'>;

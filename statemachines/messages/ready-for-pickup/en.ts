import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }} is ready for pickup',
    preheader:
      '{% if status.place %}{{ status.place }}{% if status.storageUntil %}, until {{ status.storageUntil }}{% endif %}.{% else %}You can come for it.{% endif %}',
    title: 'Your order is ready',
    body: [
      { paragraph: 'Order {{ order.number }} has arrived and is waiting for you.' },
      { detail: 'status.place', title: 'Where' },
      { detail: 'status.openingHours', title: 'Opening hours' },
      { detail: 'status.storageUntil', title: 'Kept free of charge until' },
      { detail: 'status.show', title: 'What to show' },
      { goods: 'order' },
    ],
    button: 'View my order',
    after:
      'Can you not come in time? Reply to this email or call {{ brand.phone }} and name the order number.',
  },
  push: {
    title: 'Order {{ order.number }} is ready for pickup',
    text: '{% if status.place %}{{ status.place | truncate: 40 }}{% if status.storageUntil %}, until {{ status.storageUntil }}{% endif %}.{% endif %}{% if status.show %} Show {{ status.show }}.{% endif %}',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} is ready for pickup{% if status.place %}: {{ status.place | truncate: 60 }}{% endif %}{% if status.storageUntil %}, until {{ status.storageUntil }}{% endif %}.{% if status.show %} Show {{ status.show | truncate: 30 }}.{% endif %}',
  },
} satisfies Words<'ready-for-pickup'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }} is still waiting for you',
    preheader:
      '{% if status.storageUntil %}Free storage until {{ status.storageUntil }}.{% else %}Come for it when it suits you.{% endif %}',
    title: 'Your order is still waiting',
    body: [
      {
        paragraph:
          'Order {{ order.number }} has not been collected yet.{% if status.storageUntil %} It is kept free of charge until {{ status.storageUntil }}.{% endif %}',
      },
      { detail: 'status.place', title: 'Where' },
      { detail: 'status.openingHours', title: 'Opening hours' },
      { detail: 'status.show', title: 'What to show' },
      { goods: 'order' },
    ],
    button: 'View my order',
    after:
      'Can you not come in time? Reply to this email or call {{ brand.phone }}, and we will look for a way.',
  },
  push: {
    title: 'Order {{ order.number }} is still waiting',
    text: '{% if status.storageUntil %}Kept free of charge until {{ status.storageUntil }}. {% endif %}{% if status.place %}{{ status.place | truncate: 40 }}.{% endif %}',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} is still waiting{% if status.storageUntil %}, free storage until {{ status.storageUntil }}{% endif %}.{% if status.place %} {{ status.place | truncate: 60 }}.{% endif %}',
  },
} satisfies Words<'pickup-reminder'>;

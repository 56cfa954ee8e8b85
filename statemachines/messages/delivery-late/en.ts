import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Order {{ order.number }} is late, and we are sorry',
    preheader: 'We are finding out where it is.',
    title: 'Your order is late',
    body: [
      {
        paragraph:
          '{% if status.expectedOn %}Order {{ order.number }} should have been with you by {{ status.expectedOn }}, and it is not.{% else %}Order {{ order.number }} should have been with you by now, and it is not.{% endif %} We are sorry.',
      },
      {
        paragraph:
          'One of us is finding out where it is. As soon as we know the new date, we will write to you; there is nothing that you need to do.',
      },
      { detail: 'status.carrier', title: 'Carrier' },
    ],
    button: '{% if links.track %}Follow my order{% else %}View my order{% endif %}',
    after:
      'Has it reached you after all, or do you need it by a certain day? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: 'Order {{ order.number }} is late. Sorry!',
    text: 'We are finding out where it is and will write as soon as we know the new date. Urgent? {{ brand.phone }}',
  },
  sms: {
    text: '{{ brand.name }}: order {{ order.number }} is late, we are sorry. We are finding out where it is and will tell you the new date. {{ brand.phone }}',
  },
} satisfies Words<'delivery-late'>;

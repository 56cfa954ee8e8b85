import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ offer.percent }}% off, just for you',
    preheader: 'Because you keep coming back. It works until {{ offer.until }}.',
    title: 'A thank-you for coming back',
    body: [
      {
        paragraph:
          '{% if customer.favourite %}You have ordered from us more than once, and most often from our “{{ customer.favourite }}” section.{% else %}You have ordered from us more than once.{% endif %} By now it may be time for something new, so here is a personal code for your next order.',
      },
      { offer: 'code' },
    ],
    button: 'Choose something',
    after:
      'Enter the code at checkout; it is valid for anything in the shop. A question? Just reply to this email.',
  },
  push: {
    title: '{{ offer.percent }}% off, just for you',
    text: 'Thank you for coming back. Code {{ offer.code }} works until {{ offer.until }}.',
  },
} satisfies Words<'personal-offer'>;

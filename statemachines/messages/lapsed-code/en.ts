import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ offer.percent }}% off your next order',
    preheader: 'Your personal code works until {{ offer.until }}.',
    title: 'We would like to see you again',
    body: [
      {
        paragraph:
          'It has been a while since your last order, and we would be glad to have you back. Here is a personal code for the next one.',
      },
      { offer: 'code' },
    ],
    button: 'Choose something',
    after:
      'Enter the code at checkout. A question about its terms? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: '{{ offer.percent }}% off your next order',
    text: 'Code {{ offer.code }}{% if offer.minimum %}, orders from {{ offer.minimum }}{% endif %}, until {{ offer.until }}.',
  },
} satisfies Words<'lapsed-code'>;

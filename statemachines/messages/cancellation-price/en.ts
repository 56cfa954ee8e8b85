import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ offer.percent }}% off, if price was the reason',
    preheader: 'Your personal code is valid until {{ offer.until }}.',
    title: 'Would {{ offer.percent }}% off help?',
    body: [
      {
        paragraph:
          'You told us that order {{ order.number }} came out too expensive. Here is a personal code, for these goods or any others.',
      },
      { offer: 'code' },
      { goods: 'order' },
    ],
    button: 'Choose again',
    after: 'Any questions about the code? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: '{{ offer.percent }}% off your next order',
    text: 'Code {{ offer.code }}{% if offer.minimum %}, orders from {{ offer.minimum }}{% endif %}, valid until {{ offer.until }}.',
  },
} satisfies Words<'cancellation-price'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ offer.percent }}% off your first order',
    preheader: 'Your personal code works until {{ offer.until }}.',
    title: 'A little help with the first order',
    body: [
      {
        paragraph:
          'You have had an account with us for a while. To make the first order easier, here is a personal code for it. And if something turns out not to be right, you can send it back within 30 days.',
      },
      { offer: 'code' },
    ],
    button: 'Choose something',
    after:
      'This is the last reminder of its kind. A question first? Reply to this email: a person will answer.',
  },
  push: {
    title: '{{ offer.percent }}% off your first order',
    text: 'Code {{ offer.code }} works until {{ offer.until }}.',
  },
} satisfies Words<'first-order-code'>;

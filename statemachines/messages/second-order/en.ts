import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Goes with what you have',
    preheader: 'Picked to suit your first order.',
    title: 'To go with what you have',
    body: [
      {
        paragraph:
          'Your first order has been with you for about three weeks. We hope you have settled in together: here is what goes well with it.',
      },
      { picks: 'products' },
    ],
    button: 'See more in the shop',
    after: 'Not sure what suits it? Reply to this email with a photo, and we will suggest something.',
  },
  push: {
    title: 'Goes with what you have',
    text: 'A few things that suit your first order. Tap to have a look.',
  },
} satisfies Words<'second-order'>;

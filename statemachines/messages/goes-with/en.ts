import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Goes well with your order',
    preheader: 'A few things that others use together with yours.',
    title: 'Made to go together',
    body: [
      {
        paragraph:
          'Your order has arrived, and we hope you like it. Here is what others use together with it.',
      },
      { picks: 'products' },
    ],
    button: 'See more in the shop',
    after:
      'How is everything? If something is not as it should be, reply to this email, and we will put it right.',
  },
  push: {
    title: 'Goes well with your order',
    text: 'A few things that others use together with what you bought. Tap to see them.',
  },
} satisfies Words<'goes-with'>;

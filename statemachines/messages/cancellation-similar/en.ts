import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Sorry about your order: these are in stock',
    preheader: 'We had to cancel it. Perhaps one of these will do.',
    title: 'We are sorry',
    body: [
      {
        paragraph:
          'We had to cancel order {{ order.number }}, and we apologise: this should not happen. Perhaps one of these will do instead; all of them are in stock and ready to go.',
      },
      { picks: 'products' },
    ],
    button: 'See what is in stock',
    after:
      'Looking for something particular? Reply to this email, and we will find it or tell you honestly that we cannot.',
  },
  push: {
    title: 'Sorry about your order',
    text: 'We had to cancel it. Here is what is in stock today.',
  },
} satisfies Words<'cancellation-similar'>;

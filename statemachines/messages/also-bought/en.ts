import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'People who bought this also liked',
    preheader: 'What others chose who bought the same as you.',
    title: 'Chosen by people like you',
    body: [
      {
        paragraph:
          'Thank you for order {{ order.number }}. People who bought the same things also liked these.',
      },
      { picks: 'products' },
    ],
    button: 'See more in the shop',
    after: 'Questions about your order? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: 'People who bought this also liked',
    text: 'A few things chosen by others who bought the same. Tap to have a look.',
  },
} satisfies Words<'also-bought'>;

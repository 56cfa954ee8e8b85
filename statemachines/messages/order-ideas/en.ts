import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'A few ideas picked for you',
    preheader: 'Going by what you chose, and all in stock today.',
    title: 'Picked with your taste in mind',
    body: [
      {
        paragraph:
          'Going by your last order, these could be your kind of thing. All of them are in stock today.',
      },
      { picks: 'products' },
    ],
    button: 'See more in the shop',
    after: 'Not your style at all? Reply to this email and tell us what you like: a person reads it.',
  },
  push: {
    title: 'A few ideas picked for you',
    text: 'Going by your last order, these could be your kind of thing. Tap to see them.',
  },
} satisfies Words<'order-ideas'>;

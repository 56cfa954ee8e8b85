import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'A good place to start',
    preheader: 'A few suggestions, in case choosing is the hard part.',
    title: 'A good place to start',
    body: [
      {
        paragraph:
          'A first order is the hardest one: everything is new, and there is a lot of it. Here are a few things to begin with, chosen by what people like and what you have looked at.',
      },
      { picks: 'products' },
      {
        paragraph:
          'Still torn between two? Reply to this email with a word about your home, and we will say which one we would take.',
      },
    ],
    button: 'See more',
    after: 'Not the right moment? That is fine. We are here when you need us.',
  },
  push: {
    title: 'A good place to start',
    text: 'A few suggestions, in case choosing is the hard part.',
  },
} satisfies Words<'never-bought-help'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'New here, and what people like most',
    preheader: 'A few things that were not there when you signed up.',
    title: 'New, and what people like most',
    body: [
      {
        paragraph:
          'Some of this was not in the shop yet when you last looked in. The rest is what sells best just now.',
      },
      { picks: 'products' },
    ],
    button: 'See what is new',
    after: 'This is our last letter of this kind. You will always be welcome.',
  },
  push: {
    title: 'New since you last looked in',
    text: 'A few arrivals, and what people like most just now.',
  },
} satisfies Words<'not-seen-popular'>;

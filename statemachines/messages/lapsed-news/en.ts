import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject: 'What is new at {{ brand.name }}',
    preheader: 'A few things have changed since your last order.',
    title: 'New since your last order',
    body: [
      {
        paragraph:
          'It has been a while since your last order. In the meantime a few things have been added that may be of use to you.',
      },
      { list: shop.en.news },
    ],
    button: 'See what is new',
    after:
      'How are your plants doing? If one of them is not happy, reply to this email: we will tell you what it needs.',
  },
  push: {
    title: 'New since your last order',
    text: 'A few things have been added that may be of use to you. Come and see.',
  },
} satisfies Words<'lapsed-news'>;

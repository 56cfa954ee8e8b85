import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Happy {{ feast.name }}!',
    preheader: 'Warm wishes, and a small present from all of us.',
    title: 'Happy {{ feast.name }}!',
    body: [
      {
        paragraph:
          'We wish you and those close to you a warm and peaceful day, with time for everything that there is usually no time for.',
      },
      { paragraph: 'And a small present from us, in case you would like to treat somebody, or yourself.' },
      { offer: 'code' },
    ],
    button: 'Choose a treat',
    after: 'With warm wishes from everyone at {{ brand.name }}.',
  },
  push: {
    title: 'Happy {{ feast.name }}!',
    text: 'A small present: {{ offer.percent }}% off with {{ offer.code }}, until {{ offer.until }}.',
  },
} satisfies Words<'feast-greeting'>;

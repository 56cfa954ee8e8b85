import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Your present is still here',
    preheader: '{{ offer.percent }}% off until {{ offer.until }}.',
    title: 'Your present is still here',
    body: [
      {
        paragraph:
          'The holiday is almost here, and your code is still unused. If you were going to choose something, there is still time.',
      },
      { offer: 'code' },
    ],
    button: 'Choose a treat',
    after: 'If not, that is perfectly fine. Enjoy the holiday!',
  },
  push: {
    title: 'Your present is still here',
    text: '{{ offer.percent }}% off with {{ offer.code }}, until {{ offer.until }}.',
  },
} satisfies Words<'feast-last-call'>;

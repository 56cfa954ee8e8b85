import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'A birthday gift for you: {{ points.earned.points }}',
    preheader: 'Worth {{ points.earned.worth }}, and yours already.',
    title: 'A gift for your birthday',
    body: [
      {
        paragraph:
          'Your birthday is near, and our gift comes early, so that you have time to choose something that you really like.',
      },
      { points: 'earned' },
      { paragraph: 'It is a gift: there is no minimum order and nothing to enter.' },
    ],
    button: 'Choose something nice',
    after: 'Have we got the date wrong? Reply to this email, and we will correct it.',
  },
  push: {
    title: 'A birthday gift: {{ points.earned.points }}',
    text: 'Worth {{ points.earned.worth }} on any order, valid until {{ points.earned.until }}. It is yours already.',
  },
} satisfies Words<'birthday-gift'>;

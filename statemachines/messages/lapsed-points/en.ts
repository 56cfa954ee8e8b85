import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Use your {{ points.ending.points }} by {{ points.ending.until }}',
    preheader: 'They are worth {{ points.ending.worth }}. It would be a pity to lose them.',
    title: 'Do not let your points expire',
    body: [
      {
        paragraph:
          'It has been a while since your last order, and some of your points are about to end. It would be a pity to lose them.',
      },
      { points: 'balance' },
    ],
    button: 'Spend my points',
    after: 'Did we disappoint you in some way? Reply to this email: a person will read it and answer.',
  },
  push: {
    title: 'Your points are about to end',
    text: '{{ points.ending.points }}, worth {{ points.ending.worth }}: use them by {{ points.ending.until }}.',
  },
} satisfies Words<'lapsed-points'>;

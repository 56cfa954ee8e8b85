import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject: 'Use your {{ points.ending.points }} by {{ points.ending.until }}',
    preheader: 'They are worth {{ points.ending.worth }}.',
    title: 'Some of your points end soon',
    body: [
      {
        paragraph:
          '{{ points.ending.points }} of yours, worth {{ points.ending.worth }}, can be spent until {{ points.ending.until }} inclusive.{% if points.soon %} By {{ points.soon.until }} it will be {{ points.soon.points }} in all, worth {{ points.soon.worth }}.{% endif %}',
      },
      { paragraph: 'Three good ways to spend them:' },
      { list: shop.en.pointsPayFor },
      { points: 'balance' },
    ],
    button: 'Spend my points',
    after: 'Points come off the total at checkout, with no code to enter.',
  },
  push: {
    title: 'Your points end soon',
    text: '{{ points.ending.points }}, worth {{ points.ending.worth }}: use them by {{ points.ending.until }}.',
  },
} satisfies Words<'points-ending'>;

import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject: 'Take {{ points.worth }} off with your points',
    preheader: 'You have {{ points.balance }}. Using them takes one tick at checkout.',
    title: 'Your first points are ready to use',
    body: [
      {
        paragraph:
          'Points are easy to forget, so here is how the first time goes. There is no minimum: they count on any order.',
      },
      { points: 'balance' },
      { list: shop.en.redeem },
    ],
    button: 'Use my points',
    after: 'Saving them for something bigger? That works too. Questions? Just reply to this email.',
  },
  push: {
    title: 'Take {{ points.worth }} off your order',
    text: 'You have {{ points.balance }}: tick “pay with points” at checkout.',
  },
} satisfies Words<'loyalty-hint'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'How delivery works, in short',
    preheader: 'When it comes, how it comes, and what if it does not fit.',
    title: 'Delivery in three answers',
    body: [
      { paragraph: 'You told us that the question is delivery. Here is how it works.' },
      {
        list: [
          ['When?', 'In two to four working days. You see the date and the cost before you pay.'],
          [
            'How?',
            'By courier on the day and at the hour that you name, or at a pick-up point near you, where it waits for several days.',
          ],
          [
            'And if it is not right?',
            'Send it back within 30 days, no reason needed. We pay for the return.',
          ],
        ],
      },
      { card: 'product' },
    ],
    button: 'See it once more',
    after:
      'Does none of this suit you? Reply to this email or call {{ brand.phone }}, and we will look for a way that does.',
  },
  push: {
    title: 'Delivery: when, how and what if',
    text: 'Two to four working days, at an hour that you name, and 30 days to send it back.',
  },
} satisfies Words<'delivery-explained'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Running low?',
    preheader: 'By our reckoning there is not much left.',
    title: 'Time for a new one?',
    body: [
      {
        paragraph: 'Going by your last order, this may run out in the next few days.',
      },
      { picks: 'products' },
    ],
    button: 'Order again',
    after: 'Still plenty left? Then there is nothing to do: we will not remind you of this order again.',
  },
  push: {
    title: 'Running low?',
    text: 'What you ordered may run out in the next few days. Tap to order it again.',
  },
} satisfies Words<'running-out'>;

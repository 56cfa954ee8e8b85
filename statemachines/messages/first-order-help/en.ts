import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject: 'How to choose, and what if it is not right',
    preheader: 'Three short answers before a first order.',
    title: 'Three answers before a first order',
    body: [
      {
        paragraph:
          'Choosing in a shop that you do not know yet is not easy. These are the questions we hear most often.',
      },
      { list: shop.en.help },
      { points: 'balance' },
    ],
    button: 'Start choosing',
    after:
      'Still not sure? Reply to this email and tell us what you are looking for. We are glad to help, whether you have decided or not.',
  },
  push: {
    title: 'Need a hand with choosing?',
    text: 'How to choose, when it arrives, what if it is not right: three short answers.',
  },
} satisfies Words<'first-order-help'>;

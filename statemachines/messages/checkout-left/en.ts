import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Your order is one step away',
    preheader: 'Nothing is lost: carry on where you stopped.',
    title: 'One step is left',
    body: [
      {
        paragraph:
          'You began to check out and did not get to the end. What you chose is still there, at today’s prices.',
      },
      { goods: 'cart' },
    ],
    button: 'Finish my order',
    after:
      'Was there a problem with payment or delivery? Reply to this email or call {{ brand.phone }}: we can also take the order by phone.',
  },
  push: {
    title: 'Your order is one step away',
    text: 'What you chose is still there. Tap to finish where you stopped.',
  },
} satisfies Words<'checkout-left'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Still choosing? Here is a short list',
    preheader: 'In stock, at today’s prices, all in one place.',
    title: 'A short list to choose from',
    body: [
      {
        paragraph:
          'Choosing takes time. To make it easier, here is a short list of things worth a second look: in stock, and at today’s prices.',
      },
      { picks: 'products' },
    ],
    button: 'Go on choosing',
    after:
      'Not sure which one is right? Reply to this email or call {{ brand.phone }}: we are glad to help, whether you buy or not.',
  },
  push: {
    title: 'A short list to choose from',
    text: 'A few things worth a second look, all of them in stock. Tap to compare.',
  },
} satisfies Words<'looked-at'>;

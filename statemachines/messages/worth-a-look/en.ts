import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Worth a look this week',
    preheader: 'In stock today, at today’s prices.',
    title: 'In the shop right now',
    body: [
      {
        paragraph:
          'These are the things that we would show you first if you came in today. All of them are in stock.',
      },
      { picks: 'products' },
    ],
    button: 'Look around the shop',
    after: 'Looking for something in particular? Reply to this email: we know the shelves by heart.',
  },
  push: {
    title: 'Worth a look this week',
    text: 'What we would show you first if you came in today. Tap to look around.',
  },
} satisfies Words<'worth-a-look'>;

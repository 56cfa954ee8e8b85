import type { Words } from '../../language/words.ts';

export default {
  question: {
    title: 'What would help you to decide?',
    answers: {
      price: 'A lower price',
      size: 'My size or variant in stock',
      delivery: 'To know more about delivery',
      looking: 'Nothing, I was just looking',
    },
  },
  email: {
    subject: 'What would help you to decide?',
    preheader: 'One tap, and we will do what we can.',
    title: 'What would help you to decide?',
    body: [
      {
        paragraph:
          'You liked this one, and it is still here. Is something holding you up? One tap is enough, and your answer decides what we do next.',
      },
      { card: 'product' },
      { answers: 'all' },
    ],
    button: 'See it once more',
    after: 'Is it something else? Just reply to this email: a person reads it.',
  },
  push: {
    title: 'May we ask you something?',
    text: 'You liked something of ours. What would help you to decide? Tap to tell us.',
  },
} satisfies Words<'still-interested'>;

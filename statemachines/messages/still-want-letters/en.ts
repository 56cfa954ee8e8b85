import type { Words } from '../../language/words.ts';

export default {
  question: {
    title: 'Still want our letters?',
    answers: {
      yes: 'Yes, keep writing',
      'less-often': 'Yes, but less often',
      no: 'No, stop writing',
    },
  },
  email: {
    subject: 'Still want our letters?',
    preheader: 'One tap, and we do as you say.',
    title: 'Still want our letters?',
    body: [
      {
        paragraph:
          'We have been writing to you, but have not heard from you for some months. That is fine; we would only like to know whether our letters are still welcome.',
      },
      { answers: 'all' },
      {
        paragraph:
          'If we hear nothing, we will stop writing for now. Messages about your orders will come as before.',
      },
    ],
    button: 'Visit the shop',
    after: 'You can change your mind at any time, in your preferences.',
  },
} satisfies Words<'still-want-letters'>;

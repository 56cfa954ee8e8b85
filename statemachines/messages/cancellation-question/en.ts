import type { Words } from '../../language/words.ts';

export default {
  question: {
    title: 'What went wrong with your order?',
    answers: {
      size: 'The size or variant was wrong',
      delivery: 'Delivery did not suit me',
      price: 'It cost too much',
      'changed-mind': 'I just changed my mind',
    },
  },
  email: {
    subject: 'What went wrong with your order?',
    preheader: 'One tap is enough, and it helps us more than you think.',
    title: 'What went wrong?',
    body: [
      {
        paragraph:
          'You have cancelled order {{ order.number }}, and that is quite all right. Would you tell us why? One tap is enough.',
      },
      { answers: 'all' },
      { paragraph: 'Perhaps we can put it right. If not, we learn from it.' },
    ],
    button: 'View my order',
    after: 'Was it something else? Just reply to this email: a person reads it.',
  },
  push: {
    title: 'What went wrong with your order?',
    text: 'Tap to tell us: it helps us to do better.',
  },
} satisfies Words<'cancellation-question'>;

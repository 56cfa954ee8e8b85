import type { Words } from '../../language/words.ts';
import { surveyReward } from '../../shop.ts';

export default {
  question: {
    title: 'From 0 to 10: would you recommend us to a friend?',
    answers: 'as they are',
  },
  email: {
    subject: 'Would you recommend us to a friend?',
    preheader: `One tap, and ${surveyReward.says.en} as a thank you.`,
    title: 'Would you recommend us?',
    body: [
      {
        paragraph:
          'Your order has arrived. How was it with us: ordering, delivery, answers to your questions? From 0 for “not at all” to 10 for “to everyone”, how likely are you to recommend us?',
      },
      { answers: 'all' },
      { paragraph: `For any answer, good or bad, we thank you with ${surveyReward.says.en}.` },
    ],
    button: 'Go to the shop',
    after: 'What is the one thing that we should do better? Just reply to this email: a person reads it.',
  },
  push: {
    title: 'Would you recommend us to a friend?',
    text: `Tap to answer from 0 to 10. ${surveyReward.says.en} for any answer, good or bad.`,
  },
} satisfies Words<'service-survey'>;

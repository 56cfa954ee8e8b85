import type { Words } from '../../language/words.ts';
import { surveyReward } from '../../shop.ts';

export default {
  question: {
    title: 'From 0 to 10: how well did we help you?',
    answers: 'as they are',
  },
  email: {
    subject: 'Did we help you?',
    preheader: `One tap, and ${surveyReward.says.en} as a thank you.`,
    title: 'How well did we help you?',
    body: [
      {
        paragraph:
          'You wrote or called, and we have closed your request. From 0 for “not at all” to 10 for “completely”, how well did we help?',
      },
      { answers: 'all' },
      { paragraph: `For any answer, good or bad, we thank you with ${surveyReward.says.en}.` },
    ],
    button: 'Go to the shop',
    after:
      'Is something still open? Reply to this email or call {{ brand.phone }}, and we go on where we stopped.',
  },
  push: {
    title: 'Did we help you?',
    text: `Tap to answer from 0 to 10. ${surveyReward.says.en} for any answer, good or bad.`,
  },
} satisfies Words<'support-survey'>;

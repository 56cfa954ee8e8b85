import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Your {{ offer.percent }}% code is about to end',
    preheader: 'It works until {{ offer.until }}.',
    title: 'Your code is still waiting',
    body: [
      {
        paragraph:
          'You have a personal code that you have not used yet, and it ends soon. We would rather remind you once than have it slip your mind.',
      },
      { offer: 'code' },
    ],
    button: 'Use my code',
    after:
      'Enter the code at checkout. No plans to buy anything right now? That is fine: we will not remind you of it again.',
  },
  push: {
    title: 'Your {{ offer.percent }}% code ends soon',
    text: 'Code {{ offer.code }}{% if offer.minimum %}, orders from {{ offer.minimum }}{% endif %}, until {{ offer.until }}.',
  },
} satisfies Words<'code-not-used'>;

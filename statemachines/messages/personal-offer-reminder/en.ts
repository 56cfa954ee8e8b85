import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Your {{ offer.percent }}% code is still waiting',
    preheader: 'It works until {{ offer.until }}.',
    title: 'Your code is still waiting',
    body: [
      {
        paragraph:
          'You had a look at your personal code a few days ago and have not used it yet. In case you are still choosing, here it is again.',
      },
      { offer: 'code' },
    ],
    button: 'Use my code',
    after: 'Cannot decide? Reply to this email and tell us what you are looking for: we are glad to help.',
  },
  push: {
    title: 'Your {{ offer.percent }}% code is still waiting',
    text: 'Code {{ offer.code }} works until {{ offer.until }}.',
  },
} satisfies Words<'personal-offer-reminder'>;

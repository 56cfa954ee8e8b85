import type { Words } from '../../language/words.ts';
import { reviewReward } from '../../shop.ts';

export default {
  email: {
    subject: 'How do you like your order?',
    preheader: `One tap is enough. ${reviewReward.says.en} for any rating.`,
    title: 'How do you like your order?',
    body: [
      {
        paragraph:
          'You have had order {{ order.number }} for a while now. Are you happy with the goods, and with us? Tap a star: from 1 for “not at all” to 5 for “very”.',
      },
      { stars: 'review' },
      { products: 'order' },
      {
        paragraph: `We publish good reviews and bad ones alike, and thank you for any of them with ${reviewReward.says.en}.`,
      },
    ],
    button: 'Write a review',
    after:
      'Is something wrong with the order? Do not wait for a review: reply to this email or call {{ brand.phone }}, and we will put it right.',
  },
  push: {
    title: 'How do you like your order?',
    text: `Tap to rate it. ${reviewReward.says.en} for any rating, good or bad.`,
  },
} satisfies Words<'review-request'>;

import type { Words } from '../../language/words.ts';
import { reviewReward } from '../../shop.ts';

export default {
  email: {
    subject: 'A second for your opinion?',
    preheader: `One tap, and ${reviewReward.says.en} are yours whatever the rating.`,
    title: 'One tap is enough',
    body: [
      {
        paragraph:
          'A few days ago we asked how you like your order. Others who are choosing would be glad of your opinion, whatever it is.',
      },
      { stars: 'review' },
      { products: 'order' },
      {
        paragraph: `For any rating we add ${reviewReward.says.en} to your account. We will not ask about this order again.`,
      },
    ],
    button: 'Write a review',
    after:
      'Is something wrong with the order? Reply to this email or call {{ brand.phone }}, and we will put it right.',
  },
  push: {
    title: 'A second for your opinion?',
    text: `Tap to rate your order: ${reviewReward.says.en} for any rating.`,
  },
} satisfies Words<'review-reminder'>;

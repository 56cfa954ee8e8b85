import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Let us find the size that fits',
    preheader: 'Tell us what you need, and we will suggest two or three.',
    title: 'Let us find the one that fits',
    body: [
      {
        paragraph:
          'You told us that the size or variant of order {{ order.number }} was not right. Most things come in several sizes, and choosing from pictures is hard.',
      },
      {
        paragraph:
          'Reply to this email with a few words about what you need, or a photo of the place: a person will suggest two or three that fit.',
      },
      { goods: 'order' },
    ],
    button: 'View the order again',
    after: 'Whatever you choose, you can return it within 30 days, and we pay for the return.',
  },
  push: {
    title: 'Let us find the size that fits',
    text: 'Tell us what you need, and a person will suggest two or three that fit.',
  },
} satisfies Words<'cancellation-size'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Other ways to get your order',
    preheader: 'By courier at your hour, or from a pick-up point.',
    title: 'There are other ways to get it',
    body: [
      {
        paragraph:
          'You told us that delivery did not suit you. There is more than one way to get order {{ order.number }}: by courier on the day and at the hour that you name, or from a pick-up point near you, where it waits for several days.',
      },
      {
        paragraph:
          'Is it the date, the place or the price? Reply to this email, and we will look for a way that suits you.',
      },
      { goods: 'order' },
    ],
    button: 'View the order again',
    after: 'You see the date and the cost of every way before you pay.',
  },
  push: {
    title: 'Other ways to get your order',
    text: 'By courier at an hour that you name, or from a pick-up point near you.',
  },
} satisfies Words<'cancellation-delivery'>;

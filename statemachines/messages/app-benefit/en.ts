import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ offer.percent }}% off your first order in the app',
    preheader: 'Your personal code works until {{ offer.until }}.',
    title: '{{ offer.percent }}% off your first order in the app',
    body: [
      {
        paragraph:
          'In the app an order takes two taps, and your first one costs less: here is a personal code for it.',
      },
      { offer: 'code' },
    ],
    button: 'Open the app',
    after:
      'Enter the code at checkout in the app. A question about its terms? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: '{{ offer.percent }}% off in the app',
    text: 'For your first order here: code {{ offer.code }}, until {{ offer.until }}.',
  },
} satisfies Words<'app-benefit'>;

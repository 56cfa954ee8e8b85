import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Your subscription is still unpaid',
    preheader: 'This is our last reminder. Pay now, and it goes on as before.',
    title: 'The payment is still missing',
    body: [
      {
        paragraph:
          'The payment for {% if subscription.title %}{{ subscription.title }}{% else %}your subscription{% endif %} has still not come through, and without it the subscription will end. Pay now, and it goes on as before.',
      },
      { detail: 'subscription.amount', title: 'Amount' },
      { detail: 'subscription.account', title: 'Paid from' },
      { link: 'links.topUp', title: 'Top up my balance' },
      { link: 'links.manage', title: 'View or cancel my subscription' },
    ],
    button: 'Pay now',
    after:
      'We will not remind you again. Would you rather stop, or pay in another way? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: 'Your subscription is still unpaid',
    text: '{% if subscription.amount %}{{ subscription.amount }} for {{ subscription.title | truncate: 40 }}. {% endif %}Tap to pay, so that it does not end.',
  },
} satisfies Words<'renewal-failed-last'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'We could not take your payment',
    preheader: 'Your subscription goes on; please pay when you have a minute.',
    title: 'The payment did not go through',
    body: [
      {
        paragraph:
          'We tried to take the payment for {% if subscription.title %}{{ subscription.title }}{% else %}your subscription{% endif %}, and it was declined. This may be a card that has expired or a balance that is too low.',
      },
      { detail: 'subscription.amount', title: 'Amount' },
      { detail: 'subscription.account', title: 'Paid from' },
      { link: 'links.topUp', title: 'Top up my balance' },
      { link: 'links.manage', title: 'View or cancel my subscription' },
    ],
    button: 'Pay now',
    after: 'Have you paid already? Then ignore this email. Any trouble with it? Call {{ brand.phone }}.',
  },
  push: {
    title: 'The payment did not go through',
    text: '{% if subscription.amount %}{{ subscription.amount }} for {{ subscription.title | truncate: 40 }}. {% endif %}Tap to pay or to change the card.',
  },
} satisfies Words<'renewal-failed'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Your next payment may not go through',
    preheader:
      '{% if subscription.amount %}{{ subscription.amount }} will be charged on {{ subscription.chargeOn }}.{% else %}Top up, or change how you pay.{% endif %}',
    title: 'Please check how you pay',
    body: [
      {
        paragraph:
          '{% if subscription.title %}{{ subscription.title }} renews on {{ subscription.chargeOn }}, and the balance or card will not cover it.{% else %}Your subscription renews soon, and the balance or card will not cover it.{% endif %} Top up or choose another card before then, and nothing will be interrupted.',
      },
      { detail: 'subscription.amount', title: 'Amount' },
      { detail: 'subscription.chargeOn', title: 'Date of the payment' },
      { detail: 'subscription.account', title: 'Paid from' },
      { link: 'links.manage', title: 'View or cancel my subscription' },
    ],
    button: 'Top up',
    after: 'Have you topped up already? Then all is well. Any questions? Call {{ brand.phone }}.',
  },
  push: {
    title: 'Your next payment may fail',
    text: '{% if subscription.amount %}{{ subscription.amount }} is due on {{ subscription.chargeOn }}, and your balance is too low. {% endif %}Tap to top up.',
  },
  sms: {
    text: '{{ brand.name }}: {% if subscription.amount %}{{ subscription.amount }} is due on {{ subscription.chargeOn }}{% else %}a payment is due soon{% endif %}, and your balance is too low. Top up: {{ links.open }}',
  },
} satisfies Words<'renewal-short'>;

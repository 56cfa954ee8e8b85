import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ subscription.amount }} due on {{ subscription.chargeOn }}',
    preheader: '{{ subscription.title }}: what will be charged, when, and from where.',
    title: '{% if subscription.plan == "trial" %}Your trial ends soon{% else %}Your next payment{% endif %}',
    body: [
      {
        paragraph:
          '{% if subscription.plan == "trial" %}Your trial of {{ subscription.title }} ends on {{ subscription.chargeOn }}. If you keep it, the first payment is taken that day.{% else %}{{ subscription.title }} renews on {{ subscription.chargeOn }}. There is nothing you need to do if you wish to keep it.{% endif %}',
      },
      { detail: 'subscription.title', title: 'Plan' },
      { detail: 'subscription.amount', title: 'Amount' },
      { detail: 'subscription.chargeOn', title: 'Date of the payment' },
      { detail: 'subscription.account', title: 'Paid from' },
      { link: 'links.topUp', title: 'Top up my balance' },
    ],
    button: 'View my subscription',
    after:
      'There you can see your balance, change the plan or cancel before {{ subscription.chargeOn }}. Any questions? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: 'Payment on {{ subscription.chargeOn }}',
    text: '{{ subscription.amount }} for {{ subscription.title | truncate: 40 }}{% if subscription.account %}, from {{ subscription.account | truncate: 30 }}{% endif %}.',
  },
} satisfies Words<'renewal-notice'>;

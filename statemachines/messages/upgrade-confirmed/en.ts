import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Your upgrade is confirmed',
    preheader: '{{ booking.title }}, {{ booking.startsAt }}.',
    title: 'Done: your booking is upgraded',
    body: [
      {
        paragraph:
          'Your booking for {{ booking.startsAt }} is upgraded{% if booking.upgradeTo %}: {{ booking.upgradeTo }}{% endif %}. {% if booking.upgradePrice %}The price of the upgrade is {{ booking.upgradePrice }}.{% else %}There is nothing to pay for it.{% endif %}',
      },
      { paragraph: 'Everything else stays as you booked it: {{ booking.title }}.' },
    ],
    button: 'View my booking',
    after: 'Is anything not right? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: 'Your upgrade is confirmed',
    text: '{{ booking.startsAt }}{% if booking.upgradeTo %}: {{ booking.upgradeTo }}{% endif %}.',
  },
  sms: {
    text: '{{ brand.name }}: your upgrade is confirmed for {{ booking.startsAt }}. Questions? {{ brand.phone }}',
  },
} satisfies Words<'upgrade-confirmed'>;

import type { Words } from '../../language/words.ts';

export default {
  question: {
    title: 'Would you like the upgrade?',
    answers: {
      yes: 'Yes, upgrade my booking',
      no: 'No, leave it as it is',
    },
  },
  email: {
    subject: 'Would you like an upgrade for your booking?',
    preheader:
      '{% if booking.upgradePrice %}It is {{ booking.upgradePrice }}{% else %}It costs nothing{% endif %}, and one tap is enough.',
    title: 'We have something better for you',
    body: [
      {
        paragraph:
          'Your booking: {{ booking.title }}, {{ booking.startsAt }}. {% if booking.upgradeTo %}For the same time we still have something better: {{ booking.upgradeTo }}.{% else %}For the same time we still have something better.{% endif %}',
      },
      {
        paragraph:
          '{% if booking.upgradePrice %}The upgrade costs {{ booking.upgradePrice }}; nothing is charged unless you say yes.{% else %}The upgrade is free of charge: it would go unused otherwise, and we would rather give it to you.{% endif %}{% if booking.answerUntil %} We keep it for you until {{ booking.answerUntil }}.{% endif %}',
      },
      { answers: 'all' },
    ],
    button: 'View my booking',
    after:
      'If you do not answer, your booking stays exactly as it is. Any questions? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title:
      '{% if booking.upgradePrice %}Upgrade for {{ booking.upgradePrice }}?{% else %}A free upgrade for your booking?{% endif %}',
    text: '{% if booking.upgradeTo %}{{ booking.upgradeTo }}. {% endif %}Tap for yes or no{% if booking.answerUntil %} by {{ booking.answerUntil }}{% endif %}.',
  },
  sms: {
    text: '{{ brand.name }}: {% if booking.upgradePrice %}upgrade your booking for {{ booking.upgradePrice }}{% else %}a free upgrade for your booking{% endif %}? Reply YES or NO{% if booking.answerUntil %} by {{ booking.answerUntil }}{% endif %}. STOP to opt out',
  },
} satisfies Words<'upgrade-offer'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Your booking stays as it is',
    preheader: 'Thank you for letting us know.',
    title: 'Thank you for your answer',
    body: [
      {
        paragraph:
          'Your booking stays exactly as it is: {{ booking.title }}, {{ booking.startsAt }}. We look forward to seeing you.',
      },
    ],
    button: 'View my booking',
    after: 'Any questions? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: 'Thank you for your answer',
    text: 'Your booking stays as it is: {{ booking.startsAt }}. See you then.',
  },
  sms: {
    text: '{{ brand.name }}: thank you. Your booking stays as it is: {{ booking.startsAt }}. See you then.',
  },
} satisfies Words<'upgrade-declined'>;

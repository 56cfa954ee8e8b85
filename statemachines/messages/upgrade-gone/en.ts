import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'The upgrade is no longer available',
    preheader: 'Your booking itself is safe.',
    title: 'Sorry, the upgrade is gone',
    body: [
      {
        paragraph:
          'Thank you for your yes. Unfortunately the upgrade could no longer be had when it reached us: it was taken by then, or too little time was left. We are sorry.',
      },
      {
        paragraph:
          'Your booking itself is safe and unchanged: {{ booking.title }}, {{ booking.startsAt }}. Nothing has been charged.',
      },
    ],
    button: 'View my booking',
    after: 'Shall we look for something else? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: 'Sorry, the upgrade is gone',
    text: 'Your booking is safe and unchanged: {{ booking.startsAt }}.',
  },
  sms: {
    text: '{{ brand.name }}: sorry, the upgrade was taken or it was too late. Your booking is unchanged: {{ booking.startsAt }}.',
  },
} satisfies Words<'upgrade-gone'>;

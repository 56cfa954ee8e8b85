import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Thank you for your review',
    preheader:
      '{% if points.earned %}As promised: {{ points.earned.points }}.{% else %}It helps others to choose, and us to get better.{% endif %}',
    title: 'Thank you!',
    body: [
      {
        paragraph:
          'Your review of order {{ order.number }} has reached us. It helps others to choose, and us to get better.',
      },
      { points: 'earned' },
    ],
    button: 'View my order',
    after: 'Is there something that we should put right? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: 'Thank you for your review',
    text: '{% if points.earned %}As promised: {{ points.earned.points }}, valid until {{ points.earned.until }}.{% else %}It helps others to choose, and us to get better.{% endif %}',
  },
} satisfies Words<'review-thanks'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Thank you for your answer',
    preheader:
      '{% if points.earned %}As promised: {{ points.earned.points }}.{% else %}It helps us to do better.{% endif %}',
    title: 'Thank you',
    body: [
      {
        paragraph:
          'We have your answer, and people here read all of them: the good ones with pleasure, the others with care.',
      },
      { points: 'earned' },
    ],
    button: 'Go to the shop',
    after: 'Would you like to add something? Reply to this email: a person reads it.',
  },
  push: {
    title: 'Thank you for your answer',
    text: '{% if points.earned %}As promised: {{ points.earned.points }}, valid until {{ points.earned.until }} inclusive.{% else %}It helps us to do better.{% endif %}',
  },
} satisfies Words<'survey-thanks'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Happy birthday! Your gift is waiting',
    preheader: '{{ points.earned.points }} are yours until {{ points.earned.until }}.',
    title: 'Happy birthday!',
    body: [
      {
        paragraph:
          'Today is your day. We wish you good health, good company and a windowsill full of green. And our gift is still waiting for you.',
      },
      { points: 'earned' },
    ],
    button: 'Choose my gift',
    after: 'With warm wishes from everyone at {{ brand.name }}.',
  },
  push: {
    title: 'Happy birthday!',
    text: 'Your gift is waiting: {{ points.earned.points }}, worth {{ points.earned.worth }}, until {{ points.earned.until }}.',
  },
  sms: {
    text: '{{ brand.name }}: happy birthday! Your gift of {{ points.earned.points }} is waiting until {{ points.earned.until }}: {{ links.open }} Reply STOP to opt out',
  },
} satisfies Words<'birthday-greeting-gift'>;

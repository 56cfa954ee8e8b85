import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Last days for your {{ points.ending.points }}',
    preheader: 'Worth {{ points.ending.worth }}, until {{ points.ending.until }}.',
    title: 'Your points end in a few days',
    body: [
      {
        paragraph:
          '{{ points.ending.points }} of yours end on {{ points.ending.until }}. They are worth {{ points.ending.worth }} off any order, and it would be a pity to lose them.',
      },
      { points: 'balance' },
    ],
    button: 'Spend my points',
    after: 'This is our last reminder about these points. Nothing to buy just now? That is fine.',
  },
  push: {
    title: 'Last days for your points',
    text: '{{ points.ending.points }}, worth {{ points.ending.worth }}, end on {{ points.ending.until }}.',
  },
  sms: {
    text: '{{ brand.name }}: {{ points.ending.points }} ({{ points.ending.worth }}) end on {{ points.ending.until }}. {{ links.open }} Reply STOP to opt out',
  },
} satisfies Words<'points-ending-last'>;

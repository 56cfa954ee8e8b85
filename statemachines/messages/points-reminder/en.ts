import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Your {{ points.balance }} are worth {{ points.worth }}',
    preheader:
      '{% if points.ending %}Use {{ points.ending.points }} by {{ points.ending.until }}.{% else %}They pay for part of an order.{% endif %}',
    title: 'Your points are waiting',
    body: [
      {
        paragraph:
          'You have points with us, and they are as good as money: choose something you like and pay for part of it with them.',
      },
      { points: 'balance' },
    ],
    button: 'Spend my points',
    after: 'Nothing to buy just now? That is fine. And if a question is in the way, reply to this email.',
  },
  push: {
    title: 'Your {{ points.balance }} are worth {{ points.worth }}',
    text: 'Pay for part of an order with them.{% if points.ending %} Use {{ points.ending.points }} by {{ points.ending.until }}.{% endif %}',
  },
} satisfies Words<'points-reminder'>;

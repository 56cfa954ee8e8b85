import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject:
      '{% if loyalty.missed %}Your orders would have earned {{ loyalty.missed.worth }}{% else %}Points on every order{% endif %}',
    preheader: 'Joining takes a minute and costs nothing.',
    title:
      '{% if loyalty.missed %}{{ loyalty.missed.points }} that could have been yours{% else %}Points on everything you order{% endif %}',
    body: [
      {
        paragraph:
          '{% if loyalty.missed %}As a member you would have earned {{ loyalty.missed.points }} on what you have ordered so far. That is {{ loyalty.missed.worth }} off your next order.{% else %}Members earn points on every order and pay for part of the next one with them.{% endif %}',
      },
      { subtitle: 'How points are used' },
      { list: shop.en.redeem },
    ],
    button: 'Join the programme',
    after: 'Is something unclear about the programme? Reply to this email: a person will answer.',
  },
  push: {
    title: 'Points on every order',
    text: '{% if loyalty.missed %}Your orders so far would have earned {{ loyalty.missed.worth }}. Joining is free.{% else %}Pay for part of the next order with them. Joining is free.{% endif %}',
  },
} satisfies Words<'loyalty-invitation'>;

import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject: 'You have joined the {{ brand.name }} programme',
    preheader:
      '{% if loyalty.number %}Your number is {{ loyalty.number }}. {% endif %}How to use your points.',
    title: 'You are a member now',
    body: [
      {
        paragraph:
          '{% if loyalty.number %}Your membership number is {{ loyalty.number }}.{% else %}Your membership is linked to this email address.{% endif %}',
      },
      { points: 'balance' },
      { subtitle: 'How to use points' },
      { list: shop.en.redeem },
    ],
    button: 'My account',
    after: 'You did not join? Reply to this email, and we will put it right.',
  },
  push: {
    title: 'You are a member now',
    text: '{% if loyalty.number %}Your number: {{ loyalty.number }}. {% endif %}{% if points %}Balance: {{ points.balance }}.{% else %}Points come with each order.{% endif %}',
  },
} satisfies Words<'loyalty-joined'>;

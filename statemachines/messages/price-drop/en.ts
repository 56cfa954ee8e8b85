import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject:
      '{% if product.named %}Now {{ product.price }}: {{ product.named }}{% else %}Now {{ product.price }} instead of {{ product.was }}{% endif %}',
    preheader: 'You save {{ product.saved }} on something you had your eye on.',
    title: '{{ product.saved }} less than before',
    body: [
      {
        paragraph:
          'Something you were interested in costs less now. We checked the price just before sending this email.',
      },
      { card: 'product' },
    ],
    button: 'See it in the shop',
    after:
      'Prices can change again, and we do not know when. A question before you decide? Reply to this email or call {{ brand.phone }}.',
  },
  push: {
    title: 'Now {{ product.price }} instead of {{ product.was }}',
    text: '{% if product.named %}{{ product.named }}: you save {{ product.saved }}.{% else %}Something you looked at costs {{ product.saved }} less.{% endif %}',
  },
} satisfies Words<'price-drop'>;

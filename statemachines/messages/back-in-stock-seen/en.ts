import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject:
      '{% if product.named %}Here again: {{ product.named }}{% else %}Something you liked is here again{% endif %}',
    preheader: 'It was sold out for a while. Now you can have it.',
    title: 'Here again',
    body: [
      {
        paragraph:
          'Something you were interested in was sold out for a while. It has just come in, in case you would still like it.',
      },
      { card: 'product' },
    ],
    button: 'Take another look',
    after: 'Found something else meanwhile? Then simply ignore this email.',
  },
  push: {
    title: 'Back in stock',
    text: '{% if product.named %}{{ product.named }} is here again.{% else %}Something you liked is here again.{% endif %}',
  },
} satisfies Words<'back-in-stock-seen'>;

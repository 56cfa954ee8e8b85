import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject:
      '{% if product.named %}Back in stock: {{ product.named }}{% else %}What you asked for is back in stock{% endif %}',
    preheader: 'You asked us to tell you. Here it is.',
    title: 'It is back',
    body: [
      { paragraph: 'You asked us to write when this was available again. It is.' },
      { card: 'product' },
      {
        paragraph:
          '{% if product.left %}There are only {{ product.left }} left, and others asked for it too, so we cannot hold one for you.{% else %}We cannot hold one for you, so it is first come, first served.{% endif %}',
      },
    ],
    button: 'Go to the product',
    after: 'This was the one email you asked for: we will not write about it again unless you ask.',
  },
  push: {
    title: 'Back in stock, as you asked',
    text: '{% if product.named %}{{ product.named }}{% if product.variant %}, {{ product.variant }}{% endif %} is here again.{% else %}What you asked for is here again.{% endif %}',
  },
  sms: {
    text: '{{ brand.name }}: back in stock, as you asked: {{ links.open }}',
  },
} satisfies Words<'back-in-stock'>;

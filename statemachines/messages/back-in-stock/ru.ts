import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject:
      '{% if product.named %}Снова в наличии: {{ product.named }}{% else %}Товар, который вы ждали, снова в наличии{% endif %}',
    preheader: 'Вы просили сообщить, и вот он появился.',
    title: 'Снова в наличии',
    body: [
      { paragraph: 'Вы просили написать, когда этот товар появится. Он уже в магазине.' },
      { card: 'product' },
      {
        paragraph:
          '{% if product.left %}Осталось мало, всего {{ product.left }} шт., и ждали его не только вы. Отложить, к сожалению, не можем.{% else %}Отложить товар мы не можем: кто первым закажет, тому и достанется.{% endif %}',
      },
    ],
    button: 'Перейти к товару',
    after:
      'Это единственное письмо, о котором вы просили. Больше об этом товаре не напишем, если не попросите снова.',
  },
  push: {
    title: 'Снова в наличии, как вы просили',
    text: '{% if product.named %}{{ product.named }}{% if product.variant %}, {{ product.variant }}{% endif %}: уже в магазине.{% else %}Товар, который вы ждали, уже в магазине.{% endif %}',
  },
  sms: { text: '{{ brand.name }}: снова в наличии {{ links.open }}' },
} satisfies Words<'back-in-stock'>;

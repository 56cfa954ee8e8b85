import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject:
      '{% if product.named %}Опять в продаже: {{ product.named }}{% else %}Товар, который вам нравился, снова есть{% endif %}',
    preheader: 'Какое-то время его не было, теперь можно заказать.',
    title: 'Опять в продаже',
    body: [
      {
        paragraph:
          'Товар, к которому вы присматривались, заканчивался. Сейчас его снова привезли: вдруг он вам ещё нужен.',
      },
      { card: 'product' },
    ],
    button: 'Посмотреть ещё раз',
    after: 'Уже нашли другое? Тогда просто не обращайте внимания на это письмо.',
  },
  push: {
    title: 'Снова в продаже',
    text: '{% if product.named %}{{ product.named }}: снова есть в магазине.{% else %}Товар, который вам нравился, снова есть в магазине.{% endif %}',
  },
} satisfies Words<'back-in-stock-seen'>;

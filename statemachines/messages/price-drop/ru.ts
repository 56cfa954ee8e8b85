import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject:
      '{% if product.named %}Теперь {{ product.price }}: {{ product.named }}{% else %}Теперь {{ product.price }} вместо {{ product.was }}{% endif %}',
    preheader: 'На {{ product.saved }} дешевле, чем раньше.',
    title: 'Стало дешевле на {{ product.saved }}',
    body: [
      {
        paragraph:
          'Вы присматривались к этому товару, и цена на него снизилась. Мы проверили её перед самой отправкой письма.',
      },
      { card: 'product' },
    ],
    button: 'Открыть в магазине',
    after:
      'Цена может снова измениться, когда именно, мы не знаем. Остались вопросы? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Теперь {{ product.price }} вместо {{ product.was }}',
    text: '{% if product.named %}{{ product.named }}: дешевле на {{ product.saved }}.{% else %}Товар, который вы смотрели, подешевел на {{ product.saved }}.{% endif %}',
  },
} satisfies Words<'price-drop'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Скидка {{ offer.percent }} %, если дело в цене',
    preheader: 'Личный код действует до {{ offer.until }}.',
    title: 'А со скидкой {{ offer.percent }} %?',
    body: [
      {
        paragraph:
          'Вы ответили, что заказ {{ order.number }} вышел дорогим. Вот личный код — на те же товары или любые другие.',
      },
      { offer: 'code' },
      { goods: 'order' },
    ],
    button: 'Выбрать ещё раз',
    after: 'Есть вопросы о коде? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Скидка {{ offer.percent }} % на следующий заказ',
    text: 'Код {{ offer.code }}{% if offer.minimum %}, заказ от {{ offer.minimum }}{% endif %}, действует до {{ offer.until }}.',
  },
} satisfies Words<'cancellation-price'>;

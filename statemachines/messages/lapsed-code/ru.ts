import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Скидка {{ offer.percent }} % на следующий заказ',
    preheader: 'Личный код действует до {{ offer.until }}.',
    title: 'Будем рады видеть вас снова',
    body: [
      {
        paragraph:
          'Вы давно у нас ничего не заказывали, а мы будем рады видеть вас снова. Вот личный код на следующий заказ.',
      },
      { offer: 'code' },
    ],
    button: 'Выбрать что-нибудь',
    after:
      'Введите код при оформлении заказа. Есть вопрос об условиях? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Скидка {{ offer.percent }} % на следующий заказ',
    text: 'Код {{ offer.code }}{% if offer.minimum %}, заказ от {{ offer.minimum }}{% endif %}, действует до {{ offer.until }}.',
  },
} satisfies Words<'lapsed-code'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Скидка {{ offer.percent }} % на первый заказ',
    preheader: 'Личный код действует до {{ offer.until }}.',
    title: 'Чтобы первый заказ дался легче',
    body: [
      {
        paragraph:
          'Вы зарегистрировались у нас, но пока ничего не заказали. Вот личный код на первый заказ. А если что-то не подойдёт, это можно вернуть в течение 30 дней.',
      },
      { offer: 'code' },
    ],
    button: 'Выбрать что-нибудь',
    after: 'Больше напоминать не будем. Остались вопросы? Ответьте на это письмо: его прочитает человек.',
  },
  push: {
    title: 'Скидка {{ offer.percent }} % на первый заказ',
    text: 'Код {{ offer.code }} действует до {{ offer.until }}.',
  },
} satisfies Words<'first-order-code'>;

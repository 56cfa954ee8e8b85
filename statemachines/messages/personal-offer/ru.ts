import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Скидка {{ offer.percent }} % лично для вас',
    preheader: 'Потому что вы возвращаетесь. Действует до {{ offer.until }}.',
    title: 'Спасибо, что возвращаетесь',
    body: [
      {
        paragraph:
          '{% if customer.favourite %}Вы заказываете у нас не в первый раз, чаще всего — из раздела «{{ customer.favourite }}».{% else %}Вы заказываете у нас не в первый раз.{% endif %} Возможно, уже пора присмотреть что-то новое, поэтому вот личный код на следующий заказ.',
      },
      { offer: 'code' },
    ],
    button: 'Выбрать что-нибудь',
    after:
      'Введите код при оформлении: он действует на любые товары. Есть вопрос? Просто ответьте на это письмо.',
  },
  push: {
    title: 'Скидка {{ offer.percent }} % лично для вас',
    text: 'Спасибо, что возвращаетесь. Код {{ offer.code }} действует до {{ offer.until }}.',
  },
} satisfies Words<'personal-offer'>;

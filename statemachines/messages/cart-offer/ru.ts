import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Скидка {{ offer.percent }} % на вашу корзину',
    preheader: 'Личный код действует до {{ offer.until }}.',
    title: 'Скидка {{ offer.percent }} % на вашу корзину',
    body: [
      {
        paragraph:
          'Ваша корзина всё ещё на месте. Если вы раздумываете, возможно, поможет личный код на этот заказ.',
      },
      { offer: 'code' },
      { goods: 'cart' },
    ],
    button: 'Вернуться в корзину',
    after:
      'Введите код при оформлении заказа. Есть вопрос об условиях? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Скидка {{ offer.percent }} % на вашу корзину',
    text: 'Код {{ offer.code }}{% if offer.minimum %}, заказ от {{ offer.minimum }}{% endif %}, действует до {{ offer.until }}.',
  },
} satisfies Words<'cart-offer'>;

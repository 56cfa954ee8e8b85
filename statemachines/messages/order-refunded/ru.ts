import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Возврат денег за заказ {{ order.number }}',
    preheader: 'Вернули {{ status.amount }}.',
    title: 'Деньги возвращаются к вам',
    body: [
      {
        paragraph:
          'Мы вернули {{ status.amount }} за заказ {{ order.number }} тем же способом, каким вы платили. Зачисление зависит от банка и может занять до десяти дней.',
      },
      { goods: 'order' },
    ],
    button: 'Посмотреть заказ',
    after:
      'Сумма не та или деньги не пришли через десять дней? Ответьте на это письмо или позвоните {{ brand.phone }} и назовите номер заказа.',
  },
  push: {
    title: 'Возврат за заказ {{ order.number }}',
    text: 'Вернули {{ status.amount }}. Банк может зачислять их до десяти дней.',
  },
  sms: {
    text: '{{ brand.name }}: вернули {{ status.amount }} за заказ {{ order.number }}. Банк зачислит их в течение 10 дней.',
  },
} satisfies Words<'order-refunded'>;

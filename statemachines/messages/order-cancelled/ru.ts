import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }} отменён',
    preheader: 'Делать больше ничего не нужно.',
    title: 'Заказ отменён',
    body: [
      {
        paragraph:
          'Заказ {{ order.number }} отменён, делать больше ничего не нужно. Если вы уже заплатили, мы вернём всю сумму и напишем, когда отправим деньги.',
      },
      { goods: 'order' },
    ],
    button: 'Посмотреть заказ',
    after: 'Это ошибка? Ответьте на это письмо или позвоните {{ brand.phone }} и назовите номер заказа.',
  },
  push: {
    title: 'Заказ {{ order.number }} отменён',
    text: 'Если вы уже заплатили, вернём всю сумму. Это ошибка? Звоните: {{ brand.phone }}.',
  },
  sms: {
    text: '{{ brand.name }}: заказ {{ order.number }} отменён. Если вы заплатили, вернём всё. Ошибка? {{ brand.phone }}',
  },
} satisfies Words<'order-cancelled'>;

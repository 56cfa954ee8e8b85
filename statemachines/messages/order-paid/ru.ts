import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }} оплачен',
    preheader: 'Спасибо, оплата получена. Собираем заказ.',
    title: 'Оплата получена',
    body: [
      { paragraph: 'Спасибо! Заказ {{ order.number }} оплачен, мы уже собираем его.' },
      { goods: 'order' },
      { detail: 'order.delivery', title: 'Доставка' },
    ],
    button: 'Посмотреть заказ',
    after:
      'Есть вопрос об оплате или о заказе? Ответьте на это письмо или позвоните {{ brand.phone }} и назовите номер заказа.',
  },
  push: {
    title: 'Заказ {{ order.number }} оплачен',
    text: 'Спасибо, оплата получена. Уже собираем заказ.',
  },
  sms: { text: '{{ brand.name }}: заказ {{ order.number }} оплачен, спасибо! Собираем.' },
} satisfies Words<'order-paid'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }} ждёт оплаты',
    preheader:
      'Товары отложены для вас{% if status.reservedUntil %} до {{ status.reservedUntil }}{% endif %}. Оплата займёт минуту.',
    title: 'Ваш заказ ждёт оплаты',
    body: [
      {
        paragraph:
          'Всё из заказа {{ order.number }} отложено для вас. Как только он будет оплачен, мы начнём его собирать.',
      },
      { detail: 'status.reservedUntil', title: 'Оплатите до' },
      { goods: 'order' },
    ],
    button: '{% if links.pay %}Оплатить{% else %}Перейти к заказу{% endif %}',
    after:
      'Уже оплатили? Тогда ничего делать не нужно: подтверждение банка в пути. Не получается оплатить? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Ваш заказ ждёт оплаты',
    text: 'Заказ {{ order.number }} отложен для вас{% if status.reservedUntil %} до {{ status.reservedUntil }}{% endif %}. Нажмите, чтобы оплатить.',
  },
  sms: {
    text: '{{ brand.name }}: заказ {{ order.number }} ждёт оплаты{% if status.reservedUntil %} до {{ status.reservedUntil }}{% endif %}. Оплатить: {{ links.open }}',
  },
} satisfies Words<'order-unpaid'>;

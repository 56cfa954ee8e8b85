import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Оплата заказа {{ order.number }} не прошла',
    preheader:
      'Заказ за вами{% if status.reservedUntil %} до {{ status.reservedUntil }}{% endif %}. Попробуйте ещё раз.',
    title: 'Оплата не прошла',
    body: [
      {
        paragraph:
          'Оплатить заказ {{ order.number }} не получилось. Товары по-прежнему отложены для вас: попробуйте ещё раз той же картой или оплатите другим способом.',
      },
      { detail: 'status.reservedUntil', title: 'Оплатите до' },
      { goods: 'order' },
    ],
    button: '{% if links.pay %}Оплатить{% else %}Перейти к заказу{% endif %}',
    after:
      'Банк всё-таки списал деньги? Ответьте на это письмо или позвоните {{ brand.phone }} и назовите номер заказа: сразу разберёмся.',
  },
  push: {
    title: 'Оплата не прошла',
    text: 'Заказ {{ order.number }} отложен для вас{% if status.reservedUntil %} до {{ status.reservedUntil }}{% endif %}. Попробуйте ещё раз.',
  },
  sms: {
    text: '{{ brand.name }}: оплата заказа {{ order.number }} не прошла. Оплатите{% if status.reservedUntil %} до {{ status.reservedUntil }}{% endif %}: {{ links.open }}',
  },
} satisfies Words<'payment-failed'>;

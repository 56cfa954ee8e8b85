import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }} ждёт оплаты',
    preheader: 'Он отложен для вас{% if status.reservedUntil %} до {{ status.reservedUntil }}{% endif %}.',
    title: 'Заказ пока не оплачен',
    body: [
      {
        paragraph:
          'Заказ {{ order.number }} отложен для вас, но пока не оплачен. Оплата займёт минуту, и мы сразу начнём его собирать.',
      },
      { detail: 'status.reservedUntil', title: 'Оплатите до' },
      { goods: 'order' },
    ],
    button: '{% if links.pay %}Оплатить{% else %}Перейти к заказу{% endif %}',
    after:
      'Хотите оплатить по-другому или отменить заказ? Ответьте на это письмо или позвоните {{ brand.phone }} и назовите номер заказа.',
  },
  push: {
    title: 'Заказ {{ order.number }} ждёт оплаты',
    text: 'Он отложен для вас{% if status.reservedUntil %} до {{ status.reservedUntil }}{% endif %}. Нажмите, чтобы оплатить.',
  },
  sms: {
    text: '{{ brand.name }}: заказ {{ order.number }} ждёт оплаты{% if status.reservedUntil %} до {{ status.reservedUntil }}{% endif %}: {{ links.open }}',
  },
} satisfies Words<'payment-reminder'>;

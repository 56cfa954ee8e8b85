import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject:
      '{% if status.reservedUntil %}Заказ {{ order.number }}: скоро снимем резерв{% else %}Заказ {{ order.number }} всё ещё не оплачен{% endif %}',
    preheader:
      '{% if status.reservedUntil %}Он отложен для вас до {{ status.reservedUntil }}.{% else %}Долго держать его мы не сможем.{% endif %}',
    title: 'Ещё можно успеть оплатить',
    body: [
      {
        paragraph:
          '{% if status.reservedUntil %}Заказ {{ order.number }} отложен для вас до {{ status.reservedUntil }}. После этого товары вернутся на полку.{% else %}Заказ {{ order.number }} всё ещё не оплачен, и долго держать товары мы не сможем.{% endif %}',
      },
      { goods: 'order' },
    ],
    button: '{% if links.pay %}Оплатить{% else %}Перейти к заказу{% endif %}',
    after:
      'Заказ больше не нужен? Просто ничего не делайте. Нужно ещё время? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: '{% if status.reservedUntil %}Скоро снимем резерв{% else %}Заказ всё ещё не оплачен{% endif %}',
    text: '{% if status.reservedUntil %}Заказ {{ order.number }} отложен для вас до {{ status.reservedUntil }}.{% else %}Долго держать заказ {{ order.number }} мы не сможем.{% endif %} Нажмите, чтобы оплатить.',
  },
  sms: {
    text: '{{ brand.name }}: заказ {{ order.number }} {% if status.reservedUntil %}отложен до {{ status.reservedUntil }}{% else %}всё ещё не оплачен{% endif %}. Оплатите: {{ links.open }}',
  },
} satisfies Words<'payment-last'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }} принят',
    preheader: '{% if order.total %}Сумма {{ order.total }}. {% endif %}Что в заказе и что будет дальше.',
    title: 'Заказ {{ order.number }} принят',
    body: [
      {
        paragraph:
          'Спасибо! Мы получили ваш заказ{% if order.items %}. Вот что в нём.{% else %} и уже занимаемся им.{% endif %}',
      },
      { goods: 'order' },
      { detail: 'order.delivery', title: 'Доставка' },
      { detail: 'status.reservedUntil', title: 'Оплатите до' },
      { subtitle: 'Что дальше' },
      {
        paragraph:
          'Мы соберём заказ и передадим его в доставку. На каком он этапе, видно на странице заказа.',
      },
    ],
    button: '{% if links.pay %}Оплатить{% else %}Посмотреть заказ{% endif %}',
    after:
      'Что-то не так? Ответьте на это письмо или позвоните {{ brand.phone }} и назовите номер заказа. Чем раньше мы узнаем, тем больше сможем изменить.',
  },
  push: {
    title: 'Заказ {{ order.number }} принят',
    text: '{% if order.total %}Сумма {{ order.total }}.{% endif %}{% if order.delivery %} {{ order.delivery }}.{% endif %} Нажмите, чтобы посмотреть.',
  },
  sms: {
    text: '{{ brand.name }}: заказ {{ order.number }} принят.{% if order.total %} Сумма {{ order.total }}.{% endif %}',
  },
} satisfies Words<'order-confirmed'>;

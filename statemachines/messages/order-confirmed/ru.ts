import type { Words } from '../words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }} принят',
    preheader: 'Сумма {{ order.total }}. Что в заказе и что будет дальше.',
    title: 'Заказ {{ order.number }} принят',
    body: [
      { paragraph: 'Спасибо! Мы получили ваш заказ. Вот что в нём.' },
      { goods: 'order' },
      { delivery: 'Доставка' },
      { subtitle: 'Что дальше' },
      {
        paragraph:
          'Мы соберём заказ и передадим его в доставку. На каком он этапе, видно на странице заказа.',
      },
    ],
    button: 'Посмотреть заказ',
    after:
      'Что-то не так? Ответьте на это письмо или позвоните {{ brand.phone }} и назовите номер заказа. Чем раньше мы узнаем, тем больше сможем изменить.',
  },
  push: {
    title: 'Заказ {{ order.number }} принят',
    text: 'Сумма {{ order.total }}.{% if order.delivery %} {{ order.delivery }}.{% endif %} Нажмите, чтобы посмотреть.',
  },
  sms: { text: '{{ brand.name }}: заказ {{ order.number }} принят. Сумма {{ order.total }}.' },
} satisfies Words<'order-confirmed'>;

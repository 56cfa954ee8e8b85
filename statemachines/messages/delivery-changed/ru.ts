import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }}: новая дата доставки',
    preheader: 'Теперь ждите: {{ status.expectedOn }}.',
    title: 'Дата доставки изменилась',
    body: [
      {
        paragraph:
          'Дата доставки заказа {{ order.number }} изменилась. Простите, если это нарушает ваши планы.',
      },
      { detail: 'status.expectedOn', title: 'Новая дата' },
      { detail: 'status.why', title: 'Причина' },
      { goods: 'order' },
    ],
    button: 'Посмотреть заказ',
    after:
      'Новая дата не подходит? Ответьте на это письмо или позвоните {{ brand.phone }}, что-нибудь придумаем.',
  },
  push: {
    title: 'Заказ {{ order.number }}: новая дата доставки',
    text: 'Теперь ждите: {{ status.expectedOn }}. Не подходит? Звоните: {{ brand.phone }}.',
  },
  sms: {
    text: '{{ brand.name }}: новая дата доставки заказа {{ order.number }}: {{ status.expectedOn }}. Не подходит? {{ brand.phone }}',
  },
} satisfies Words<'delivery-changed'>;

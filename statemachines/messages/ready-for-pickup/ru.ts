import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }} можно забирать',
    preheader:
      '{% if status.place %}{{ status.place }}{% if status.storageUntil %}, до {{ status.storageUntil }}{% endif %}.{% else %}Ждём вас.{% endif %}',
    title: 'Заказ можно забирать',
    body: [
      { paragraph: 'Заказ {{ order.number }} уже на месте и ждёт вас.' },
      { detail: 'status.place', title: 'Где' },
      { detail: 'status.openingHours', title: 'Часы работы' },
      { detail: 'status.storageUntil', title: 'Бесплатно храним до' },
      { detail: 'status.show', title: 'Что показать' },
      { goods: 'order' },
    ],
    button: 'Посмотреть заказ',
    after:
      'Не успеваете забрать? Ответьте на это письмо или позвоните {{ brand.phone }} и назовите номер заказа.',
  },
  push: {
    title: 'Заказ {{ order.number }} можно забирать',
    text: '{% if status.place %}{{ status.place | truncate: 40 }}{% if status.storageUntil %}, до {{ status.storageUntil }}{% endif %}.{% endif %}{% if status.show %} Покажите {{ status.show }}.{% endif %}',
  },
  sms: {
    text: '{{ brand.name }}: заказ {{ order.number }} ждёт вас{% if status.place %}: {{ status.place | truncate: 40 }}{% endif %}{% if status.storageUntil %}, до {{ status.storageUntil }}{% endif %}.{% if status.show %} Покажите {{ status.show | truncate: 30 }}.{% endif %}',
  },
} satisfies Words<'ready-for-pickup'>;

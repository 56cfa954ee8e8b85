import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }} всё ещё ждёт вас',
    preheader:
      '{% if status.storageUntil %}Бесплатно храним до {{ status.storageUntil }}.{% else %}Заберите, когда будет удобно.{% endif %}',
    title: 'Заказ всё ещё ждёт вас',
    body: [
      {
        paragraph:
          'Заказ {{ order.number }} пока не забрали.{% if status.storageUntil %} Бесплатно храним его до {{ status.storageUntil }}.{% endif %}',
      },
      { detail: 'status.place', title: 'Где' },
      { detail: 'status.openingHours', title: 'Часы работы' },
      { detail: 'status.show', title: 'Что показать' },
      { goods: 'order' },
    ],
    button: 'Посмотреть заказ',
    after:
      'Не успеваете забрать? Ответьте на это письмо или позвоните {{ brand.phone }}, что-нибудь придумаем.',
  },
  push: {
    title: 'Заказ {{ order.number }} всё ещё ждёт вас',
    text: '{% if status.storageUntil %}Бесплатно храним до {{ status.storageUntil }}. {% endif %}{% if status.place %}{{ status.place | truncate: 40 }}.{% endif %}',
  },
  sms: {
    text: '{{ brand.name }}: заказ {{ order.number }} всё ещё ждёт вас{% if status.storageUntil %}, бесплатно храним до {{ status.storageUntil }}{% endif %}.{% if status.place %} {{ status.place | truncate: 40 }}.{% endif %}',
  },
} satisfies Words<'pickup-reminder'>;

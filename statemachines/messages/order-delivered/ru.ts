import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }} доставлен',
    preheader: 'Если что-то не так, скажите нам.',
    title: 'Заказ доставлен',
    body: [
      { paragraph: 'Заказ {{ order.number }} доставлен. Надеемся, что всё в порядке.' },
      { goods: 'order' },
    ],
    button: 'Посмотреть заказ',
    after:
      'Чего-то не хватает, что-то пострадало в дороге или заказ вам не передали? Ответьте на это письмо или позвоните {{ brand.phone }}: всё исправим.',
  },
  push: {
    title: 'Заказ {{ order.number }} доставлен',
    text: 'Чего-то не хватает или что-то повреждено? Звоните: {{ brand.phone }}. Всё исправим.',
  },
  sms: {
    text: '{{ brand.name }}: заказ {{ order.number }} доставлен. Что-то не так? {{ brand.phone }}',
  },
} satisfies Words<'order-delivered'>;

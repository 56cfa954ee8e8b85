import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }} в пути',
    preheader:
      '{% if status.expectedOn %}Ждите: {{ status.expectedOn }}.{% else %}Мы передали его в доставку.{% endif %}',
    title: 'Заказ едет к вам',
    body: [
      { paragraph: 'Мы передали заказ {{ order.number }} в доставку, он уже в пути.' },
      { detail: 'status.expectedOn', title: 'Когда ждать' },
      { detail: 'status.carrier', title: 'Кто везёт' },
      { detail: 'order.delivery', title: 'Доставка' },
      { goods: 'order' },
    ],
    button: '{% if links.track %}Отследить посылку{% else %}Посмотреть заказ{% endif %}',
    after:
      'Никого не будет дома? Ответьте на это письмо или позвоните {{ brand.phone }} и назовите номер заказа.',
  },
  push: {
    title: 'Заказ {{ order.number }} в пути',
    text: '{% if status.expectedOn %}Ждите: {{ status.expectedOn }}. {% endif %}Нажмите, чтобы {% if links.track %}отследить посылку{% else %}посмотреть подробности{% endif %}.',
  },
  sms: {
    text: '{{ brand.name }}: заказ {{ order.number }} в пути{% if status.expectedOn %}, ждите {{ status.expectedOn }}{% endif %}. {% if links.track %}Отследить{% else %}Подробнее{% endif %}: {{ links.open }}',
  },
} satisfies Words<'order-shipped'>;

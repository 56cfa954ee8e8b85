import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Заказ {{ order.number }} опаздывает. Простите!',
    preheader: 'Уже выясняем, где он.',
    title: 'Заказ опаздывает',
    body: [
      {
        paragraph:
          '{% if status.expectedOn %}Срок доставки заказа {{ order.number }} прошёл ({{ status.expectedOn }}), а заказа у вас всё ещё нет.{% else %}Заказ {{ order.number }} уже должен был быть у вас, но его всё ещё нет.{% endif %} Простите нас за это.',
      },
      {
        paragraph:
          'Наш сотрудник уже выясняет, где он. Как только узнаем новую дату, сразу напишем. От вас ничего не требуется.',
      },
      { detail: 'status.carrier', title: 'Служба доставки' },
    ],
    button: '{% if links.track %}Отследить заказ{% else %}Посмотреть заказ{% endif %}',
    after:
      'Заказ всё-таки приехал или нужен к определённому дню? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Заказ {{ order.number }} опаздывает. Простите!',
    text: 'Выясняем, где он, и сразу напишем новую дату. Срочно нужен? Звоните: {{ brand.phone }}',
  },
  sms: {
    text: '{{ brand.name }}: заказ {{ order.number }} опаздывает, простите. {{ brand.phone }}',
  },
} satisfies Words<'delivery-late'>;

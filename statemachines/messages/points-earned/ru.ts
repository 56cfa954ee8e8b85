import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'На ваш счёт: {{ points.added.points }}',
    preheader:
      'Всего на счёте {{ points.balance }}.{% if points.added.until %} Новые действуют до {{ points.added.until }} включительно.{% endif %}',
    title: 'Баллы уже на счёте',
    body: [
      {
        paragraph:
          'Мы начислили вам {{ points.added.points }}{% if points.added.for == "order" %} за заказ{% elsif points.added.for == "review" %} за отзыв{% endif %}.{% if points.added.until %} Срок действия: до {{ points.added.until }} включительно.{% endif %}',
      },
      { points: 'balance' },
    ],
    button: 'Посмотреть баллы',
    after: 'Что-то не сходится? Ответьте на это письмо или позвоните {{ brand.phone }}, и мы разберёмся.',
  },
  push: {
    title: 'На ваш счёт: {{ points.added.points }}',
    text: 'Всего на счёте {{ points.balance }}, это {{ points.worth }}.{% if points.added.until %} Новые действуют до {{ points.added.until }}.{% endif %}',
  },
} satisfies Words<'points-earned'>;

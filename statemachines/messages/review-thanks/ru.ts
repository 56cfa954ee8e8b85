import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Спасибо за отзыв',
    preheader:
      '{% if points.earned %}Как и обещали: {{ points.earned.points }}.{% else %}Он поможет другим выбрать, а нам стать лучше.{% endif %}',
    title: 'Спасибо!',
    body: [
      {
        paragraph:
          'Мы получили ваш отзыв о заказе {{ order.number }}. Он поможет другим выбрать, а нам стать лучше.',
      },
      { points: 'earned' },
    ],
    button: 'Посмотреть заказ',
    after: 'Нам нужно что-то исправить? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Спасибо за отзыв',
    text: '{% if points.earned %}Как и обещали: {{ points.earned.points }}. Действуют до {{ points.earned.until }} включительно.{% else %}Он поможет другим выбрать, а нам стать лучше.{% endif %}',
  },
} satisfies Words<'review-thanks'>;

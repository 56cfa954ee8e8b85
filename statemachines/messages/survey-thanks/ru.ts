import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Спасибо за ответ',
    preheader:
      '{% if points.earned %}Как и обещали: {{ points.earned.points }}.{% else %}Он поможет нам стать лучше.{% endif %}',
    title: 'Спасибо!',
    body: [
      {
        paragraph: 'Ваш ответ у нас. Мы читаем их все: хорошие — с радостью, остальные — внимательно.',
      },
      { points: 'earned' },
    ],
    button: 'Перейти в магазин',
    after: 'Хотите что-то добавить? Ответьте на это письмо: его прочитает человек.',
  },
  push: {
    title: 'Спасибо за ответ',
    text: '{% if points.earned %}Как и обещали: {{ points.earned.points }}. Действуют до {{ points.earned.until }} включительно.{% else %}Он поможет нам стать лучше.{% endif %}',
  },
} satisfies Words<'survey-thanks'>;

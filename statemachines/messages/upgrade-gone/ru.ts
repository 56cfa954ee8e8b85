import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Вариант получше уже занят',
    preheader: 'Ваша бронь в силе.',
    title: 'Увы, не успели',
    body: [
      {
        paragraph:
          'Спасибо, что согласились. К сожалению, когда пришёл ответ, улучшить бронь было уже нельзя: место заняли или оставалось слишком мало времени. Нам жаль.',
      },
      {
        paragraph: 'Ваша бронь в силе: {{ booking.title }}, {{ booking.startsAt }}. Ничего не списано.',
      },
    ],
    button: 'Посмотреть бронь',
    after: 'Поискать что-нибудь другое? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Увы, вариант получше уже занят',
    text: 'Ваша бронь в силе: {{ booking.startsAt }}.',
  },
  sms: {
    text: '{{ brand.name }}: увы, вариант занят. Бронь в силе: {{ booking.startsAt }}.',
  },
} satisfies Words<'upgrade-gone'>;

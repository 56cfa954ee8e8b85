import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Бронь остаётся прежней',
    preheader: 'Спасибо, что ответили.',
    title: 'Спасибо за ответ',
    body: [
      {
        paragraph: 'Бронь остаётся прежней: {{ booking.title }}, {{ booking.startsAt }}. Ждём вас!',
      },
    ],
    button: 'Посмотреть бронь',
    after: 'Вопросы? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Спасибо за ответ',
    text: 'Бронь остаётся прежней: {{ booking.startsAt }}. Ждём вас!',
  },
  sms: {
    text: '{{ brand.name }}: спасибо! Бронь прежняя: {{ booking.startsAt }}. Ждём вас!',
  },
} satisfies Words<'upgrade-declined'>;

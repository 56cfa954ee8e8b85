import type { Words } from '../../language/words.ts';

export default {
  question: {
    title: 'Хотите вариант получше?',
    answers: {
      yes: 'Да, хочу',
      no: 'Нет, оставьте как есть',
    },
  },
  email: {
    subject: 'Улучшим вашу бронь?',
    preheader:
      '{% if booking.upgradePrice %}Доплата {{ booking.upgradePrice }}{% else %}Бесплатно{% endif %}, достаточно одного нажатия.',
    title: 'Для вас есть вариант получше',
    body: [
      {
        paragraph:
          'Ваша бронь: {{ booking.title }}, {{ booking.startsAt }}. {% if booking.upgradeTo %}На то же время свободно кое-что получше: {{ booking.upgradeTo }}.{% else %}На то же время свободно кое-что получше.{% endif %}',
      },
      {
        paragraph:
          '{% if booking.upgradePrice %}Доплата — {{ booking.upgradePrice }}; без вашего согласия ничего не спишем.{% else %}Доплачивать не нужно: иначе этот вариант останется свободным, пусть лучше достанется вам.{% endif %}{% if booking.answerUntil %} Держим его для вас до {{ booking.answerUntil }}.{% endif %}',
      },
      { answers: 'all' },
    ],
    button: 'Посмотреть бронь',
    after:
      'Не ответите — бронь останется как есть. Вопросы? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title:
      '{% if booking.upgradePrice %}Улучшить бронь за {{ booking.upgradePrice }}?{% else %}Улучшить бронь бесплатно?{% endif %}',
    text: '{% if booking.upgradeTo %}{{ booking.upgradeTo }}. {% endif %}Нажмите «да» или «нет»{% if booking.answerUntil %} до {{ booking.answerUntil }}{% endif %}.',
  },
  sms: {
    text: '{{ brand.name }}: улучшим бронь{% if booking.upgradePrice %} за {{ booking.upgradePrice }}{% else %} бесплатно{% endif %}? Ответьте ДА или НЕТ{% if booking.answerUntil %} до {{ booking.answerUntil }}{% endif %}. СТОП-отказ',
  },
} satisfies Words<'upgrade-offer'>;

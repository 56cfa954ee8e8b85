import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Бронь улучшена',
    preheader: '{{ booking.title }}, {{ booking.startsAt }}.',
    title: 'Готово: бронь улучшена',
    body: [
      {
        paragraph:
          'Мы улучшили вашу бронь на {{ booking.startsAt }}{% if booking.upgradeTo %}: {{ booking.upgradeTo }}{% endif %}. {% if booking.upgradePrice %}Доплата — {{ booking.upgradePrice }}.{% else %}Доплачивать ничего не нужно.{% endif %}',
      },
      { paragraph: 'Всё остальное — как вы бронировали: {{ booking.title }}.' },
    ],
    button: 'Посмотреть бронь',
    after: 'Что-то не так? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Бронь улучшена',
    text: '{{ booking.startsAt }}{% if booking.upgradeTo %}: {{ booking.upgradeTo }}{% endif %}.',
  },
  sms: {
    text: '{{ brand.name }}: бронь на {{ booking.startsAt }} улучшена. {{ brand.phone }}',
  },
} satisfies Words<'upgrade-confirmed'>;

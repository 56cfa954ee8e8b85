import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'С днём рождения! Подарок ждёт вас',
    preheader: '{{ points.earned.points }}, до {{ points.earned.until }} включительно.',
    title: 'С днём рождения!',
    body: [
      {
        paragraph:
          'Сегодня ваш день. Желаем здоровья, хорошей компании и полного подоконника зелени. А наш подарок всё ещё ждёт вас.',
      },
      { points: 'earned' },
    ],
    button: 'Выбрать подарок',
    after: 'С самыми тёплыми пожеланиями — вся команда {{ brand.name }}.',
  },
  push: {
    title: 'С днём рождения!',
    text: 'Подарок ждёт вас: {{ points.earned.points }}, это {{ points.earned.worth }} на любой заказ до {{ points.earned.until }} включительно.',
  },
  sms: {
    text: '{{ brand.name }}: с днём рождения! Ваш подарок: {{ points.earned.points }}. СТОП-отказ',
  },
} satisfies Words<'birthday-greeting-gift'>;

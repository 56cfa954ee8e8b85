import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Подарок ко дню рождения: {{ points.earned.points }}',
    preheader: 'Это {{ points.earned.worth }}, и они уже ваши.',
    title: 'Подарок ко дню рождения',
    body: [
      {
        paragraph:
          'Скоро ваш день рождения. Дарим подарок заранее, чтобы вы успели спокойно выбрать то, что действительно нравится.',
      },
      { points: 'earned' },
      { paragraph: 'Это подарок: ни минимальной суммы заказа, ни кодов, которые нужно вводить.' },
    ],
    button: 'Выбрать что-нибудь приятное',
    after: 'Мы ошиблись с датой? Ответьте на это письмо, и мы её исправим.',
  },
  push: {
    title: 'Подарок ко дню рождения',
    text: 'Дарим {{ points.earned.points }}: это {{ points.earned.worth }} на любой заказ до {{ points.earned.until }} включительно.',
  },
} satisfies Words<'birthday-gift'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Последние дни: {{ points.ending.points }}',
    preheader: 'Это {{ points.ending.worth }}, до {{ points.ending.until }} включительно.',
    title: 'Баллы сгорят через несколько дней',
    body: [
      {
        paragraph:
          'До {{ points.ending.until }} включительно можно потратить {{ points.ending.points }}: это {{ points.ending.worth }} на любой заказ. Будет жаль, если они пропадут.',
      },
      { points: 'balance' },
    ],
    button: 'Потратить баллы',
    after: 'Больше об этих баллах не напомним. Пока ничего не нужно? Ничего страшного.',
  },
  push: {
    title: 'Последние дни для ваших баллов',
    text: '{{ points.ending.points }}, это {{ points.ending.worth }}: потратьте до {{ points.ending.until }} включительно.',
  },
  sms: {
    text: '{{ brand.name }}: {{ points.ending.points }} сгорят после {{ points.ending.until }}. СТОП-отказ',
  },
} satisfies Words<'points-ending-last'>;

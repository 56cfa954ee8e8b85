import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Потратьте {{ points.ending.points }} до {{ points.ending.until }}',
    preheader: 'Это {{ points.ending.worth }}. Жаль, если они сгорят.',
    title: 'Баллы скоро сгорят',
    body: [
      {
        paragraph:
          'Вы давно у нас ничего не заказывали, и часть ваших баллов скоро сгорит. Будет жаль, если они пропадут.',
      },
      { points: 'balance' },
    ],
    button: 'Потратить баллы',
    after: 'Мы вас чем-то огорчили? Ответьте на это письмо: его прочитает человек и обязательно ответит.',
  },
  push: {
    title: 'Баллы скоро сгорят',
    text: 'Потратьте {{ points.ending.points }} до {{ points.ending.until }} включительно: это {{ points.ending.worth }}.',
  },
} satisfies Words<'lapsed-points'>;

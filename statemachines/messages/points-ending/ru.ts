import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject: 'Потратьте {{ points.ending.points }} до {{ points.ending.until }}',
    preheader: 'Это {{ points.ending.worth }}.',
    title: 'Часть ваших баллов скоро сгорит',
    body: [
      {
        paragraph:
          'До {{ points.ending.until }} включительно можно потратить {{ points.ending.points }}: это {{ points.ending.worth }}.{% if points.soon %} А всего до {{ points.soon.until }} сгорит {{ points.soon.points }}, то есть {{ points.soon.worth }}.{% endif %}',
      },
      { paragraph: 'На что их хорошо потратить:' },
      { list: shop.ru.pointsPayFor },
      { points: 'balance' },
    ],
    button: 'Потратить баллы',
    after: 'Баллы вычитаются из суммы заказа при оформлении, вводить ничего не нужно.',
  },
  push: {
    title: 'Баллы скоро сгорят',
    text: 'Потратьте {{ points.ending.points }} до {{ points.ending.until }} включительно: это {{ points.ending.worth }}.',
  },
} satisfies Words<'points-ending'>;

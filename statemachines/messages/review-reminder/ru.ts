import type { Words } from '../../language/words.ts';
import { reviewReward } from '../../shop.ts';

export default {
  email: {
    subject: 'Найдётся секунда для оценки?',
    preheader: `Одно нажатие, и ${reviewReward.says.ru} ваши, какой бы ни была оценка.`,
    title: 'Достаточно одного нажатия',
    body: [
      {
        paragraph:
          'Недавно мы спрашивали, как вам заказ. Ваше мнение, каким бы оно ни было, поможет тем, кто сейчас выбирает.',
      },
      { stars: 'review' },
      { products: 'order' },
      {
        paragraph: `За любую оценку начислим ${reviewReward.says.ru}. Больше об этом заказе спрашивать не будем.`,
      },
    ],
    button: 'Написать отзыв',
    after: 'С заказом что-то не так? Ответьте на это письмо или позвоните {{ brand.phone }}, всё исправим.',
  },
  push: {
    title: 'Найдётся секунда для оценки?',
    text: `Нажмите, чтобы оценить заказ. За любую оценку — ${reviewReward.says.ru}.`,
  },
} satisfies Words<'review-reminder'>;

import type { Words } from '../../language/words.ts';
import { reviewReward } from '../../shop.ts';

export default {
  email: {
    subject: 'Как вам заказ?',
    preheader: `Достаточно одного нажатия. За любую оценку — ${reviewReward.says.ru}.`,
    title: 'Как вам заказ?',
    body: [
      {
        paragraph:
          'Заказ {{ order.number }} уже какое-то время у вас. Довольны ли вы покупкой и нами? Нажмите на звезду: от 1 («совсем не понравилось») до 5 («всё отлично»).',
      },
      { stars: 'review' },
      { products: 'order' },
      {
        paragraph: `Публикуем все отзывы, и хорошие, и плохие. За любой благодарим: начислим ${reviewReward.says.ru}.`,
      },
    ],
    button: 'Написать отзыв',
    after:
      'С заказом что-то не так? Не откладывайте до отзыва: ответьте на это письмо или позвоните {{ brand.phone }}, всё исправим.',
  },
  push: {
    title: 'Как вам заказ?',
    text: `Нажмите, чтобы оценить. За любую оценку, хорошую или плохую, — ${reviewReward.says.ru}.`,
  },
} satisfies Words<'review-request'>;

import type { Words } from '../../language/words.ts';
import { surveyReward } from '../../shop.ts';

export default {
  question: {
    title: 'От 0 до 10: посоветуете нас друзьям?',
    answers: 'as they are',
  },
  email: {
    subject: 'Посоветуете нас друзьям?',
    preheader: `Одно нажатие — и ${surveyReward.says.ru} в благодарность.`,
    title: 'Посоветуете нас друзьям?',
    body: [
      {
        paragraph:
          'Заказ у вас. Как вам всё в целом: оформление, доставка, ответы на вопросы? Посоветуете ли вы нас друзьям — от 0 («ни за что») до 10 («всем подряд»)?',
      },
      { answers: 'all' },
      { paragraph: `За любой ответ, хороший или плохой, начислим ${surveyReward.says.ru}.` },
    ],
    button: 'Перейти в магазин',
    after: 'Что нам стоит улучшить в первую очередь? Просто ответьте на это письмо: его прочитает человек.',
  },
  push: {
    title: 'Посоветуете нас друзьям?',
    text: `Оцените от 0 до 10. За любой ответ начислим ${surveyReward.says.ru}.`,
  },
} satisfies Words<'service-survey'>;

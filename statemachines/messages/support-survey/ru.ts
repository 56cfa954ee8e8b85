import type { Words } from '../../language/words.ts';
import { surveyReward } from '../../shop.ts';

export default {
  question: {
    title: 'От 0 до 10: насколько мы помогли?',
    answers: 'as they are',
  },
  email: {
    subject: 'Удалось ли нам помочь?',
    preheader: `Одно нажатие — и ${surveyReward.says.ru} в благодарность.`,
    title: 'Насколько мы помогли?',
    body: [
      {
        paragraph:
          'Вы обращались к нам, и мы закрыли ваш вопрос. Насколько мы помогли — от 0 («никак») до 10 («полностью»)?',
      },
      { answers: 'all' },
      { paragraph: `За любой ответ, хороший или плохой, начислим ${surveyReward.says.ru}.` },
    ],
    button: 'Перейти в магазин',
    after:
      'Что-то осталось нерешённым? Ответьте на это письмо или позвоните {{ brand.phone }} — продолжим с того же места.',
  },
  push: {
    title: 'Удалось ли нам помочь?',
    text: `Оцените от 0 до 10. За любой ответ начислим ${surveyReward.says.ru}.`,
  },
} satisfies Words<'support-survey'>;

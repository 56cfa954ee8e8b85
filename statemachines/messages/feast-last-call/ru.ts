import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Ваш подарок ещё ждёт',
    preheader: 'Скидка {{ offer.percent }} % до {{ offer.until }}.',
    title: 'Ваш подарок ещё ждёт',
    body: [
      {
        paragraph:
          'Праздник уже рядом, а ваш код пока не использован. Если вы хотели что-то выбрать, время ещё есть.',
      },
      { offer: 'code' },
    ],
    button: 'Выбрать подарок',
    after: 'А если нет, ничего страшного. Хорошего праздника!',
  },
  push: {
    title: 'Ваш подарок ещё ждёт',
    text: 'Скидка {{ offer.percent }} % по коду {{ offer.code }}, до {{ offer.until }}.',
  },
} satisfies Words<'feast-last-call'>;

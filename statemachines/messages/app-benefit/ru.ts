import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Скидка {{ offer.percent }} % на первый заказ в приложении',
    preheader: 'Личный код действует до {{ offer.until }}.',
    title: 'Скидка {{ offer.percent }} % на первый заказ в приложении',
    body: [
      {
        paragraph:
          'В приложении заказ занимает пару нажатий, а первый ещё и дешевле: вот личный код на него.',
      },
      { offer: 'code' },
    ],
    button: 'Открыть приложение',
    after:
      'Введите код при оформлении заказа в приложении. Есть вопрос об условиях? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Скидка {{ offer.percent }} % в приложении',
    text: 'На первый заказ здесь: код {{ offer.code }}, действует до {{ offer.until }}.',
  },
} satisfies Words<'app-benefit'>;

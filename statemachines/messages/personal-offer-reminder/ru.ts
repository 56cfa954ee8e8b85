import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Ваш код на {{ offer.percent }} % ещё действует',
    preheader: 'До {{ offer.until }}.',
    title: 'Ваш код ещё действует',
    body: [
      {
        paragraph:
          'Несколько дней назад вы заглядывали к нам по личному коду, но пока им не воспользовались. Если вы ещё выбираете, вот он снова.',
      },
      { offer: 'code' },
    ],
    button: 'Применить код',
    after: 'Трудно выбрать? Ответьте на это письмо и расскажите, что ищете: с радостью поможем.',
  },
  push: {
    title: 'Ваш код на {{ offer.percent }} % ещё действует',
    text: 'Код {{ offer.code }} действует до {{ offer.until }}.',
  },
} satisfies Words<'personal-offer-reminder'>;

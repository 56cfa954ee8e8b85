import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Ваш код на скидку {{ offer.percent }} % скоро истечёт',
    preheader: 'Он действует до {{ offer.until }}.',
    title: 'Ваш код всё ещё действует',
    body: [
      {
        paragraph:
          'У вас есть личный код, которым вы ещё не воспользовались, и его срок подходит к концу. Напоминаем один раз, чтобы он не пропал случайно.',
      },
      { offer: 'code' },
    ],
    button: 'Применить код',
    after:
      'Введите код при оформлении заказа. Покупать пока ничего не планируете? Ничего страшного: больше о нём не напомним.',
  },
  push: {
    title: 'Код на скидку {{ offer.percent }} % скоро истечёт',
    text: 'Код {{ offer.code }}{% if offer.minimum %}, заказ от {{ offer.minimum }}{% endif %}, действует до {{ offer.until }}.',
  },
} satisfies Words<'code-not-used'>;

import type { Words } from '../../language/words.ts';
import { returnGift } from '../../shop.ts';

export default {
  email: {
    subject: 'Подарок к следующему заказу',
    preheader: `Закажите в течение ${returnGift.days} дней, и он будет в посылке.`,
    title: 'Подарок к следующему заказу',
    body: [
      {
        paragraph: `Мы по вам скучаем. Закажите что угодно в течение ${returnGift.days} дней, и мы положим в посылку подарок: ${returnGift.says.ru}.`,
      },
      { paragraph: 'Минимальной суммы нет, вводить ничего не нужно.' },
    ],
    button: 'Выбрать что-нибудь',
    after: 'Это последнее письмо такого рода: надоедать не хотим. Вам здесь всегда рады.',
  },
  push: {
    title: 'Подарок к следующему заказу',
    text: `При любом заказе в течение ${returnGift.days} дней: ${returnGift.says.ru}.`,
  },
  sms: {
    text: `{{ brand.name }}: подарок к любому заказу в течение ${returnGift.days} дней. {{ links.open }} СТОП-отказ`,
  },
} satisfies Words<'lapsed-gift'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'С вашим заказом часто берут',
    preheader: 'Что ещё выбирают те, кто купил то же самое.',
    title: 'Что ещё выбирают',
    body: [
      {
        paragraph: 'Спасибо за заказ {{ order.number }}! Тем, кто купил то же самое, понравилось ещё и это.',
      },
      { picks: 'products' },
    ],
    button: 'Посмотреть в магазине',
    after: 'Есть вопросы по заказу? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'С вашим заказом часто берут',
    text: 'Вот что ещё выбирают те, кто купил то же самое. Загляните.',
  },
} satisfies Words<'also-bought'>;

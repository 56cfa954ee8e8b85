import type { Words } from '../../language/words.ts';
import { shop } from '../../shop.ts';

export default {
  email: {
    subject: 'Что нового в {{ brand.name }}',
    preheader: 'Кое-что изменилось с вашего последнего заказа.',
    title: 'Пока вас не было',
    body: [
      {
        paragraph:
          'С вашего последнего заказа прошло время, и у нас появилось кое-что, что может вам пригодиться.',
      },
      { list: shop.ru.news },
    ],
    button: 'Посмотреть новинки',
    after:
      'Как поживают ваши растения? Если какому-то из них нехорошо, ответьте на это письмо: подскажем, что делать.',
  },
  push: {
    title: 'Что нового в {{ brand.name }}',
    text: 'С вашего последнего заказа кое-что появилось. Загляните посмотреть.',
  },
} satisfies Words<'lapsed-news'>;

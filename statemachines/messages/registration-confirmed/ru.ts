import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Вы зарегистрированы в {{ brand.name }}',
    preheader: 'Аккаунт готов, можно пользоваться.',
    title: 'Аккаунт готов',
    body: [
      {
        paragraph:
          'Вы зарегистрированы в {{ brand.name }}. Корзина и заказы будут под рукой на любом устройстве, где вы войдёте в аккаунт.',
      },
    ],
    button: 'Перейти на сайт',
    after:
      'Регистрировались не вы? Ответьте на это письмо или позвоните {{ brand.phone }}, и мы закроем аккаунт.',
  },
  push: {
    title: 'Аккаунт готов',
    text: 'Вы зарегистрированы в {{ brand.name }}. Это были не вы? Звоните: {{ brand.phone }}.',
  },
} satisfies Words<'registration-confirmed'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: '{{ code.digits }}: ваш код {{ brand.name }}',
    preheader: 'Действует {{ code.minutes }} мин. Никому его не сообщайте.',
    title: '{{ code.digits }}',
    body: [
      {
        paragraph:
          'Это ваш код для {{ brand.name }}. Введите его там, где вас о нём спросили: он действует {{ code.minutes }} мин и только один раз.',
      },
      {
        paragraph: 'Никому не сообщайте этот код. Мы никогда не спрашиваем его ни по телефону, ни в письмах.',
      },
    ],
    button: 'Вернуться в {{ brand.name }}',
    after: 'Не запрашивали код? Тогда ничего делать не нужно: без него дальше никто не пройдёт.',
  },
  sms: {
    text: '{{ code.digits }}: код {{ brand.name }}, {{ code.minutes }} мин. Никому не сообщайте',
  },
} satisfies Words<'confirmation-code'>;

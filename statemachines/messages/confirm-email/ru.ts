import type { Words } from '../../language/words.ts';
import { policy } from '../../policy.ts';

export default {
  email: {
    subject: 'Подтвердите адрес электронной почты',
    preheader: 'Одно нажатие, и всё готово.',
    title: 'Это ваш адрес?',
    body: [
      {
        paragraph:
          'Адрес {{ email }} указали в {{ brand.name }}. Если это были вы, подтвердите его, нажав на кнопку.',
      },
    ],
    button: 'Подтвердить адрес',
    after: `Ссылка действует ${policy.confirmLinkHours} ч. Если это были не вы, ничего не делайте: без нажатия ничего не произойдёт. Если кнопка не работает, откройте этот адрес: {{ links.confirm }}`,
  },
} satisfies Words<'confirm-email'>;

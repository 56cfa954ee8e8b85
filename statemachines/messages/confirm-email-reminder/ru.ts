import type { Words } from '../../language/words.ts';
import { policy } from '../../policy.ts';

export default {
  email: {
    subject: 'Ваш адрес пока не подтверждён',
    preheader: 'Осталось нажать на кнопку.',
    title: 'Остался один шаг',
    body: [
      {
        paragraph:
          'Мы просили подтвердить адрес {{ email }} для {{ brand.name }}, но кнопку пока не нажали. Это займёт секунду.',
      },
    ],
    button: 'Подтвердить адрес',
    after: `Ссылка действует ${policy.confirmLinkHours} ч. Если вы не указывали у нас этот адрес, ничего не делайте. Если кнопка не работает, откройте этот адрес: {{ links.confirm }}`,
  },
} satisfies Words<'confirm-email-reminder'>;

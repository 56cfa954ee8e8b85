import type { Words } from '../../language/words.ts';
import { policy } from '../../policy.ts';

export default {
  email: {
    subject: 'Последнее напоминание: подтвердите адрес',
    preheader: 'Больше напоминать не будем.',
    title: 'Последнее напоминание',
    body: [
      {
        paragraph:
          'Адрес {{ email }} всё ещё не подтверждён. Это последнее напоминание. Если хотите пользоваться этим адресом в {{ brand.name }}, нажмите на кнопку.',
      },
    ],
    button: 'Подтвердить адрес',
    after: `Ссылка действует ${policy.confirmLinkHours} ч. Потом новое письмо можно будет запросить в личном кабинете. Если кнопка не работает, откройте этот адрес: {{ links.confirm }}`,
  },
} satisfies Words<'confirm-email-last'>;

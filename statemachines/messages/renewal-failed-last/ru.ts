import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Подписка всё ещё не оплачена',
    preheader: 'Это последнее напоминание. Оплатите, и всё останется как было.',
    title: 'Оплата так и не прошла',
    body: [
      {
        paragraph:
          'Оплата за {% if subscription.title %}подписку «{{ subscription.title }}»{% else %}вашу подписку{% endif %} так и не поступила, без неё подписка прекратится. Оплатите сейчас, и всё останется как было.',
      },
      { detail: 'subscription.amount', title: 'Сумма' },
      { detail: 'subscription.account', title: 'Откуда списываем' },
      { link: 'links.topUp', title: 'Пополнить баланс' },
      { link: 'links.manage', title: 'Посмотреть или отменить подписку' },
    ],
    button: 'Оплатить',
    after:
      'Больше напоминать не будем. Хотите остановить подписку или оплатить иначе? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Подписка всё ещё не оплачена',
    text: '{% if subscription.amount %}{{ subscription.amount }}, «{{ subscription.title | truncate: 40 }}». {% endif %}Оплатите, чтобы она не прекратилась.',
  },
} satisfies Words<'renewal-failed-last'>;

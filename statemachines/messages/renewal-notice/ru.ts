import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Списание {{ subscription.amount }}: {{ subscription.chargeOn }}',
    preheader: '{{ subscription.title }}: сколько спишем, когда и откуда.',
    title:
      '{% if subscription.plan == "trial" %}Пробный период скоро закончится{% else %}Скоро очередное списание{% endif %}',
    body: [
      {
        paragraph:
          '{% if subscription.plan == "trial" %}Пробный период подписки «{{ subscription.title }}» подходит к концу. Если вы её оставите, первая оплата пройдёт в указанный ниже день.{% else %}Подписка «{{ subscription.title }}» скоро продлится. Если вы хотите её оставить, делать ничего не нужно.{% endif %}',
      },
      { detail: 'subscription.title', title: 'Тариф' },
      { detail: 'subscription.amount', title: 'Сумма' },
      { detail: 'subscription.chargeOn', title: 'Дата списания' },
      { detail: 'subscription.account', title: 'Откуда спишем' },
      { link: 'links.topUp', title: 'Пополнить баланс' },
    ],
    button: 'Открыть подписку',
    after:
      'Там же можно посмотреть баланс, сменить тариф или отменить подписку до дня списания. Остались вопросы? Ответьте на это письмо или позвоните {{ brand.phone }}.',
  },
  push: {
    title: 'Списание: {{ subscription.chargeOn }}',
    text: '{{ subscription.amount }} за «{{ subscription.title | truncate: 40 }}»{% if subscription.account %}, {{ subscription.account | truncate: 30 }}{% endif %}.',
  },
} satisfies Words<'renewal-notice'>;

import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Оплата подписки не прошла',
    preheader: 'Подписка пока действует; оплатите, когда будет минута.',
    title: 'Оплата не прошла',
    body: [
      {
        paragraph:
          'Мы пытались провести оплату за {% if subscription.title %}подписку «{{ subscription.title }}»{% else %}вашу подписку{% endif %}, но платёж не прошёл. Возможно, истёк срок карты или не хватило средств.',
      },
      { detail: 'subscription.amount', title: 'Сумма' },
      { detail: 'subscription.account', title: 'Откуда списываем' },
      { link: 'links.topUp', title: 'Пополнить баланс' },
      { link: 'links.manage', title: 'Посмотреть или отменить подписку' },
    ],
    button: 'Оплатить',
    after:
      'Уже оплатили? Тогда не обращайте внимания на это письмо. Не получается? Звоните {{ brand.phone }}.',
  },
  push: {
    title: 'Оплата подписки не прошла',
    text: '{% if subscription.amount %}{{ subscription.amount }}, «{{ subscription.title | truncate: 40 }}». {% endif %}Нажмите, чтобы оплатить или сменить карту.',
  },
} satisfies Words<'renewal-failed'>;

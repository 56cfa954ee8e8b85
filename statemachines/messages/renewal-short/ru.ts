import type { Words } from '../../language/words.ts';

export default {
  email: {
    subject: 'Для оплаты подписки не хватает средств',
    preheader:
      '{% if subscription.amount %}Спишем {{ subscription.amount }}: {{ subscription.chargeOn }}.{% else %}Пополните баланс или смените карту.{% endif %}',
    title: 'Проверьте, пожалуйста, оплату',
    body: [
      {
        paragraph:
          '{% if subscription.title %}Подписка «{{ subscription.title }}» скоро продлится, но средств на балансе или карте не хватит.{% else %}Подписка скоро продлится, но средств на балансе или карте не хватит.{% endif %} Пополните баланс или выберите другую карту заранее, и подписка не прервётся.',
      },
      { detail: 'subscription.amount', title: 'Сумма' },
      { detail: 'subscription.chargeOn', title: 'Дата списания' },
      { detail: 'subscription.account', title: 'Откуда спишем' },
      { link: 'links.manage', title: 'Посмотреть или отменить подписку' },
    ],
    button: 'Пополнить',
    after: 'Уже пополнили? Тогда всё в порядке. Остались вопросы? Звоните {{ brand.phone }}.',
  },
  push: {
    title: 'Не хватает средств на подписку',
    text: '{% if subscription.amount %}Списание {{ subscription.amount }}: {{ subscription.chargeOn }}. {% endif %}Нажмите, чтобы пополнить баланс.',
  },
  sms: {
    text: '{{ brand.name }}: пополните баланс: {{ links.open }}',
  },
} satisfies Words<'renewal-short'>;

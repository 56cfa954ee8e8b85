import { days } from '../language/durations.ts';
import { declareEvent } from '../language/event.ts';
import { choice, currency, flag, link, moment, money, noted, text } from '../language/property.ts';

const booking = { title: text(200, 1), startsAt: moment };

const subscription = {
  plan: choice('trial', 'monthly', 'yearly'),
  title: text(200, 1),
  chargeAt: noted('The next charge.', moment),
  amount: money,
  currency,
};
const ofSubscription = {
  account: noted('What is charged, as the customer knows it: “card ending 4242”.', text(100)),
  topUpUrl: link,
  manageUrl: link,
};
const sampleSubscription = {
  title: 'A plant a month',
  chargeAt: days(10),
  amount: 9,
  account: 'card ending 4242',
} as const;

export const bookingEvents = {
  'booking.confirmed': declareEvent({
    about: 'booking',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Бронь подтверждена' },
    core: booking,
    optional: {
      url: link,
      upgrade: noted('An upgrade is free.', flag),
      upgradeTo: text(200),
      upgradePrice: money,
      currency,
    },
    retained: ['startsAt', 'upgrade'],
    describes: true,
    example: { title: 'Garden room', startsAt: days(14), upgrade: true, upgradeTo: 'Greenhouse suite' },
  }),
  'booking.changed': declareEvent({
    about: 'booking',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Бронь изменена' },
    core: booking,
    optional: { url: link },
    retained: ['startsAt'],
    describes: true,
    example: { title: 'Garden room', startsAt: days(15) },
  }),
  'booking.cancelled': declareEvent({
    about: 'booking',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Бронь отменена' },
  }),
  'booking.upgraded': declareEvent({
    about: 'booking',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Бронь улучшена' },
    note: 'What the shop’s system says to an upgrade that was accepted.',
  }),
  'booking.upgrade-refused': declareEvent({
    about: 'booking',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'В улучшении брони отказано' },
  }),
  'subscription.started': declareEvent({
    about: 'subscription',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Подписка оформлена' },
    core: subscription,
    optional: ofSubscription,
    retained: ['plan', 'chargeAt'],
    describes: true,
    example: { ...sampleSubscription, plan: 'monthly' },
  }),
  'subscription.changed': declareEvent({
    about: 'subscription',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Подписка изменена' },
    core: subscription,
    optional: ofSubscription,
    retained: ['plan', 'chargeAt'],
    describes: true,
    example: { ...sampleSubscription, plan: 'yearly', amount: 90 },
  }),
  'subscription.renewed': declareEvent({
    about: 'subscription',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Подписка продлена' },
    core: subscription,
    optional: ofSubscription,
    retained: ['plan', 'chargeAt'],
    describes: true,
    example: { ...sampleSubscription, plan: 'monthly' },
  }),
  'subscription.cancelled': declareEvent({
    about: 'subscription',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Подписка отменена' },
  }),
  'subscription.payment-failed': declareEvent({
    about: 'subscription',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Оплата подписки не прошла' },
    optional: { payUrl: link },
  }),
  'subscription.short': declareEvent({
    about: 'subscription',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { en: 'Not enough for the next payment', ru: 'Не хватает на следующую оплату' },
    note: 'The balance or the card will not do for the next charge.',
    optional: { topUpUrl: link },
  }),
} as const;

import { days } from '../language/durations.ts';
import { declareEvent } from '../language/event.ts';
import { flag, id, moment, noted, text, whole } from '../language/property.ts';

const points = whole(1, 1e9);

/** Points, the programme, and personal codes. */
export const loyaltyEvents = {
  'points.earned': declareEvent({
    about: 'customer',
    actor: 'shop',
    from: ['back end', 'connector', 'map'],
    title: { ru: 'Баллы начислены' },
    core: { points },
    optional: {
      expiresAt: moment,
      for: text(128),
      once: noted('Never again for the same reason.', flag),
      usableAt: noted('When the return period ends; at once without it.', moment),
      told: noted(
        'Whoever gives them tells the customer: a message of the scenario that earned them, a receipt.',
        flag,
      ),
    },
    retained: ['for', 'points', 'usableAt', 'told'],
    example: { points: 100, for: 'survey', expiresAt: days(60) },
  }),
  'points.redeemed': declareEvent({
    about: 'customer',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Баллы потрачены' },
    core: { points },
    example: { points: 50 },
  }),
  'points.expired': declareEvent({
    about: 'customer',
    actor: 'shop',
    from: ['back end', 'connector', 'map'],
    title: { ru: 'Баллы сгорели' },
    note: 'Takes away what is left of the points that an event earned.',
    core: { earnedBy: id },
    example: { earnedBy: 'the event that earned them' },
  }),
  'loyalty.joined': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Вступление в программу лояльности' },
    optional: { number: text(64) },
    example: { number: '4000 1234' },
  }),
  'loyalty.left': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Выход из программы лояльности' },
  }),
  'loyalty.viewed': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'site', 'connector'],
    title: { ru: 'Просмотр программы лояльности' },
    note: 'The page about the loyalty programme.',
    facts: ['member'],
  }),
  'offer.made': declareEvent({
    about: 'customer',
    actor: 'map',
    from: ['map'],
    title: { en: 'Personal code handed over', ru: 'Личный код выдан' },
    note: 'A personal code was handed over; it does not say which.',
    core: { scenario: text(60), until: moment },
    retained: ['scenario', 'until'],
    example: { scenario: 'abandoned-cart', until: days(3) },
  }),
  'offer.used': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { en: 'Personal code used', ru: 'Личный код использован' },
    note: 'A personal code was used; it does not say which.',
  }),
} as const;

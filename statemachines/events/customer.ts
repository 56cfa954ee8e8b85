import { days } from '../language/durations.ts';
import { declareEvent } from '../language/event.ts';
import { sampleProof } from '../language/person.ts';
import { choice, flag, id, moment, noted, segmentName, word } from '../language/property.ts';

/** Who customers are, what they may do, and what they ask for about themselves. */
export const customerEvents = {
  'customer.registered': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Клиент зарегистрировался' },
    person: true,
    example: { consents: [{ channel: 'email', proof: sampleProof }] },
  }),
  'customer.updated': declareEvent({
    about: 'customer',
    actor: 'shop',
    from: ['back end', 'connector', 'map'],
    title: { ru: 'Данные клиента изменились' },
    person: true,
    example: { attributes: { favourite: 'ferns', birthday: '1990-04-12' } },
  }),
  'customer.joined': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'site'],
    title: { en: 'Visitor joined', ru: 'Посетитель узнан' },
    note: 'A visitor turns out to be this customer: what was known of the visitor is the customer’s from now on.',
    core: { anonymous: noted('The id under which the visitor’s events came.', id) },
    meets: true,
    example: { anonymous: 'a visitor' },
  }),
  'customer.erasure-requested': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end'],
    title: { ru: 'Клиент просит стереть данные' },
    privacy: 'erasure',
  }),
  'customer.export-requested': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end'],
    title: { ru: 'Клиент просит копию данных' },
    privacy: 'export',
  }),
  'segment.entered': declareEvent({
    about: 'customer',
    actor: 'shop',
    from: ['back end', 'map'],
    title: { ru: 'Вошёл в сегмент' },
    core: { segment: segmentName },
    retained: ['segment'],
    retainedBy: ['segment'],
  }),
  'segment.left': declareEvent({
    about: 'customer',
    actor: 'shop',
    from: ['back end', 'map'],
    title: { ru: 'Вышел из сегмента' },
    core: { segment: segmentName },
    retained: ['segment'],
    retainedBy: ['segment'],
  }),
  'app.installed': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'site', 'connector'],
    title: { ru: 'Приложение установлено' },
    core: { push: noted('Whether the app may send push messages.', flag) },
    optional: { platform: choice('ios', 'android') },
    retained: ['push'],
    example: { platform: 'ios', push: true },
  }),
  'access.granted': declareEvent({
    about: 'customer',
    actor: 'map',
    from: ['back end', 'map'],
    title: { ru: 'Доступ открыт' },
    core: { service: word },
    optional: { until: moment },
    example: { service: 'plant-doctor', until: days(30) },
  }),
} as const;

import type { AppEvent } from '../../../../functions/ports/world/bus.ts';
import type { Channel } from '../../../../statemachines/language/channels.ts';
import type { Properties } from '../../../../statemachines/language/events.ts';
import { sampleGoods, worthOf } from './sample-goods.ts';

type Person = Properties<'customer.registered'>;

const ticked = (text: string, ...channels: readonly Channel[]): NonNullable<Person['consents']> =>
  channels.map((channel) => ({ channel, proof: { text, version: '2026-09', form: 'registration' } }));
const news = 'Send me news and offers';
const newsInRussian = 'Присылайте мне новости и предложения';

/** Unlike each other in what decides: language, zone, addresses, consents, and how long they are known. */
const samples: readonly {
  readonly customer: string;
  readonly daysAgo: number;
  readonly birthdayInDays?: number;
  /** The last order, if there was one. */
  readonly orderedDaysAgo?: number;
  readonly person: Person;
}[] = [
  {
    customer: 'emma',
    daysAgo: 200,
    birthdayInDays: 9,
    person: {
      name: 'Emma Clark',
      email: 'emma.clark@example.com',
      phone: '+447400123456',
      devices: [{ token: 'emma-phone', platform: 'ios' }],
      language: 'en',
      country: 'GB',
      zone: 'Europe/London',
      consents: ticked(news, 'email', 'push', 'sms'),
    },
  },
  {
    customer: 'ivan',
    daysAgo: 0,
    person: {
      name: 'Иван Петров',
      email: 'ivan.petrov@example.com',
      phone: '+79161234567',
      language: 'ru',
      country: 'RU',
      zone: 'Europe/Moscow',
      consents: ticked(newsInRussian, 'email', 'sms'),
    },
  },
  {
    customer: 'lena',
    daysAgo: 60,
    person: {
      name: 'Lena Vogel',
      email: 'lena.vogel@example.com',
      phone: '+4915112345678',
      language: 'en',
      country: 'DE',
      zone: 'Europe/Berlin',
    },
  },
  {
    customer: 'noah',
    daysAgo: 0,
    person: {
      name: 'Noah Kim',
      devices: [{ token: 'noah-phone', platform: 'android' }],
      language: 'en',
      country: 'US',
      zone: 'America/Los_Angeles',
      consents: ticked(news, 'push'),
    },
  },
  {
    customer: 'olga',
    daysAgo: 30,
    person: {
      name: 'Ольга Смирнова',
      phone: '+77011234567',
      language: 'ru',
      country: 'KZ',
      zone: 'Asia/Almaty',
      consents: ticked(newsInRussian, 'sms'),
    },
  },
  {
    customer: 'sofia',
    daysAgo: 120,
    person: {
      name: 'Sofia Lindqvist',
      email: 'sofia.lindqvist@example.com',
      language: 'en',
      country: 'SE',
      zone: 'Europe/Stockholm',
      consents: ticked(news, 'email'),
    },
  },
  {
    customer: 'viktor',
    daysAgo: 400,
    orderedDaysAgo: 88,
    person: {
      name: 'Виктор Лебедев',
      email: 'viktor.lebedev@example.com',
      language: 'ru',
      country: 'RU',
      zone: 'Europe/Moscow',
      consents: ticked(newsInRussian, 'email'),
    },
  },
];

/** What is known of the sample customers; what was long ago is late at the door and starts nothing. */
export function registerSamples(now: Date): readonly AppEvent[] {
  const ago = (days: number): string => new Date(now.getTime() - days * 24 * 3600 * 1000).toISOString();
  return samples.flatMap(({ customer, daysAgo, birthdayInDays, orderedDaysAgo, person }): AppEvent[] => [
    {
      name: 'customer.registered',
      id: `registered-${customer}`,
      customer,
      at: ago(daysAgo),
      properties:
        birthdayInDays === undefined
          ? person
          : // The year is not known.
            { ...person, attributes: { birthday: `--${ago(-birthdayInDays).slice(5, 10)}` } },
    },
    ...(orderedDaysAgo === undefined ? [] : [orderOf(customer, ago(orderedDaysAgo))]),
  ]);
}

const orderOf = (customer: string, at: string): AppEvent => {
  const items = sampleGoods.ru.slice(2, 4);
  return {
    name: 'order.placed',
    id: `ordered-${customer}`,
    customer,
    at,
    properties: { orderId: `${customer}-1`, currency: 'USD', total: worthOf(items), items },
  };
};

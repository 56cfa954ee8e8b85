import type { Channel, Language } from '../../statemachines/language/channels.ts';
import { day, hour } from './deed.ts';
import { type Dice, makeDice } from './dice.ts';

/** How somebody lives with the shop. */
export type Habit = 'asks once' | 'never buys' | 'buys at times' | 'buys often' | 'stops buying';

export interface Person {
  readonly customer: string;
  readonly habit: Habit;
  /** When they first come. */
  readonly comes: number;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly device?: string;
  readonly language: Language;
  readonly country: string;
  readonly zone: string;
  /** Of their clock from UTC, in milliseconds; the hour that summer adds is left out. */
  readonly offset: number;
  readonly birthday?: string;
  readonly consents: readonly Channel[];
  /** How often they press what is in a letter; a third never do. */
  readonly presses: number;
  readonly dice: Dice;
}

interface Home {
  readonly country: string;
  readonly zone: string;
  readonly hours: number;
  readonly language: Language;
  /** How numbers begin; six digits follow. */
  readonly phone: string;
  readonly names: readonly [string, ...string[]];
}

const english = ['Ann', 'Ben', 'Chloe', 'Dan', 'Emma', 'George'] as const;
const homes: readonly [Home, ...Home[]] = [
  { country: 'GB', zone: 'Europe/London', hours: 0, language: 'en', phone: '+447400', names: english },
  {
    country: 'DE',
    zone: 'Europe/Berlin',
    hours: 1,
    language: 'en',
    phone: '+491512',
    names: ['Lena', 'Jonas', 'Mia', 'Paul'],
  },
  {
    country: 'RU',
    zone: 'Europe/Moscow',
    hours: 3,
    language: 'ru',
    phone: '+79161',
    names: ['Анна', 'Борис', 'Вера', 'Глеб', 'Дарья'],
  },
  { country: 'US', zone: 'America/New_York', hours: -5, language: 'en', phone: '+12025', names: english },
];

/** The N-th customer of a seed; most come in the first weeks, the rest through the year. */
export function makePerson(seed: string, number: number, begin: number, days: number): Person {
  const dice = makeDice(seed, 'person', String(number));
  const customer = `c-${number}`;
  const home = dice.pick(homes);
  const habit = dice.pick<Habit>([
    'asks once',
    ...Array<Habit>(3).fill('never buys'),
    ...Array<Habit>(3).fill('buys at times'),
    'buys often',
    ...Array<Habit>(2).fill('stops buying'),
  ]);
  const hasEmail = dice.chance(0.92);
  const hasPhone = !hasEmail || dice.chance(0.6);
  const hasDevice = dice.chance(0.4);
  const digits = String(number).padStart(6, '0').slice(-6);
  return {
    customer,
    habit,
    comes:
      begin + Math.floor(dice.between(0.2, dice.chance(0.6) ? Math.min(21, days * 0.4) : days * 0.8) * day),
    ...(dice.chance(0.9) ? { name: dice.pick(home.names) } : {}),
    ...(hasEmail ? { email: `${customer}@example.com` } : {}),
    ...(hasPhone ? { phone: `${home.phone}${digits}` } : {}),
    ...(hasDevice ? { device: `device-${customer}` } : {}),
    language: home.language,
    country: home.country,
    zone: home.zone,
    offset: home.hours * hour,
    ...(dice.chance(0.5)
      ? {
          birthday: `19${dice.whole(55, 99)}-${String(dice.whole(1, 12)).padStart(2, '0')}-${String(dice.whole(1, 28)).padStart(2, '0')}`,
        }
      : {}),
    consents: [
      ...(dice.chance(0.85) ? ['email' as const] : []),
      ...(dice.chance(0.7) ? ['push' as const] : []),
      ...(dice.chance(0.4) ? ['sms' as const] : []),
    ],
    presses: dice.pick([0, 0, 0.06, 0.15, 0.3]),
    dice,
  };
}

/** An hour of their day at which people are awake, on the day of a moment. */
export const atLocalHour = ({ offset, dice }: Person, at: number, from = 9, to = 21): number =>
  Math.floor((at + offset) / day) * day - offset + Math.floor(dice.between(from, to) * hour);

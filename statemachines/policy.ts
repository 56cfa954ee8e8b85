import type { Market, Policy } from './language/policy.ts';
import { en } from './phrases/en.ts';
import { ru } from './phrases/ru.ts';

/**
 * The languages that customers are written in. A new one is a line here, `{}` to begin with, and its words:
 * `npm run map -- --missing de` lists what it lacks, in which the default language stands in.
 */
const languages = { en, ru };

type Languages = typeof languages;

declare module './language/register.ts' {
  interface MapLanguages extends Languages {}
}

/** Legal defaults by market; working rules, to be confirmed by the company's own counsel. */
export const markets = {
  russia: {
    consent: { email: 'opt-in', push: 'opt-in', sms: 'opt-in' },
    quietHours: ['21:00', '09:00'],
    weekendQuietUntil: '10:00',
    existingCustomers: [],
    doubleOptIn: [],
    wasPrice: 'seen',
  },
  eu: {
    consent: { email: 'opt-in', push: 'opt-in', sms: 'opt-in' },
    quietHours: ['20:00', '09:00'],
    // Allowed for similar goods where a refusal was offered at collection; off until your forms do that.
    existingCustomers: [],
    doubleOptIn: [],
    wasPrice: 'lowest in 30 days',
  },
  us: {
    consent: { email: 'opt-out', push: 'opt-in', sms: 'opt-in' },
    quietHours: ['20:00', '09:00'],
    existingCustomers: [],
    doubleOptIn: [],
    wasPrice: 'seen',
  },
} as const satisfies Record<string, Market>;

/**
 * What to edit before a deploy: brand, sender, zone, hours, caps, languages, market. What the shop promises in its
 * messages (delivery, returns) stands in `shop.ts`.
 */
export const policy: Policy = {
  brand: {
    name: 'Fern & Finch',
    url: 'https://shop.example.com',
    postalAddress: 'Fern & Finch Ltd, 1 Market Street, London EC1A 1AA',
    phone: '+44 20 7946 0000',
  },
  sender: {
    email: { name: 'Fern & Finch', address: 'hello@shop.example.com', replyTo: 'care@shop.example.com' },
    sms: { number: '+447700900123' },
  },
  languages,
  shop: { zone: 'Europe/London', language: 'en', currency: 'USD', country: 'GB' },
  // Add your own days here; take away those that your customers do not keep.
  calendar: [
    { id: 'new-year', on: '01-01', name: { en: 'New Year', ru: 'Новым годом' } },
    {
      id: 'womens-day',
      on: '03-08',
      countries: ['RU', 'BY', 'KZ', 'KG', 'AM', 'GE', 'UZ'],
      name: { en: 'International Women’s Day', ru: 'праздником 8 Марта' },
    },
    {
      id: 'thanksgiving',
      on: { month: 11, weekday: 4, nth: 4 },
      countries: ['US'],
      name: { en: 'Thanksgiving', ru: 'Днём благодарения' },
    },
  ],
  market: markets.eu,
  goodHours: ['10:00', '20:00'],
  caps: {
    perDay: 1,
    perWeek: 4,
    smsPerWeek: 1,
    hoursApart: 12,
    hoursAfterTransactional: 1,
    lessOften: { segment: 'less-often', perWeek: 1 },
  },
  afternoon: { fromRank: 18, hours: ['15:00', '19:00'] },
  working: { days: [1, 2, 3, 4, 5], hours: ['09:00', '18:00'] },
  scores: { recencyDays: [30, 60, 120, 240], orders: [2, 3, 5, 8], spent: [50, 150, 400, 1000] },
  points: { worth: 0.01, perUnit: 5 },
  patienceDays: 7,
  holdout: 0,
  webhooks: {
    'booking-system': 'https://bookings.example.com/hooks/upgrade',
  },
  spreadMinutes: 60,
  events: { lateAfterHours: 24, aheadMinutes: 10, largestBytes: 64 * 1024 },
  backInStock: { safety: 1, perPiece: 3, hoursBetween: 2 },
  codes: {
    digits: 6,
    minutes: 10,
    tries: 5,
    resendSeconds: 60,
    perHour: 3,
    perDay: 10,
    // Where your customers are: numbers of other countries are a way to make money of your codes.
    countries: ['GB', 'IE', 'US', 'CA', 'DE', 'FR', 'ES', 'IT', 'NL', 'RU'],
  },
  unsubscribeLinkDays: 365,
  confirmLinkHours: 72,
};

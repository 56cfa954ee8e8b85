import type { Market, Policy } from './language/policy.ts';

/** Legal defaults by market; working rules, to be confirmed by the company's own counsel. */
export const markets = {
  russia: {
    consent: { email: 'opt-in', push: 'opt-in', sms: 'opt-in' },
    quietHours: ['21:00', '09:00'],
    weekendQuietUntil: '10:00',
    existingCustomers: [],
    doubleOptIn: [],
  },
  eu: {
    consent: { email: 'opt-in', push: 'opt-in', sms: 'opt-in' },
    quietHours: ['20:00', '09:00'],
    // Allowed for similar goods where a refusal was offered at collection; off until your forms do that.
    existingCustomers: [],
    doubleOptIn: [],
  },
  us: {
    consent: { email: 'opt-out', push: 'opt-in', sms: 'opt-in' },
    quietHours: ['20:00', '09:00'],
    existingCustomers: [],
    doubleOptIn: [],
  },
} as const satisfies Record<string, Market>;

/**
 * What to edit before a deploy: brand, sender, zone, hours, caps, languages, market. What the shop promises in its
 * messages (delivery, returns) stands in `messages/shop.ts`.
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
  shop: { zone: 'Europe/London', language: 'en', currency: 'USD' },
  market: markets.eu,
  goodHours: ['10:00', '20:00'],
  caps: { perDay: 1, perWeek: 4, smsPerWeek: 1, hoursApart: 12, hoursAfterTransactional: 1 },
  afternoon: { fromRank: 18, hours: ['15:00', '19:00'] },
  working: { days: [1, 2, 3, 4, 5], hours: ['09:00', '18:00'] },
  points: { worth: 0.01 },
  patienceDays: 7,
  spreadMinutes: 60,
  events: { lateAfterHours: 24, aheadMinutes: 10, largestBytes: 64 * 1024 },
  unsubscribeLinkDays: 365,
  confirmLinkHours: 72,
};

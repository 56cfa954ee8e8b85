import type { Channel, Language } from './channels.ts';
import type { Phrases } from './phrases.ts';

/** A local wall-clock time, "HH:MM" on 24 hours. */
export type LocalTime = `${number}${number}:${number}${number}`;

/** Whether marketing needs a yes beforehand, or is allowed until a no. */
export type ConsentRule = 'opt-in' | 'opt-out';

export interface Market {
  readonly consent: Readonly<Record<Channel, ConsentRule>>;
  /** From the first time (inclusive) to the second (exclusive) no marketing goes out. */
  readonly quietHours: readonly [LocalTime, LocalTime];
  /** On Saturdays and Sundays quiet hours end later. */
  readonly weekendQuietUntil?: LocalTime;
  /** Customers who have ordered may get marketing here without a yes, until a no (similar goods only). */
  readonly existingCustomers: readonly Channel[];
  /** A consent counts only once the address is confirmed by a button behind a link in a letter to it. */
  readonly doubleOptIn: readonly 'email'[];
  /** What a lower price may be compared with: what this customer saw, or the lowest of the last 30 days if that is less. */
  readonly wasPrice: 'seen' | 'lowest in 30 days';
}

/** A day that comes every year. */
export interface Feast {
  /** Kebab-case, never changed: runs are named after it. */
  readonly id: string;
  /** "12-25", or a weekday of a month (1 is Monday), such as the fourth Thursday of November. */
  readonly on:
    | `${number}-${number}`
    | { readonly month: number; readonly weekday: number; readonly nth: 1 | 2 | 3 | 4 | 'last' };
  /** Where it is kept; everywhere without them. */
  readonly countries?: readonly string[];
  /** As it stands after "Happy": "New Year", and after «С»: «Новым годом». */
  readonly name: Readonly<Partial<Record<Language, string>>>;
}

/** Everything a company sets in one place. */
export interface Policy {
  readonly brand: {
    readonly name: string;
    /** The shop's own domain; every link leads there. */
    readonly url: string;
    readonly postalAddress: string;
    readonly phone: string;
  };
  readonly sender: {
    readonly email: { readonly name: string; readonly address: string; readonly replyTo: string };
    /** E.164. A number that takes replies, not a name in letters: STOP must reach us. */
    readonly sms: { readonly number: string };
  };
  /** The languages that customers are written in, with what is said beside messages; the default language's is whole. */
  readonly languages: Readonly<Record<Language, Partial<Phrases>>>;
  /** Zone and language of customers who have none of their own; currency of all amounts in rules. */
  readonly shop: {
    readonly zone: string;
    readonly language: Language;
    readonly currency: string;
    /** Whose feasts are kept for customers whose country is not known; two capital letters. */
    readonly country: string;
  };
  /** The feasts that customers are greeted on, and the shop's own days. */
  readonly calendar: readonly Feast[];
  readonly market: Market;
  /** Waits that end at a good hour end inside these local hours. */
  readonly goodHours: readonly [LocalTime, LocalTime];
  readonly caps: {
    /** Marketing messages in a local calendar day, and in any 7 × 24 hours. */
    readonly perDay: number;
    readonly perWeek: number;
    readonly smsPerWeek: number;
    readonly hoursApart: number;
    readonly hoursAfterTransactional: number;
    /** Who is in this segment has asked for fewer letters: so many marketing messages in any 7 × 24 hours. */
    readonly lessOften: { readonly segment: string; readonly perWeek: number };
  };
  /** Messages of this rank and lower go in these local hours, so that the day's intent claims the slot first. */
  readonly afternoon: { readonly fromRank: number; readonly hours: readonly [LocalTime, LocalTime] };
  /** When people of the company call and answer, in the shop's zone; 1 is Monday. */
  readonly working: { readonly days: readonly number[]; readonly hours: readonly [LocalTime, LocalTime] };
  /**
   * How customers are scored, each part from 1 to 5: four limits, of which each that is met adds one. Days since the
   * last order (at most), orders (at least), worth of all orders in the shop's currency (at least).
   */
  readonly scores: {
    readonly recencyDays: readonly [number, number, number, number];
    readonly orders: readonly [number, number, number, number];
    readonly spent: readonly [number, number, number, number];
  };
  /** What one point is worth, in the shop's currency. */
  readonly points: {
    readonly worth: number;
    /** How many a member earns for one unit of the shop's currency; the shop itself tells of them. */
    readonly perUnit: number;
  };
  /** A paused message or scenario, or an open complaint or return, is waited for at most so long. */
  readonly patienceDays: number;
  /** Per cent of all customers who get no marketing at all, so that its lift can be measured; 0 for none. */
  readonly holdout: number;
  /** Addresses that scenarios may call, by name; https alone. */
  readonly webhooks: Readonly<Record<string, `https://${string}`>>;
  /** Deferred messages are spread over this many minutes after the hour they were deferred to. */
  readonly spreadMinutes: number;
  readonly events: {
    /** An event older than this is recorded and starts nothing. */
    readonly lateAfterHours: number;
    /** Clocks of apps may be ahead of ours by this much. */
    readonly aheadMinutes: number;
    /** Size of the properties as JSON. */
    readonly largestBytes: number;
  };
  /** Back in stock: from how many pieces on, how many who asked are told for each piece, and hours between two rounds. */
  readonly backInStock: { readonly safety: number; readonly perPiece: number; readonly hoursBetween: number };
  /** Confirmation codes: how long one is valid, how often it may be answered, and how many go out at most. */
  readonly codes: {
    readonly digits: number;
    readonly minutes: number;
    readonly tries: number;
    /** A code may be asked for again after so many seconds. */
    readonly resendSeconds: number;
    /** To one contact, and for one network from which they are asked for. */
    readonly perHour: number;
    readonly perDay: number;
    /** Two capital letters each: numbers of all others get no code by SMS. */
    readonly countries: readonly string[];
  };
  readonly unsubscribeLinkDays: number;
  readonly confirmLinkHours: number;
}

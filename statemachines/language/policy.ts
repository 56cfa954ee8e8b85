import type { Channel, Language } from './channels.ts';

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
  /** Zone and language of customers who have none of their own; currency of all amounts in rules. */
  readonly shop: { readonly zone: string; readonly language: Language; readonly currency: string };
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
  };
  /** Messages of this rank and lower go in these local hours, so that the day's intent claims the slot first. */
  readonly afternoon: { readonly fromRank: number; readonly hours: readonly [LocalTime, LocalTime] };
  /** When people of the company call and answer, in the shop's zone; 1 is Monday. */
  readonly working: { readonly days: readonly number[]; readonly hours: readonly [LocalTime, LocalTime] };
  /** What one point is worth, in the shop's currency. */
  readonly points: { readonly worth: number };
  /** A paused message or scenario, or an open complaint or return, is waited for at most so long. */
  readonly patienceDays: number;
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
  readonly unsubscribeLinkDays: number;
  readonly confirmLinkHours: number;
}

import type { Channel, Language } from '../../statemachines/language/channels.ts';
import type { EventName } from '../../statemachines/language/events.ts';
import type { Reason } from '../../statemachines/language/reasons.ts';

/** A moment with the event that made it; of two moments the later (`at`, then `id`) is the newer. */
export interface Moment {
  readonly at: string;
  readonly id: string;
}

export interface Consent {
  readonly state: 'given' | 'withdrawn';
  readonly at: string;
  /** The event that says so, with the proof, in the customer's timeline. */
  readonly event: string;
}

/** An address that must not be used; kept in its normal form. */
export interface Suppression {
  readonly channel: Channel;
  readonly address: string;
  readonly why: 'bounced' | 'complained' | 'dead';
}

export interface Device {
  readonly token: string;
  readonly platform: 'ios' | 'android';
}

/** What is known of a customer. One item, replaced under its version. */
export interface Profile {
  readonly customer: string;
  readonly version: number;
  /** Lower case. */
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
  readonly devices: readonly Device[];
  readonly name?: string;
  readonly language?: Language;
  readonly country?: string;
  /** IANA name. */
  readonly zone?: string;
  readonly traffic: 'customer' | 'staff' | 'test' | 'robot';
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** The newest event that set each field, so that an older one arriving late does not undo it. */
  readonly fieldsAt: Readonly<Record<string, Moment>>;
  readonly consents: Readonly<Partial<Record<Channel, Consent>>>;
  readonly suppressions: readonly Suppression[];
  /** How often each event happened, and its newest moment. */
  readonly counters: Readonly<Partial<Record<EventName, { readonly count: number; readonly last: Moment }>>>;
  /** The newest moment of each event about each cart or order, newest first, bounded. */
  readonly marks: readonly { readonly event: EventName; readonly key: string; readonly moment: Moment }[];
  /** Fingerprints of the last events counted, so that a repeat counts once. */
  readonly applied: readonly string[];
}

/** A run's entry: who holds (scenario, key) for this customer. */
export interface Entry {
  readonly scenario: string;
  readonly key: string;
  readonly run: string;
  /** The execution's ARN: a second execution of the same event is a duplicate. */
  readonly execution: string;
  readonly trigger: Moment;
  readonly enteredAt: string;
  readonly endedAt?: string;
}

/**
 * One message of one run in the send book. `channel` is the one claimed or used last;
 * `refused` lists those that were tried and will not be tried again.
 */
export interface Booking {
  readonly run: string;
  readonly scenario: string;
  readonly step: string;
  readonly message: string;
  readonly kind: 'transactional' | 'marketing';
  readonly channel: Channel;
  readonly state: 'claimed' | 'sent' | 'refused' | 'released' | 'given-up';
  readonly at: string;
  readonly refused: readonly { readonly channel: Channel; readonly at: string; readonly because: string }[];
  readonly offer?: Offer;
}

/** A personal code as it was handed out. */
export interface Offer {
  readonly code: string;
  readonly percent: number;
  readonly until: string;
  readonly minimumBasket?: number;
}

/** The customer's recent messages: what caps, claims and offers are decided from. Replaced under its version. */
export interface SendBook {
  readonly customer: string;
  readonly version: number;
  readonly bookings: readonly Booking[];
  /** When each message last went, or perhaps went; outlasts its booking. */
  readonly lastSent: Readonly<Record<string, string>>;
}

/** What the shop last said of a product. */
export interface Product {
  readonly productId: string;
  readonly price?: { readonly amount: number; readonly currency: string; readonly moment: Moment };
  readonly stock?: { readonly count: number; readonly moment: Moment };
}

/** One decision about one step of one run, kept in the customer's timeline. */
export interface StepRecord {
  readonly run: string;
  readonly execution: string;
  readonly scenario: string;
  readonly step: string;
  readonly at: string;
  readonly decision: 'send' | 'wait' | 'skip' | 'leave' | 'check';
  readonly reason: Reason;
  readonly because: string;
  readonly channel?: Channel;
}

/** An event that the door did not take, with what was wrong. */
export interface Rejection {
  readonly id: string;
  readonly at: string;
  readonly reason: string;
  /** The start of what came, for the person who mends the app. */
  readonly excerpt: string;
}

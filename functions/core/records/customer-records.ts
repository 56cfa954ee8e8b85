import type { Channel } from '../../../statemachines/language/channels.ts';
import type { EventName, Properties } from '../../../statemachines/language/events.ts';
import type { Said } from '../../../statemachines/language/facts.ts';
import type { Purpose } from '../../../statemachines/language/purposes.ts';
import type { Moment } from '../time/moments.ts';

export interface Consent {
  readonly state: 'given' | 'withdrawn';
  readonly at: string;
  /** The event that says so, with the proof, in the customer's timeline. */
  readonly event: string;
}

/** A channel as a whole, or one purpose on it; of the two the newer moment holds. */
export type ConsentKey = Channel | `${Channel}:${Purpose}`;

/** One yes or no with its proof: kept as long as the customer is. */
export interface ConsentRecord {
  readonly at: string;
  /** The event that says so. */
  readonly event: string;
  readonly channel: Channel;
  readonly purpose?: Purpose;
  readonly state: 'given' | 'withdrawn';
  /** Given: what was shown and answered. */
  readonly proof?: Properties<'consent.given'>['proof'];
  /** Withdrawn: by what means. */
  readonly how?: string;
}

/**
 * Loyalty points: what was earned, as lots, soonest end first, and what was redeemed of late. What each lot has left
 * follows from both in the order of their moments, so that any order of arrival gives the same balance, and none is
 * below zero.
 */
export interface Ledger {
  readonly lots: readonly Lot[];
  /** Redemptions of late, oldest first: paid by the lots of their moment, even by those that are told of later. */
  readonly owed: readonly Redemption[];
  /** Reasons (`once`) that have earned points; bounded. */
  readonly applied: readonly string[];
}

export interface Redemption {
  readonly event: string;
  readonly at: string;
  readonly points: number;
}

export interface Lot {
  /** The event that earned it. */
  readonly event: string;
  readonly for?: string;
  readonly at: string;
  readonly points: number;
  readonly left: number;
  /** UTC; a lot without one never ends. */
  readonly expiresAt?: string;
  /** UTC; until then it is not part of the balance. */
  readonly usableAt?: string;
  /** Whoever earned it tells the customer. */
  readonly told?: true;
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

/** An address that is not the main one (any more), and when it was last told. */
export interface OlderContact {
  readonly address: string;
  readonly at: string;
}

/** Where a customer is written to, as far as it was told. */
export interface Contacts {
  /** Lower case. */
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
  /** Addresses told before the main one, newest first, bounded: whoever writes from one is found by it. */
  readonly moreEmails?: readonly OlderContact[];
  readonly morePhones?: readonly OlderContact[];
  readonly devices: readonly Device[];
  /** The address whose owner has pressed the button behind the link in a letter to it. */
  readonly confirmedEmail?: string;
  /** The newest event that set each of them, so that an older one arriving late does not undo it. */
  readonly contactsAt: Readonly<Partial<Record<ContactField, Moment>>>;
}
export type ContactField = 'email' | 'phone' | 'devices' | 'confirmedEmail';

/** Who the customer is. */
export interface Person {
  readonly name?: string;
  /** As an app has said it; `languageOf` says which of the policy's it is written in. */
  readonly language?: string;
  readonly country?: string;
  /** IANA name. */
  readonly zone?: string;
  readonly traffic: 'customer' | 'staff' | 'test' | 'robot';
  /** The newest event that set each of them. */
  readonly personAt: Readonly<Partial<Record<PersonField, Moment>>>;
}
export type PersonField = 'name' | 'language' | 'country' | 'zone' | 'traffic';

/** What the company's apps know besides, by names of their own; bounded. */
export interface Attributes {
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** The newest event that set each of them. */
  readonly attributesAt: Readonly<Record<string, Moment>>;
}

export interface Consents {
  readonly consents: Readonly<Partial<Record<ConsentKey, Consent>>>;
}

export interface Suppressions {
  /** In the order in which they were told; bounded. */
  readonly suppressions: readonly Suppression[];
}

/** What happened to the customer, in short. */
export interface History {
  /** The newest of all that the customer has done. */
  readonly active?: Moment;
  /** How often each event happened, and its newest moment. */
  readonly counters: Readonly<Partial<Record<EventName, Counter>>>;
  /** The newest moment of each event about each cart, order or lead, newest first, bounded. */
  readonly marks: readonly Mark[];
}

export interface Sessions {
  /** Since the customer was last quiet for half an hour. */
  readonly session?: Session;
}

export interface Carts {
  /** Lines in the cart that was changed last, whatever became of it, and by which event. */
  readonly cart?: { readonly lines: number; readonly moment: Moment };
}

export interface Purchases {
  /** Moments of the newest orders, oldest first, bounded: the customer's usual gap. */
  readonly orderTimes: readonly string[];
  /** Worth of all orders, in the shop's currency. */
  readonly spent: number;
  /** Products bought of late, newest first, bounded. */
  readonly bought?: readonly Bought[];
}

export interface Interests {
  /** What the customer is interested in, strongest first, bounded. */
  readonly interests?: readonly Interest[];
}

export interface Memberships {
  readonly segments: Readonly<Record<string, Membership>>;
}
export interface Membership {
  readonly in: boolean;
  readonly moment: Moment;
}

export interface Points {
  readonly points: Ledger;
}

export interface OpenCases {
  /** Orders with an open complaint or return, and since when. */
  readonly openCases: Readonly<Record<string, string>>;
}

export interface Scheduled {
  /** The day on which a row of the due index stands, by scenario: absences are re-armed lazily. */
  readonly armed: Readonly<Record<string, string>>;
}

/** Who is the same person. */
export interface Joined {
  /** Visitors who turned out to be this customer: their timelines belong to it. */
  readonly joined?: readonly string[];
  /** This visitor turned out to be that customer, where everything is kept from then on. */
  readonly joinedTo?: string;
}

export interface Erased {
  /** The customer was erased then: nothing is known of what was before, and nothing older is taken. */
  readonly erasedAt?: string;
}

export interface Applied {
  /** Fingerprints of the last events counted, so that a repeat counts once. */
  readonly applied: readonly string[];
}

/** What is known of a customer: the product of its parts, each in its capability's room. One item, replaced under its version. */
export interface Profile
  extends Contacts,
    Person,
    Attributes,
    Consents,
    Suppressions,
    History,
    Sessions,
    Carts,
    Purchases,
    Interests,
    Memberships,
    Points,
    OpenCases,
    Scheduled,
    Joined,
    Erased,
    Applied {
  readonly customer: string;
  readonly version: number;
}

/** The newest purchase of one product, and those before it, newest first, bounded. */
export interface Bought {
  readonly productId: string;
  readonly at: string;
  readonly before?: readonly string[];
}

/** One visit to site or app. */
export interface Session {
  readonly since: string;
  readonly last: string;
  /** Product views in it. */
  readonly views: number;
}

/** A customer's interest in one product. */
export interface Interest {
  readonly productId: string;
  readonly category?: string;
  /** Its strength at `at`; it halves with time. */
  readonly score: number;
  readonly at: string;
  readonly saved?: string;
  /** When it was last taken off the list: an older saving that arrives late does not put it back. */
  readonly unsaved?: string;
  readonly carted?: string;
  /** Days on which it was looked at of late, newest first, bounded. */
  readonly viewed: readonly string[];
  /** Looked at for so many seconds in all. */
  readonly seconds: number;
  /** The price that this customer saw last. */
  readonly seen?: { readonly price: number; readonly currency: string; readonly at: string };
}

export interface Counter {
  readonly count: number;
  readonly last: Moment;
  /** What the newest one said. */
  readonly said?: Said;
}

export interface Mark {
  readonly event: EventName;
  readonly key: string;
  readonly moment: Moment;
  readonly said?: Said;
  /** An order's: of its goods. */
  readonly categories?: readonly string[];
}

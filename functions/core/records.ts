import type { Channel, Language } from '../../statemachines/language/channels.ts';
import type { EventName, Properties } from '../../statemachines/language/events.ts';
import type { Said } from '../../statemachines/language/facts.ts';
import type { Purpose } from '../../statemachines/language/purposes.ts';
import type { Reason } from '../../statemachines/language/reasons.ts';
import type {
  Kind,
  ListenOrder,
  PlanOrder,
  SendOrder,
  StepDecision,
  TaskCall,
  WatchedEvent,
} from '../../statemachines/language/tasks.ts';

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

/** What is known of a customer. One item, replaced under its version. */
export interface Profile {
  readonly customer: string;
  readonly version: number;
  /** Lower case. */
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
  /** Addresses told before the main one, newest first, bounded: whoever writes from one is found by it. */
  readonly moreEmails?: readonly OlderContact[];
  readonly morePhones?: readonly OlderContact[];
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
  readonly consents: Readonly<Partial<Record<ConsentKey, Consent>>>;
  /** The address whose owner has pressed the button behind the link in a letter to it. */
  readonly confirmedEmail?: string;
  readonly segments: Readonly<Record<string, { readonly in: boolean; readonly moment: Moment }>>;
  readonly points: Ledger;
  /** Moments of the newest orders, oldest first, bounded: the customer's usual gap. */
  readonly orderTimes: readonly string[];
  /** Worth of all orders, in the shop's currency. */
  readonly spent: number;
  /** Orders with an open complaint or return, and since when. */
  readonly openCases: Readonly<Record<string, string>>;
  /** The day on which a row of the due index stands, by scenario: absences are re-armed lazily. */
  readonly armed: Readonly<Record<string, string>>;
  /** The customer was erased then: nothing is known of what was before, and nothing older is taken. */
  readonly erasedAt?: string;
  readonly suppressions: readonly Suppression[];
  /** How often each event happened, and its newest moment. */
  readonly counters: Readonly<Partial<Record<EventName, Counter>>>;
  /** The newest moment of each event about each cart, order or lead, newest first, bounded. */
  readonly marks: readonly Mark[];
  /** Since the customer was last quiet for half an hour. */
  readonly session?: Session;
  /** What the customer is interested in, strongest first, bounded. */
  readonly interests?: readonly Interest[];
  /** Lines in the cart that was changed last, whatever became of it. */
  readonly cartItems?: number;
  /** Products bought of late, newest first, bounded. */
  readonly bought?: readonly Bought[];
  /** Visitors who turned out to be this customer: their timelines belong to it. */
  readonly joined?: readonly string[];
  /** This visitor turned out to be that customer, where everything is kept from then on. */
  readonly joinedTo?: string;
  /** Fingerprints of the last events counted, so that a repeat counts once. */
  readonly applied: readonly string[];
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
  /** Runs in all under this key, this one included; counted where the entry allows so many. */
  readonly times?: number;
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
  readonly kind: Kind;
  readonly rank?: number;
  readonly channel: Channel;
  /** `withheld`: kept from a control group, its slot used as if it had been sent. */
  readonly state: 'claimed' | 'sent' | 'refused' | 'released' | 'given-up' | 'withheld';
  readonly at: string;
  readonly refused: readonly Refusal[];
  /** What it was about, where its scenario does not write of the same again so soon. */
  readonly subject?: string;
  /** Why it was kept from the customer, as a sentence. */
  readonly withheld?: string;
  /** The answers that the message asks for. */
  readonly asks?: readonly string[];
  readonly offer?: Offer;
  /** The products that it showed. */
  readonly shown?: readonly string[];
  /** The code was made for this message; otherwise a live one of another is shown. */
  readonly issued?: true;
  /** What became of it, and when it was first told. */
  readonly feedback?: Readonly<Partial<Record<Feedback, string>>>;
}

/** A channel that did not reach the customer. */
export interface Refusal {
  readonly channel: Channel;
  readonly at: string;
  readonly because: string;
  /** The message was handed over then all the same, not told of in time: it may still arrive. */
  readonly handedOver?: string;
}

export type Feedback = 'delivered' | 'opened' | 'clicked' | 'bounced' | 'complained' | 'delayed' | 'rejected';

/** A marketing message that a run will ask for: lower ranks of the same local day yield to it. */
export interface Plan extends PlanOrder {
  readonly scenario: string;
  readonly run: string;
  /** Of one (scenario, key) the newest plan alone counts. */
  readonly key: string;
  /** The run's trigger: ties go to the earlier one. */
  readonly trigger: Moment;
  /** The earliest moment at which it may go. */
  readonly at: string;
  /** What ends the run and so the plan, counted from `since`; `subject` is what the run is about. */
  readonly endsWith: readonly WatchedEvent[];
  readonly since: string;
  readonly subject: string;
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
  readonly plans: readonly Plan[];
  /** When each message last went, or perhaps went; outlasts its booking. */
  readonly lastSent: Readonly<Record<string, string>>;
  /** When each message was last clicked. */
  readonly lastClicked: Readonly<Record<string, string>>;
}

/** A Task that waits for one of some events, its token in hand. */
export interface Waiting {
  readonly customer: string;
  readonly token: string;
  readonly at: string;
  readonly call:
    | { readonly task: 'listen'; readonly call: TaskCall<ListenOrder> }
    | { readonly task: 'send'; readonly call: TaskCall<SendOrder> };
  /** Nobody waits any more after this. */
  readonly until: string;
}

/** A row of the due index: a scenario that starts from a date or an absence, for one customer, on a local day. */
export interface Due {
  readonly day: string;
  readonly scenario: string;
  readonly customer: string;
  /** The run's subject: "customer", or the order. */
  readonly key: string;
  /** What it was counted from when the row was written. */
  readonly since: Moment;
}

/** What people have stopped for now: one item, read before every message. Each pause says since when and why. */
export interface Pauses {
  readonly version: number;
  readonly marketing?: Pause;
  readonly scenarios: Readonly<Record<string, Pause>>;
  readonly messages: Readonly<Record<string, Pause>>;
}
export interface Pause {
  readonly since: string;
  readonly why: string;
}

/** What the shop last said of a product; each part keeps its newest moment. */
export interface Product {
  readonly productId: string;
  readonly price?: Price;
  /** Of the product as a whole, where the shop does not count its variants. */
  readonly stock?: Stock;
  readonly variants?: Readonly<Record<string, Stock>>;
  readonly title?: string;
  readonly url?: string;
  readonly image?: string;
  readonly category?: string;
  /** Never named in subjects, push or SMS, nor recommended. */
  readonly sensitive?: boolean;
  /** A consumable, and how long one lasts. */
  readonly lastsDays?: number;
  /** Products that do the same job. */
  readonly substitutes?: readonly string[];
  /** On sale since then. */
  readonly since?: string;
  /** The newest moment of each field from `title` on. */
  readonly fieldsAt?: Readonly<Record<string, Moment>>;
}

export interface Price {
  readonly amount: number;
  readonly currency: string;
  readonly moment: Moment;
  /** Earlier prices in the same currency and when each ended, newest first; bounded. */
  readonly past?: readonly { readonly amount: number; readonly until: string }[];
}

export interface Stock {
  readonly count: number;
  readonly moment: Moment;
  /** When it was last sold out, and the most there has been since, before this moment. */
  readonly out?: { readonly at: string; readonly most: number };
}

/** One decision about one step of one run, kept in the customer's timeline. */
export interface StepRecord {
  readonly run: string;
  readonly execution: string;
  readonly scenario: string;
  readonly step: string;
  readonly at: string;
  readonly decision: StepDecision;
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

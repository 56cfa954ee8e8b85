import type { Channel } from '../../../statemachines/language/channels.ts';
import type { Kind, PlanOrder, WatchedEvent } from '../../../statemachines/language/tasks.ts';
import type { Moment } from '../time/moments.ts';

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

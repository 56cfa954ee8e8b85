import type { Channel } from '../../../statemachines/language/channels.ts';
import type { Reason } from '../../../statemachines/language/reasons.ts';
import type {
  ListenOrder,
  SendOrder,
  StepDecision,
  TaskCall,
} from '../../../statemachines/language/tasks.ts';
import type { Moment } from '../time/moments.ts';

export type { Moment } from '../time/moments.ts';
// What is stored stands behind one door.
export type * from './customer-records.ts';
export type * from './product-records.ts';
export type * from './send-records.ts';

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

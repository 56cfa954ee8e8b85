import type { Channel } from './channels.ts';
import type { EventName } from './events.ts';
import type { FactConditions, Facts, SaidConditions } from './facts.ts';
import type { Purpose } from './purposes.ts';
import type { Question } from './questions.ts';
import type { Reason } from './reasons.ts';
import type { DateOn, Picks, TimedAbout, Timer } from './scenario.ts';

/**
 * The contract between the definitions and the functions. Definitions of past releases are still running:
 * a change here must keep every kept definition valid, or raise `orderVersion` and accept both.
 */
export const orderVersion = 1;

/** What every Task needs to know of its scenario, so that the functions know none. */
export interface ScenarioOrder {
  readonly id: string;
  readonly entry: {
    readonly per: 'customer' | 'key';
    readonly repeated:
      | 'never again'
      | 'when finished'
      | 'latest wins'
      | 'every time'
      | { readonly afterSeconds: number; readonly times?: number };
    /** What comes meanwhile joins the live run: once that is over, another may begin, however soon. */
    readonly joined?: true;
    /** The longest that a run can take; after that plus the redrive window it counts as finished. */
    readonly longestSeconds: number;
  };
  readonly goal?: WatchedEvent;
  readonly exits: readonly WatchedEvent[];
  /** The rule's conditions that must still hold when a message is about to go. */
  readonly still: FactConditions;
  /** What the run's event said of a price, which must still be so. */
  readonly stillSaid?: SaidConditions;
  /** UTC moments: from the first (inclusive) to the second (exclusive). */
  readonly validity?: { readonly from?: string; readonly until?: string };
  readonly yields?: readonly {
    readonly to: string;
    readonly withinSeconds: number;
    readonly then: 'skip' | 'leave';
    /** Only what it wrote of the same subject. */
    readonly sameKey?: true;
    readonly ifShown?: true;
  }[];
  /** Per cent of its customers who get none of its marketing. */
  readonly holdout?: number;
}

/** An event that ends a run; with `sameKey`, only when it is about the same cart, order or product. */
export interface WatchedEvent {
  readonly event: EventName;
  readonly sameKey: boolean;
  /** What it must have said. */
  readonly where?: SaidConditions;
}

/** The wait that follows a Task. */
export type WaitOrder =
  | { readonly seconds: number; readonly from: 'before' | 'trigger'; readonly goodHour: boolean }
  | { readonly workingSeconds: number }
  | { readonly until: 'working morning' }
  | { readonly until: DateOn; readonly otherwiseSeconds: number };

/** The marketing message that follows the wait: written into the send book as planned, so that lower ranks yield. */
export interface PlanOrder {
  readonly step: string;
  readonly rank: number;
  readonly channels: readonly [Channel, ...Channel[]];
  readonly purpose: Purpose;
  /** Of a code that never comes first: the messages of which the run must have sent one. */
  readonly after?: readonly string[];
}

export interface OfferOrder {
  readonly percent: number;
  readonly validForSeconds: number;
  readonly minimumBasket?: number;
  readonly notAgainForSeconds: number;
  /** It never comes first: the messages of which the run must have sent one. */
  readonly after?: readonly string[];
}

/** A message that the customer would worry without, asked for exactly once, or wants to be won for. */
export type Kind = 'transactional' | 'requested' | 'marketing';

export interface SendOrder {
  readonly version: typeof orderVersion;
  readonly scenario: ScenarioOrder;
  /** Unique within the scenario and stable: claims and figures carry it. */
  readonly step: string;
  readonly message: string;
  readonly kind: Kind;
  /** Marketing: what the customer must have said yes to. */
  readonly purpose?: Purpose;
  readonly rank?: number;
  readonly channels: readonly [Channel, ...Channel[]];
  readonly offer?: OfferOrder;
  readonly postponeSeconds?: number;
  readonly withinSeconds?: number;
  /** Every channel but the last has so long to reach the customer; the Task waits meanwhile, its token in hand. */
  readonly reach?: { readonly withinSeconds: number; readonly by: 'delivered' | 'clicked' };
  readonly notAtNight?: true;
  /** It speaks of points, and is not sent to who has none (any more). */
  readonly aboutPoints?: true;
  /** It tells of points that no message has told of yet: when they can be spent, and once a day. */
  readonly untoldPoints?: true;
  /** A property of the run's event: not sent after that date or moment. */
  readonly notAfter?: string;
  /** So long before `notAfter`. */
  readonly notAfterBySeconds?: number;
  /** An attribute, a date that comes every year: sent on that local day alone. */
  readonly onDay?: string;
  /** The customer must have done nothing for so long when it is first asked for, nor since. */
  readonly quietSeconds?: number;
  /** Products to show; with fewer than `least` it is skipped. */
  readonly show?: Picks;
  /** It shows the customer's live personal code; without one it is skipped. */
  readonly liveOffer?: true;
  /** It keeps no distance from a transactional message. */
  readonly besideTransactional?: true;
  /** It asks, and knows these answers. */
  readonly asks?: readonly string[];
  readonly wait?: WaitOrder;
  readonly plan?: PlanOrder;
  /** Nothing follows: the run is finished when this Task lets it go on. */
  readonly last: boolean;
}

export interface CheckOrder {
  readonly version: typeof orderVersion;
  readonly scenario: ScenarioOrder;
  readonly step: string;
  readonly ask: Question;
  /** What follows each answer; `otherwise` for all others. */
  readonly answers: Readonly<Record<string, Way>>;
  readonly otherwise: Way;
}

/** A wait for the first of some events. Nothing came in time: a check with the question `came` follows. */
export interface ListenOrder {
  readonly version: typeof orderVersion;
  readonly scenario: ScenarioOrder;
  readonly step: string;
  readonly events: readonly WatchedEvent[];
  readonly since: 'before' | 'trigger';
  /** What follows, by the event's name. */
  readonly answers: Readonly<Record<string, Way>>;
}

export interface ActOrder {
  readonly version: typeof orderVersion;
  readonly scenario: ScenarioOrder;
  readonly step: string;
  readonly action: ActionOrder;
  readonly wait?: WaitOrder;
  readonly plan?: PlanOrder;
  readonly last: boolean;
}

export type ActionOrder =
  | {
      readonly do: 'earn points';
      readonly points: number;
      readonly validForSeconds: number;
      readonly for: string;
      readonly once?: true;
    }
  | { readonly do: 'expire points'; readonly for: string }
  | { readonly do: 'enter segment' | 'leave segment'; readonly segment: string }
  | {
      readonly do: 'emit';
      readonly event: EventName;
      readonly properties: Readonly<Record<string, string | number | boolean>>;
    }
  | { readonly do: 'alert'; readonly text: string }
  | { readonly do: 'grant access'; readonly service: string; readonly validForSeconds?: number }
  | { readonly do: 'webhook'; readonly hook: string; readonly tell: readonly string[] };

export interface Way {
  readonly wait?: WaitOrder;
  readonly plan?: PlanOrder;
  readonly last: boolean;
}

/** What the door must know of scenarios that start from a date or an absence: when they are due. */
export interface TimerOrder {
  readonly scenario: string;
  readonly about: TimedAbout;
  readonly timer: Timer;
}

/**
 * What the door must know of scenarios that begin with a wait before a marketing message: it writes the plan, as
 * no Task has run yet.
 */
export interface OpeningOrder {
  readonly scenario: string;
  readonly event: EventName;
  /** The rule's. */
  readonly conditions: FactConditions;
  readonly where?: SaidConditions;
  readonly per: 'customer' | 'key';
  /** From the trigger to the message; 0 when the trigger itself says when (`due`). */
  readonly seconds: number;
  readonly plan: PlanOrder;
  readonly endsWith: readonly WatchedEvent[];
}

/** What the rule hands to the state machine: the execution's input. No personal data. */
export interface TriggerInput {
  readonly id: string;
  readonly at: string;
  readonly name: EventName;
  readonly customer: string;
  readonly key: string;
  readonly facts: Facts;
  /**
   * A run that the sweep started: `at` is when it begins (the good hour of the customer's day), `since` the moment
   * from which goal and exits count, `about` what its key names (for points and feasts: which, of the customer's).
   */
  readonly due?: { readonly at: string; readonly since: string; readonly about?: TimedAbout };
  /** The event that lists the goods of the order or cart, or that told the date, when it is not this one. */
  readonly goods?: { readonly at: string; readonly id: string };
}

/** The state's data: the trigger, and what the Task before said. */
export interface RunState extends TriggerInput {
  readonly step?: StepOutcome;
}

/** What one Task is called with. `execution` is the execution's ARN. */
export interface TaskCall<Order> {
  readonly order: Order;
  readonly run: RunState;
  readonly execution: string;
  /** The Task waits until this token is answered. It never leaves the store. */
  readonly token?: string;
}

/** One channel tried by a message Task. */
export interface Attempt {
  readonly channel: Channel;
  readonly at: string;
  readonly outcome: 'sent' | 'refused' | 'given-up';
  readonly reason?: Reason;
  readonly because?: string;
}

export type StepDecision = 'send' | 'wait' | 'skip' | 'leave' | 'check' | 'act';

/**
 * What a Task answers. `go` is read by the Choice behind it: `on` to the next state, `wait` until `until` and
 * ask again, `leave` to the end. `because` is the reason as a sentence.
 */
export interface StepOutcome {
  readonly step: string;
  readonly go: 'on' | 'wait' | 'leave';
  readonly decision: StepDecision;
  readonly reason: Reason;
  readonly because: string;
  readonly at: string;
  /** The end of the next Wait state, or of a deferral. */
  readonly next?: string;
  /** When this step was first asked: postponing is counted from here. */
  readonly since?: string;
  /** A check's answer. */
  readonly answer?: string;
  /** The scenario whose message goes first: outranked by it, or of its family. */
  readonly rival?: string;
  readonly attempts?: readonly Attempt[];
}

/** The tasks: one contract with four readers (compiler, handlers, laptop twin, infra). */
export interface Tasks {
  send: SendOrder;
  check: CheckOrder;
  listen: ListenOrder;
  act: ActOrder;
}
export type TaskName = keyof Tasks;
export const taskNames = ['send', 'check', 'listen', 'act'] as const satisfies readonly TaskName[];
export type AnyOrder = Tasks[TaskName];

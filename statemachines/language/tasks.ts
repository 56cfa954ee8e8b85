import type { Channel } from './channels.ts';
import type { EventName } from './events.ts';
import type { FactConditions, Facts } from './facts.ts';
import type { Question } from './questions.ts';
import type { Reason } from './reasons.ts';

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
    readonly repeated: 'never again' | 'when finished' | 'latest wins' | { readonly afterSeconds: number };
    /** The longest that a run can take; after that plus the redrive window it counts as finished. */
    readonly longestSeconds: number;
  };
  readonly goal?: WatchedEvent;
  readonly exits: readonly WatchedEvent[];
  /** The rule's conditions that must still hold when a message is about to go. */
  readonly still: FactConditions;
}

/** An event that ends a run; with `sameKey`, only when it is about the same cart, order or product. */
export interface WatchedEvent {
  readonly event: EventName;
  readonly sameKey: boolean;
}

/** The wait that follows a Task. */
export interface WaitOrder {
  readonly seconds: number;
  readonly from: 'before' | 'trigger';
  readonly goodHour: boolean;
}

export interface OfferOrder {
  readonly percent: number;
  readonly validForSeconds: number;
  readonly minimumBasket?: number;
  readonly notAgainForSeconds: number;
}

export interface SendOrder {
  readonly version: typeof orderVersion;
  readonly scenario: ScenarioOrder;
  /** Unique within the scenario and stable: claims and figures carry it. */
  readonly step: string;
  readonly message: string;
  readonly kind: 'transactional' | 'marketing';
  readonly channels: readonly [Channel, ...Channel[]];
  readonly offer?: OfferOrder;
  readonly postponeSeconds?: number;
  readonly withinSeconds?: number;
  readonly wait?: WaitOrder;
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

export interface Way {
  readonly wait?: WaitOrder;
  readonly last: boolean;
}

/** What the rule hands to the state machine: the execution's input. No personal data. */
export interface TriggerInput {
  readonly id: string;
  readonly at: string;
  readonly name: EventName;
  readonly customer: string;
  readonly key: string;
  readonly facts: Facts;
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
}

/** One channel tried by a message Task. */
export interface Attempt {
  readonly channel: Channel;
  readonly at: string;
  readonly outcome: 'sent' | 'refused' | 'given-up';
  readonly reason?: Reason;
  readonly because?: string;
}

/**
 * What a Task answers. `go` is read by the Choice behind it: `on` to the next state, `wait` until `until` and
 * ask again, `leave` to the end. `because` is the reason as a sentence.
 */
export interface StepOutcome {
  readonly step: string;
  readonly go: 'on' | 'wait' | 'leave';
  readonly decision: 'send' | 'wait' | 'skip' | 'leave' | 'check';
  readonly reason: Reason;
  readonly because: string;
  readonly at: string;
  /** The end of the next Wait state, or of a deferral. */
  readonly next?: string;
  /** When this step was first asked: postponing is counted from here. */
  readonly since?: string;
  /** A check's answer. */
  readonly answer?: string;
  readonly attempts?: readonly Attempt[];
}

/** The tasks: one contract with four readers (compiler, handlers, laptop twin, infra). */
export interface Tasks {
  send: SendOrder;
  check: CheckOrder;
}
export type TaskName = keyof Tasks;
export const taskNames = ['send', 'check'] as const satisfies readonly TaskName[];

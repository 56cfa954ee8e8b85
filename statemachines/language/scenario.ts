import { type Duration, days } from './durations.ts';
import type { About, AboutOf } from './events.ts';
import type { NonEmpty } from './message-step.ts';
import type { Step } from './steps.ts';
import type { Occasion, OccasionOf, RunEnd, Trigger } from './triggers.ts';

// What a scenario is written with stands behind one door.
export * from './message-step.ts';
export * from './occasion.ts';
export * from './steps.ts';
export * from './triggers.ts';

/** The five stages in the order of a customer's life; the place is the stage's number. */
export const stages = ['lead', 'conversion', 'post-purchase', 'retention', 'reactivation'] as const;
export type Stage = (typeof stages)[number];

/**
 * Who may start a run again: never; when some time has passed since the last entry; when the last run has
 * finished; always, the newest trigger ending the run before it.
 */
export type Repeat =
  | 'never again'
  | 'when finished'
  | 'latest wins'
  /** Each trigger has a run of its own, beside those that are live. */
  | 'every time'
  /** `times`: so many runs in all. */
  | { readonly after: Duration; readonly times?: number };

export interface Entry<A extends About | Occasion> {
  /** Which runs exclude each other: all of this customer's, or those of the same cart, order, product or feast. */
  readonly per: 'customer' | A;
  readonly repeated: Repeat;
  /**
   * Whatever else the customer asks meanwhile joins the live run: goal and exits count for all of it. What is asked
   * after one of them, or after the run's last step, begins a new run.
   */
  readonly joined?: true;
}

/** What was sent is kept for 15 days, so that no scenario can give way for longer to one that has written. */
export const longestYield: Duration = days(14);

/**
 * Another scenario goes first: while a run of it has a message planned for this customer, or when it has written
 * within the time, the run here ends; or the message is skipped, unless its rank is the higher.
 */
export interface Yield {
  readonly to: string;
  readonly within: Duration;
  readonly then: 'skip' | 'leave';
  /** Only what it wrote of the same product, cart or order. */
  readonly ofTheSame?: true;
  /** Only what has shown the product that the run is about; what it has planned shows nothing yet. */
  readonly ifShown?: true;
}
/** A scenario may leave to itself: then it writes no oftener than `within`. */
export const yieldTo = (
  to: string,
  within: Duration,
  then: Yield['then'],
  options: { readonly ofTheSame?: true; readonly ifShown?: true } = {},
): Yield => ({ to, within, then, ...options });

/** Local days of the shop's zone, "2026-12-24": from the first to the last, both inclusive. */
export interface Validity {
  readonly from?: string;
  readonly until?: string;
}

interface Declaration<T extends Trigger, A extends About | Occasion, S extends About> {
  /** Kebab-case, never changed: machines, entries and figures carry it. */
  readonly id: string;
  /** Its number in the catalogue of scenarios, such as S8. */
  readonly code?: string;
  readonly stage: Stage;
  readonly title: string;
  /** What it is for, in one sentence, for the console. */
  readonly purpose: string;
  readonly on: T;
  readonly entry: Entry<A>;
  readonly validity?: Validity;
  /** The event that means success. */
  readonly goal?: RunEnd;
  /** Events that end the run otherwise. */
  readonly exits?: readonly RunEnd[];
  /** Scenarios that go first, whatever the cap says. */
  readonly yields?: readonly Yield[];
  /** Per cent of its customers who get none of its marketing, so that its lift can be measured. */
  readonly holdout?: number;
  readonly steps: NonEmpty<Step<S>>;
}

export type Scenario = Declaration<Trigger, About | Occasion, never>;

/** What a scenario's messages are about. */
export type TriggerAbout<T extends Trigger> = T extends { readonly about: infer A extends About }
  ? A
  : AboutOf<T['event']>;

/** Declares a scenario; its types refuse unknown events, messages that the trigger cannot fill and empty steps. */
export const scenario = <const T extends Trigger>(
  declaration: Declaration<T, TriggerAbout<T> | OccasionOf<T>, TriggerAbout<T>>,
): Scenario => declaration;

import type { MessageId, MessageOf } from '../messages/catalogue.ts';
import type { Channel } from './channels.ts';
import { type Duration, days } from './durations.ts';
import type { About, AboutOf, EventName } from './events.ts';
import type { FactConditions } from './facts.ts';
import type { Question, TwoWayQuestion } from './questions.ts';

/** The five stages in the order of a customer's life; the place is the stage's number. */
export const stages = ['lead', 'conversion', 'post-purchase', 'retention', 'reactivation'] as const;
export type Stage = (typeof stages)[number];

export type NonEmpty<T> = readonly [T, ...T[]];

export interface Trigger<E extends EventName = EventName> {
  readonly event: E;
  readonly facts: FactConditions;
}

/** Starts a scenario at an event whose facts meet the conditions. */
export const event = <E extends EventName>(name: E, facts: FactConditions = {}): Trigger<E> => ({
  event: name,
  facts,
});

/**
 * Who may start a run again: never; when some time has passed since the last entry; when the last run has
 * finished; always, the newest trigger ending the run before it.
 */
export type Repeat = 'never again' | 'when finished' | 'latest wins' | { readonly after: Duration };

export interface Entry<A extends About> {
  /** Which runs exclude each other: all of this customer's, or those of the same cart, order or product. */
  readonly per: 'customer' | A;
  readonly repeated: Repeat;
}

/** Channels tried in order until one reaches the customer. */
export type Cascade = NonEmpty<Channel>;
export const cascade = <const C extends NonEmpty<Channel>>(...order: C): C => order;

/** No scenario looks back longer than this for its offers. */
export const longestOfferPause: Duration = days(366);

/** A personal code: unique, single use, bound to the customer; valid from the moment the message is sent. */
export interface PromoCode {
  readonly percent: number;
  readonly validFor: Duration;
  /** The smallest basket, in the shop's currency, for which the offer is made at all. */
  readonly minimumBasket?: number;
  /** No second discount of any scenario within this time. */
  readonly notAgainFor: Duration;
}
export const promoCode = (code: PromoCode): PromoCode => code;

export interface MessageStep<A extends About = never> {
  readonly step: 'message';
  /** Phantom, never there: what the trigger must be about for the message to have its fields. */
  readonly about?: (trigger: A) => void;
  readonly message: MessageId;
  readonly channels: Cascade;
  readonly offer?: PromoCode;
  /** When a cap or another message is in the way: how long it may be put off before it is dropped. */
  readonly postpone?: Duration;
  /** Not sent later than this after the trigger. */
  readonly within?: Duration;
}

interface MessageOptions<C extends Channel> {
  readonly by: C | NonEmpty<C>;
  readonly postpone?: Duration;
  readonly within?: Duration;
}

/** The trigger that a message needs: a message about the customer can follow any. */
type Needs<M extends MessageId> = MessageOf<M>['about'] extends 'customer' ? About : MessageOf<M>['about'];

type OptionsFor<M extends MessageId> = MessageOptions<MessageOf<M>['channels'][number]> &
  (MessageOf<M> extends { readonly offer: true } ? { readonly with: PromoCode } : { readonly with?: never });

/** Sends a message by one channel or by a cascade. */
export function message<M extends MessageId>(id: M, options: OptionsFor<M>): MessageStep<Needs<M>> {
  const { by, postpone, within } = options;
  return {
    step: 'message',
    message: id,
    channels: typeof by === 'string' ? [by] : by,
    ...(options.with === undefined ? {} : { offer: options.with }),
    ...(postpone === undefined ? {} : { postpone }),
    ...(within === undefined ? {} : { within }),
  };
}

export interface WaitStep {
  readonly step: 'wait';
  readonly time: Duration;
  /** Counted from the actual hand-over of the message before (or the check before), or from the trigger. */
  readonly from: 'before' | 'trigger';
  /** Moved to the next good hour in the customer's zone. */
  readonly goodHour: boolean;
}

/** Waits a time; a first wait is counted from the start of the run. */
export const wait = (
  time: Duration,
  { from = 'before', goodHour = true }: { from?: WaitStep['from']; goodHour?: boolean } = {},
): WaitStep => ({ step: 'wait', time, from, goodHour });

export interface ConditionStep<A extends About = never> {
  readonly step: 'condition';
  readonly ask: Question;
  /** Steps by answer; an empty list goes straight on. */
  readonly answers: Readonly<Record<string, readonly Step<A>[]>>;
  readonly otherwise: readonly Step<A>[];
}

/** Two ways on: yes or no. */
export const when = <A extends About>(
  ask: TwoWayQuestion,
  ways: { readonly yes: readonly Step<A>[]; readonly no?: readonly Step<A>[] },
): ConditionStep<A> => ({ step: 'condition', ask, answers: { yes: ways.yes }, otherwise: ways.no ?? [] });

/** Many ways on, by the answer's value; all other values take `otherwise`. */
export const choose = <A extends About>(
  ask: Question,
  answers: Readonly<Record<string, readonly Step<A>[]>>,
  otherwise: readonly Step<A>[] = [],
): ConditionStep<A> => ({ step: 'condition', ask, answers, otherwise });

/** `Step<never>` is any step, whatever its trigger must be about. */
export type Step<A extends About = never> = MessageStep<A> | WaitStep | ConditionStep<A>;

interface Declaration<E extends EventName, A extends About, S extends About> {
  /** Kebab-case, never changed: machines, entries and figures carry it. */
  readonly id: string;
  readonly stage: Stage;
  readonly title: string;
  /** What it is for, in one sentence, for the console. */
  readonly purpose: string;
  readonly on: Trigger<E>;
  readonly entry: Entry<A>;
  /** The event that means success. */
  readonly goal?: EventName;
  /** Events that end the run otherwise. */
  readonly exits?: readonly EventName[];
  readonly steps: NonEmpty<Step<S>>;
}

export type Scenario = Declaration<EventName, About, never>;

/** Declares a scenario; its types refuse unknown events, messages that the trigger cannot fill and empty steps. */
export const scenario = <const E extends EventName>(
  declaration: Declaration<E, AboutOf<E>, AboutOf<E>>,
): Scenario => declaration;

import type { MessageId, MessageOf } from '../messages/catalogue.ts';
import type { Channel } from './channels.ts';
import { type Duration, days } from './durations.ts';
import type { About, EventName } from './events.ts';
import type { SaidConditions, Where } from './facts.ts';
import type { LocalTime } from './policy.ts';
import type { Question, TwoWayQuestion } from './questions.ts';
import type { RunEvent } from './triggers.ts';

export type NonEmpty<T> = readonly [T, ...T[]];

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
  /** Marketing: 1 goes before 2 when both want the customer's one message of the day (the table of ranks). */
  readonly rank?: number;
  /** When a cap or another message is in the way: how long it may be put off before it is dropped. */
  readonly postpone?: Duration;
  /** Each channel but the last has so long to reach the customer; then the next is tried as well. */
  readonly reach?: Reach;
  /** A transactional message that can wait for the morning. */
  readonly notAtNight?: true;
  /** A property of the trigger, a date or a moment, after which (or so long before) the message would be untrue. */
  readonly notAfter?: string | { readonly of: string; readonly before: Duration };
  /** An attribute, a date that comes every year: sent on that local day as it stands then, or not at all. */
  readonly onDay?: string;
  /** Not sent later than this after the trigger. */
  readonly within?: Duration;
  /** Only to who has done nothing for so long when it is asked for, nor since: the run of who came back leaves. */
  readonly quietFor?: Duration;
  /** Products to show; with fewer than it wants, the message is skipped. */
  readonly show?: Picks;
  /** A personal code of another run is shown, and none is made: without a live one the message is skipped. */
  readonly liveOffer?: true;
  /** Marketing that belongs to what was just done: it keeps no distance from a transactional message. */
  readonly besideTransactional?: true;
}

/** Where products for a message come from: the first source that has enough of them, in this order. */
export interface Picks {
  readonly from: NonEmpty<PickSource>;
  readonly least: number;
  readonly most: number;
}
export type PickSource =
  /** Consumables of the order that the run is about, of which little can be left. */
  | 'running out'
  /** Bought together with what the run is about, in one order. */
  | 'bought together'
  /** What buyers of the same bought later. */
  | 'bought later'
  /** What the customer looked at longest, or saved, newest interest first. */
  | 'looked at'
  /** Best-selling and new in the categories of the customer's interest, then anywhere. */
  | 'best-selling'
  | 'new';
export const pick = (from: NonEmpty<PickSource>, least: number, most: number): Picks => ({
  from,
  least,
  most,
});

/** What counts as reached: the provider's word (email alone has one), or a click on the message's link. */
export interface Reach {
  readonly within: Duration;
  readonly by: 'delivered' | 'clicked';
}

interface MessageOptions<C extends Channel> {
  readonly by: C | NonEmpty<C>;
  readonly rank?: number;
  readonly postpone?: Duration;
  readonly reach?: Reach;
  readonly notAtNight?: true;
  readonly notAfter?: MessageStep['notAfter'];
  readonly onDay?: string;
  readonly within?: Duration;
  readonly quietFor?: Duration;
  readonly show?: Picks;
  readonly liveOffer?: true;
  readonly besideTransactional?: true;
}

/** The trigger that a message needs: a message about the customer can follow any. */
type Needs<M extends MessageId> = MessageOf<M>['about'] extends 'customer' ? About : MessageOf<M>['about'];

/** A rank is of marketing alone, which never goes at night anyway. */
type KindOptions<K> = K extends 'marketing'
  ? { readonly rank: number; readonly notAtNight?: never }
  : K extends 'transactional'
    ? { readonly rank?: never; readonly besideTransactional?: never }
    : { readonly rank?: never; readonly notAtNight?: never; readonly besideTransactional?: never };

/** To be reached there must be a next channel to try, and someone to tell: of delivery email alone does. */
type ReachOptions<C extends Channel> =
  | { readonly reach?: never }
  | {
      readonly by: readonly [C, C, ...C[]];
      readonly reach: { readonly within: Duration; readonly by: 'clicked' };
    }
  | {
      readonly by: readonly [C & 'email', C];
      readonly reach: { readonly within: Duration; readonly by: 'delivered' };
    };

type OptionsFor<M extends MessageId> = MessageOptions<MessageOf<M>['channels'][number]> &
  KindOptions<MessageOf<M>['kind']> &
  ReachOptions<MessageOf<M>['channels'][number]> &
  (MessageOf<M> extends { readonly offer: true }
    ?
        | { readonly with: PromoCode; readonly liveOffer?: never }
        | { readonly with?: never; readonly liveOffer: true }
    : { readonly with?: never; readonly liveOffer?: never }) &
  (MessageOf<M> extends { readonly shows: 'products' }
    ? { readonly show: Picks }
    : { readonly show?: never });

/** Sends a message by one channel or by a cascade. */
export function message<M extends MessageId>(id: M, options: OptionsFor<M>): MessageStep<Needs<M>> {
  const {
    by,
    rank,
    postpone,
    within,
    reach,
    notAtNight,
    notAfter,
    onDay,
    quietFor,
    show,
    liveOffer,
    besideTransactional,
  } = options;
  return {
    step: 'message',
    message: id,
    channels: typeof by === 'string' ? [by] : by,
    ...(options.with === undefined ? {} : { offer: options.with }),
    ...(rank === undefined ? {} : { rank }),
    ...(postpone === undefined ? {} : { postpone }),
    ...(reach === undefined ? {} : { reach }),
    ...(notAtNight === undefined ? {} : { notAtNight }),
    ...(notAfter === undefined ? {} : { notAfter }),
    ...(onDay === undefined ? {} : { onDay }),
    ...(quietFor === undefined ? {} : { quietFor }),
    ...(within === undefined ? {} : { within }),
    ...(show === undefined ? {} : { show }),
    ...(liveOffer === undefined ? {} : { liveOffer }),
    ...(besideTransactional === undefined ? {} : { besideTransactional }),
  };
}

/** How long, or until when. */
export type WaitTime =
  | {
      readonly time: Duration;
      /** Counted from the actual hand-over of the message before (or the check before), or from the trigger. */
      readonly from: 'before' | 'trigger';
      /** Moved to the next good hour in the customer's zone. */
      readonly goodHour: boolean;
    }
  /** Counted while people are at work (the policy's working hours). */
  | { readonly workingTime: Duration }
  /** Until people are next at work on another day. */
  | { readonly until: 'working morning' }
  /** `called` is how a marketer calls the date, such as "the reservation ends". */
  | { readonly until: DateOn; readonly otherwise: Duration; readonly called?: string };

/** A date or moment on the profile (an attribute) or on the event that started the run (a property), shifted. */
export interface DateOn {
  readonly of: 'profile' | 'event';
  readonly field: string;
  /** The next time that its day comes round: a birthday. */
  readonly yearly: boolean;
  /** Negative: before. */
  readonly shiftSeconds: number;
  /** For a date without a time, on the customer's clock. */
  readonly at: LocalTime;
}

export type WaitStep = { readonly step: 'wait' } & WaitTime;

/** Waits a time; a first wait is counted from the start of the run. */
export const wait = (
  time: Duration,
  { from = 'before', goodHour = true }: { from?: 'before' | 'trigger'; goodHour?: boolean } = {},
): WaitStep => ({ step: 'wait', time, from, goodHour });

/** Waits a time in which people are at work. */
export const waitWorking = (time: Duration): WaitStep => ({ step: 'wait', workingTime: time });

/** Waits until people are next at work, on another day. */
export const waitForMorning = (): WaitStep => ({ step: 'wait', until: 'working morning' });

/**
 * Waits until a date; `otherwise` when there is none. When it has passed already, the message that follows is
 * skipped: what it was to remind of has been said, or is over.
 */
export const waitUntil = (
  of: 'profile' | 'event',
  field: string,
  options: {
    readonly otherwise: Duration;
    readonly yearly?: boolean;
    readonly before?: Duration;
    readonly at?: LocalTime;
    readonly called?: string;
  },
): WaitStep => ({
  step: 'wait',
  until: {
    of,
    field,
    yearly: options.yearly ?? false,
    shiftSeconds: options.before === undefined ? 0 : -options.before.seconds,
    at: options.at ?? '10:00',
  },
  otherwise: options.otherwise,
  ...(options.called === undefined ? {} : { called: options.called }),
});

/** Waits until the customer has done nothing for a time. */
export interface QuietStep {
  readonly step: 'wait for quiet';
  readonly time: Duration;
  /** In all, counted from the step before, or from the trigger. */
  readonly atMost: Duration;
  /** What a run does whose customer was never quiet for so long. */
  readonly otherwise: 'leave' | 'go on';
  /** The one deed that counts; without it, anything that the customer does. */
  readonly without?: EventName;
}

/**
 * `waitForQuiet(minutes(15), { atMost: hours(2) })` waits until the customer has done nothing for 15 minutes. The run
 * looks after that time, and again when it may have passed since the last deed, but never sooner than after half of
 * it: at most 1 + 2 × (atMost − time) / time looks of 3 states each, here 15 and 45; a short visit costs 3.
 */
export const waitForQuiet = (
  time: Duration,
  options: {
    readonly atMost: Duration;
    readonly otherwise?: 'leave' | 'go on';
    readonly without?: RunEvent;
  },
): QuietStep => ({
  step: 'wait for quiet',
  time,
  atMost: options.atMost,
  otherwise: options.otherwise ?? 'leave',
  ...(options.without === undefined ? {} : { without: options.without }),
});

/** Waits for the first of some events, at most a time; what happened meanwhile counts. */
export interface ListenStep<A extends About = never> {
  readonly step: 'wait for event';
  readonly atMost: Duration;
  /** Events since the step before (its actual moment), or since the trigger. */
  readonly since: 'before' | 'trigger';
  /** What an event must say to be the one that is waited for. */
  readonly where?: Readonly<Partial<Record<EventName, SaidConditions>>>;
  /** Steps by the event that came; an empty list goes straight on. */
  readonly came: Readonly<Partial<Record<EventName, readonly Step<A>[]>>>;
  readonly otherwise: readonly Step<A>[];
}

export const waitFor = <A extends About>(
  came: Readonly<Partial<Record<RunEvent, readonly Step<A>[]>>>,
  options: {
    readonly atMost: Duration;
    readonly since?: 'before' | 'trigger';
    /** `{ 'question.answered': { question: oneOf('upgrade-offer') } }`. */
    readonly where?: { readonly [E in RunEvent]?: Where<E> };
    readonly otherwise?: readonly Step<A>[];
  },
): ListenStep<A> => ({
  step: 'wait for event',
  atMost: options.atMost,
  since: options.since ?? 'before',
  ...(options.where === undefined ? {} : { where: options.where as ListenStep['where'] & object }), // as above
  came,
  otherwise: options.otherwise ?? [],
});

/** Does something else than writing to the customer; what changes the profile goes through the door as an event. */
export interface ActionStep {
  readonly step: 'action';
  readonly action: Action;
}

export type Action =
  /**
   * `for` is the reason: the scenario's own id where its messages tell of the points. `once`: never twice for this
   * reason, whatever runs there are.
   */
  | {
      readonly do: 'earn points';
      readonly points: number;
      readonly validFor: Duration;
      readonly for: string;
      readonly once?: true;
    }
  /** Takes back what is left of the points earned for this reason. */
  | { readonly do: 'expire points'; readonly for: string }
  | { readonly do: 'enter segment' | 'leave segment'; readonly segment: string }
  /** About the run's own subject; `properties` beside its key. */
  | {
      readonly do: 'emit';
      readonly event: EventName;
      readonly properties: Readonly<Record<string, string | number | boolean>>;
    }
  /** Tells a person of the company; the text knows no customer, the link leads to the run. */
  | { readonly do: 'alert'; readonly text: string }
  | { readonly do: 'grant access'; readonly service: string; readonly validFor?: Duration }
  /**
   * Calls an address that the policy names: told are the event's id, run, scenario, step, customer id, the run's
   * subject and the chosen properties of its event, never contacts.
   */
  | { readonly do: 'webhook'; readonly hook: string; readonly tell: readonly string[] };

export const earnPoints = (
  points: number,
  options: { readonly validFor: Duration; readonly for: string; readonly once?: true },
): ActionStep => ({ step: 'action', action: { do: 'earn points', points, ...options } });
export const expirePoints = (reason: string): ActionStep => ({
  step: 'action',
  action: { do: 'expire points', for: reason },
});
export const enterSegment = (segment: string): ActionStep => ({
  step: 'action',
  action: { do: 'enter segment', segment },
});
export const leaveSegment = (segment: string): ActionStep => ({
  step: 'action',
  action: { do: 'leave segment', segment },
});
export const emit = (
  name: Exclude<RunEvent, `message.${string}` | 'product.viewed'>,
  properties: Readonly<Record<string, string | number | boolean>> = {},
): ActionStep => ({ step: 'action', action: { do: 'emit', event: name, properties } });
export const alertPerson = (text: string): ActionStep => ({ step: 'action', action: { do: 'alert', text } });
/** Access to a service, kebab-case; without a time it never ends. */
export const grantAccess = (service: string, options: { readonly for?: Duration } = {}): ActionStep => ({
  step: 'action',
  action: { do: 'grant access', service, ...(options.for === undefined ? {} : { validFor: options.for }) },
});
/** `webhook('booking-system', 'bookingId')`: the hook by its name in the policy, then what of the event it is told. */
export const webhook = (hook: string, ...tell: readonly string[]): ActionStep => ({
  step: 'action',
  action: { do: 'webhook', hook, tell },
});

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
export type Step<A extends About = never> =
  | MessageStep<A>
  | WaitStep
  | QuietStep
  | ListenStep<A>
  | ConditionStep<A>
  | ActionStep;

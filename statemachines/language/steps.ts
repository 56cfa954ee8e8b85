import type { Duration } from './durations.ts';
import type { About, EventName } from './events.ts';
import type { SaidConditions, Where } from './facts.ts';
import type { MessageStep } from './message-step.ts';
import type { Occasional } from './occasion.ts';
import type { LocalTime } from './policy.ts';
import type { Question, TwoWayQuestion } from './questions.ts';
import type { RunEvent } from './triggers.ts';

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

export type WaitStep = Occasional & { readonly step: 'wait' } & WaitTime;

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
export interface QuietStep extends Occasional {
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
export interface ListenStep<A extends About = never> extends Occasional {
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
export interface ActionStep extends Occasional {
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

export interface ConditionStep<A extends About = never> extends Occasional {
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

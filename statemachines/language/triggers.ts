import type { AboutOf, EventName, EventThat, RetainedEvent, RetainedOf, ShopEvent } from './events.ts';
import type { FactConditions, SaidConditions, Where } from './facts.ts';

/** What can start, end or answer a run: not what happens to a product, nor what the sweep says to the rules. */
export type RunEvent = Exclude<EventName, ShopEvent | EventThat<{ readonly about: 'timer' }>>;
/** What ends a run: an event, or one of those that say something in particular. */
export type RunEnd = RunEvent | SayingEnd;
export type SayingEnd = {
  [E in RunEvent & RetainedEvent]: { readonly event: E; readonly where: Where<E> };
}[RunEvent & RetainedEvent];
/** The event of an end, and what it must say. */
export const readEnd = (end: RunEnd): { readonly event: RunEvent; readonly where?: SaidConditions } =>
  typeof end === 'string' ? { event: end } : { event: end.event, where: end.where as SaidConditions }; // keys are what is retained of it
/** What an order has reached. */
export type OrderStatus = Extract<EventName, `order.${string}`>;

/** What starts a scenario: an event, or a moment that the daily sweep finds. */
export type Trigger<E extends EventName = EventName> = EventTrigger<E> | TimedTrigger;

export interface EventTrigger<E extends EventName = EventName> {
  readonly event: E;
  readonly facts: FactConditions;
  /** What the event itself must say. */
  readonly where?: SaidConditions;
}

/** What a date or an absence can be about. */
export type TimedAbout = 'customer' | 'order' | 'subscription' | 'booking';

/** Told by the daily sweep as the event `scenario.due`; `about` is what the scenario's messages are about. */
export interface TimedTrigger<A extends TimedAbout = TimedAbout, T extends Timer = Timer> {
  readonly event: 'scenario.due';
  readonly facts: FactConditions;
  readonly about: A;
  readonly timer: T;
}

/** What tells one run from the next of a customer's own: a run of one excludes no run of another. */
export type Occasion = 'expiry day' | 'feast';
/** What the occasions of a timer are called, where it has some. */
export const occasionOf: Readonly<Partial<Record<Timer['due'], Occasion>>> = {
  points: 'expiry day',
  feast: 'feast',
};
export type OccasionOf<T extends Trigger> =
  T extends TimedTrigger<'customer', PointsTimer>
    ? 'expiry day'
    : T extends TimedTrigger<'customer', FeastTimer>
      ? 'feast'
      : never;
type PointsTimer = Extract<Timer, { readonly due: 'points' }>;
type FeastTimer = Extract<Timer, { readonly due: 'feast' }>;

/**
 * A moment that the profile or an event foretells. Days are the customer's local days; the run begins at the good
 * hour of that day, and not at all when the sweep comes more than `lateDays` after it.
 */
export type Timer = { readonly lateDays: number } & (
  | {
      readonly due: 'date';
      /** An attribute of the profile: "1990-04-12", or "--04-12" when the year is not known. */
      readonly attribute: string;
      /** A birthday comes every year (29 February on the 28th in common years), a renewal once. */
      readonly yearly: boolean;
      /** Negative: before. */
      readonly days: number;
      /** The date must have been known for so long, so that it cannot be typed in for a gift. */
      readonly knownForDays: number;
    }
  | {
      readonly due: 'inactivity';
      /** Which event has not happened; `any` is none at all. */
      readonly without: EventName | 'any';
      /** Since the last one. */
      readonly days: number | UsualGap;
    }
  | {
      readonly due: 'status';
      readonly status: EventName;
      /** Counted from the status, or from an earlier event about the same order: then whichever is later. */
      readonly from: EventName;
      readonly days: number;
      /** By category of the goods; the longest counts. */
      readonly daysByCategory: Readonly<Record<string, number>>;
    }
  | {
      readonly due: 'event date';
      /** The newest of these about the same subject says the date. */
      readonly events: readonly EventName[];
      /** A retained property of all of them: a day or a moment. */
      readonly property: string;
      /** Negative: before. */
      readonly days: number;
      /** Other days by the value of another property: `{ property: 'plan', days: { yearly: -30 } }`. */
      readonly daysBy?: { readonly property: string; readonly days: Readonly<Record<string, number>> };
      /** What the event must say beside. */
      readonly where?: SaidConditions;
    }
  | {
      readonly due: 'points';
      /** Negative: before the soonest end of any points. */
      readonly days: number;
      /** How many must end within `together` days for it to be worth a word. */
      readonly atLeast: number;
      readonly together: number;
    }
  /** A feast of the policy's calendar that is kept in the customer's country; the run's key is its name. */
  | { readonly due: 'feast'; readonly days: number }
);

/** So many times the customer's own median gap between orders, within bounds; `otherwise` with fewer than two orders. */
export interface UsualGap {
  readonly times: number;
  readonly atLeast: number;
  readonly atMost: number;
  readonly otherwise: number;
}

/** Starts a scenario at an event that says what is wanted, and whose facts meet the conditions. */
export const event = <E extends RunEvent>(
  name: E,
  facts: FactConditions = {},
  where?: Where<E>,
): EventTrigger<E> => ({
  event: name,
  facts,
  ...(where === undefined ? {} : { where: where as SaidConditions }), // its keys are what is retained of E
});

/** Starts a scenario some days before (negative) or after a date on the profile. */
export const date = (
  attribute: string,
  options: {
    readonly days: number;
    readonly yearly?: boolean;
    readonly knownForDays?: number;
    readonly lateDays?: number;
    readonly facts?: FactConditions;
  },
): TimedTrigger<'customer'> => ({
  event: 'scenario.due',
  facts: options.facts ?? {},
  about: 'customer',
  timer: {
    due: 'date',
    attribute,
    yearly: options.yearly ?? false,
    days: options.days,
    knownForDays: options.knownForDays ?? 0,
    lateDays: options.lateDays ?? 1,
  },
});

/** Starts a scenario when an event (or any at all) has not happened for some days. */
export const inactivity = (
  without: RunEvent | 'any',
  days: number | UsualGap,
  options: { readonly lateDays?: number; readonly facts?: FactConditions } = {},
): TimedTrigger<'customer'> => ({
  event: 'scenario.due',
  facts: options.facts ?? {},
  about: 'customer',
  timer: { due: 'inactivity', without, days, lateDays: options.lateDays ?? 30 },
});

/** Starts a scenario some days after an order has reached a status. */
export const daysAfter = (
  status: OrderStatus,
  days: number,
  options: {
    readonly from?: OrderStatus;
    readonly byCategory?: Readonly<Record<string, number>>;
    readonly lateDays?: number;
    readonly facts?: FactConditions;
  } = {},
): TimedTrigger<'order'> => ({
  event: 'scenario.due',
  facts: options.facts ?? {},
  about: 'order',
  timer: {
    due: 'status',
    status,
    from: options.from ?? status,
    days,
    daysByCategory: options.byCategory ?? {},
    lateDays: options.lateDays ?? 7,
  },
});

/** Starts a scenario some days before (negative) or after a date that an event has told, such as the next charge. */
export const dateOf = <A extends TimedAbout, E extends RetainedEvent & EventAbout<A>>(
  about: A,
  events: readonly [E, ...E[]],
  property: RetainedOf<E>,
  options: {
    readonly days: number;
    readonly daysBy?: { readonly property: RetainedOf<E>; readonly days: Readonly<Record<string, number>> };
    readonly where?: Where<E>;
    readonly lateDays?: number;
    readonly facts?: FactConditions;
  },
): TimedTrigger<A> => ({
  event: 'scenario.due',
  facts: options.facts ?? {},
  about,
  timer: {
    due: 'event date',
    events,
    property,
    days: options.days,
    ...(options.daysBy === undefined ? {} : { daysBy: options.daysBy }),
    ...(options.where === undefined ? {} : { where: options.where as SaidConditions }), // as above
    lateDays: options.lateDays ?? 1,
  },
});

/** The events about something. */
type EventAbout<A> = { [E in EventName]: AboutOf<E> extends A ? E : never }[EventName];

/** Starts a scenario some days before points end: those that end within `together` days, when they are enough. */
export const pointsEnding = (options: {
  readonly days: number;
  readonly atLeast: number;
  readonly together: number;
  readonly facts?: FactConditions;
}): TimedTrigger<'customer', PointsTimer> => ({
  event: 'scenario.due',
  facts: options.facts ?? {},
  about: 'customer',
  timer: {
    due: 'points',
    days: options.days,
    atLeast: options.atLeast,
    together: options.together,
    lateDays: 1,
  },
});

/** Starts a scenario some days before (negative) each feast that is kept in the customer's country. */
export const feast = (options: {
  readonly days: number;
  readonly facts?: FactConditions;
}): TimedTrigger<'customer', FeastTimer> => ({
  event: 'scenario.due',
  facts: options.facts ?? {},
  about: 'customer',
  timer: { due: 'feast', days: options.days, lateDays: 0 },
});

/** Starts a scenario when the customer comes into a segment. */
export const entersSegment = (segment: string, facts: FactConditions = {}): EventTrigger<'segment.entered'> =>
  event('segment.entered', facts, { segment: { oneOf: [segment] } });

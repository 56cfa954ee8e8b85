import type { EventName } from './events.ts';
import type { FactConditions } from './facts.ts';

/** What can start, end or answer a run: not what happens to a product, nor what the sweep says to the rules. */
export type RunEvent = Exclude<EventName, 'product.price-changed' | 'product.stock-changed' | 'scenario.due'>;
/** What an order has reached. */
export type OrderStatus = Extract<EventName, `order.${string}`>;

/** What starts a scenario: an event, or a moment that the daily sweep finds. */
export type Trigger<E extends EventName = EventName> = EventTrigger<E> | TimedTrigger;

export interface EventTrigger<E extends EventName = EventName> {
  readonly event: E;
  readonly facts: FactConditions;
}

/** Told by the daily sweep as the event `scenario.due`; `about` is what the scenario's messages are about. */
export interface TimedTrigger<A extends 'customer' | 'order' = 'customer' | 'order'> {
  readonly event: 'scenario.due';
  readonly facts: FactConditions;
  readonly about: A;
  readonly timer: Timer;
}

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
);

/** So many times the customer's own median gap between orders, within bounds; `otherwise` with fewer than two orders. */
export interface UsualGap {
  readonly times: number;
  readonly atLeast: number;
  readonly atMost: number;
  readonly otherwise: number;
}

/** Starts a scenario at an event whose facts meet the conditions. */
export const event = <E extends RunEvent>(name: E, facts: FactConditions = {}): EventTrigger<E> => ({
  event: name,
  facts,
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

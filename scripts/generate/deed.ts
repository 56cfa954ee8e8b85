import type { EventName, Properties } from '../../statemachines/language/events.ts';

/** Something that happens, to a customer or to the shop's catalogue; `at` is in milliseconds since 1970. */
export interface Deed {
  readonly at: number;
  readonly name: EventName;
  readonly properties: Readonly<Record<string, unknown>>;
  /** A visitor who is not yet known to be the customer. */
  readonly as?: string;
}

/** The properties are those of the event catalogue: what the door would refuse does not compile. */
export const deed = <E extends EventName>(
  at: number,
  name: E,
  properties: Readonly<Properties<E>>,
  as?: string,
): Deed => ({ at, name, properties, ...(as === undefined ? {} : { as }) });

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** As events write it. */
export const moment = (at: number): string => new Date(at).toISOString();
export const dateOf = (at: number): string => moment(at).slice(0, 10);

export interface Span {
  readonly begin: number;
  readonly end: number;
}

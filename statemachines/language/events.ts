import type { EventDeclaration } from './event.ts';
import type { ValuesOf } from './property.ts';
import type { MapEvents } from './register.ts';
import { traitsOf } from './subjects.ts';

export type { LineItem } from './line-item.ts';
export type { About } from './subjects.ts';

/** The events that the map declares. */
export type EventName = keyof MapEvents & string;
/** All of them, as the engine is given them. What is stored may name one that was taken off the map. */
export type EventDeclarations = Readonly<Record<string, EventDeclaration>>;

/** The events whose declaration says so. */
export type EventThat<Says> = { [E in EventName]: MapEvents[E] extends Says ? E : never }[EventName];
export type AboutOf<E extends EventName> = MapEvents[E]['about'];
/** What happens to the shop and to no customer: such an event starts, ends and answers nothing. */
export type ShopEvent = EventThat<{ readonly shopWide: true }>;

/** What an event says. Properties beyond those declared are kept as they came. */
export type Properties<E extends EventName> = ValuesOf<MapEvents[E]['core'], MapEvents[E]['optional']> & {
  readonly [more: string]: unknown;
};

/** What of an event is retained, by its name. */
export type RetainedOf<E extends EventName> = MapEvents[E]['retained'][number];
export type RetainedEvent = {
  [E in EventName]: MapEvents[E]['retained'] extends readonly [] ? never : E;
}[EventName];

/**
 * An event as it was accepted: `at` is when it happened (UTC, ISO 8601 with milliseconds), `key` names its subject.
 */
export type CustomerEvent = { [E in EventName]: EventOf<E> }[EventName];
interface EventOf<E extends EventName> {
  readonly id: string;
  readonly name: E;
  readonly at: string;
  readonly customer: string;
  readonly key: string;
  readonly properties: Readonly<Properties<E>>;
}

/** An event that says of a person who it is. */
export type PersonEvent = Extract<CustomerEvent, { name: EventThat<{ readonly person: true }> }>;
export const isOfPerson = (event: CustomerEvent, events: EventDeclarations): event is PersonEvent =>
  events[event.name]?.person === true;
/** An event that lists goods. */
export type LineItemsEvent = Extract<CustomerEvent, { name: EventThat<{ readonly lists: 'line items' }> }>;
export const listsLineItems = (event: CustomerEvent, events: EventDeclarations): event is LineItemsEvent =>
  events[event.name]?.lists === 'line items';

export const isEventName = (name: string, events: EventDeclarations): name is EventName =>
  Object.hasOwn(events, name);
export const listNames = (events: EventDeclarations): readonly EventName[] =>
  Object.keys(events) as EventName[]; // its keys are the names
/** The declaration of an event that must be there: whoever asks has checked the map. */
export function declarationOf(name: string, events: EventDeclarations): EventDeclaration {
  const declaration = isEventName(name, events) ? events[name] : undefined;
  if (declaration === undefined) throw new Error(`the map has no event '${name}'`);
  return declaration;
}
/** The names of the events whose declaration is so. */
export const listNamesOf = (
  events: EventDeclarations,
  is: (declaration: EventDeclaration) => boolean,
): readonly EventName[] =>
  Object.entries(events).flatMap(
    ([name, declaration]) => (is(declaration) ? [name as EventName] : []), // its keys are the names
  );

/** The names of all that an event may say. */
export const listProperties = ({ core, optional }: EventDeclaration): readonly string[] =>
  Object.keys({ ...core, ...optional });
/** Whether the newest about each subject is retained. */
export const isApart = ({ about, apart }: EventDeclaration): boolean =>
  apart === true || traitsOf(about).apart === true;
/** Whether what one such event has said outlasts another that says something else. */
export const isKeptApart = (declaration: EventDeclaration): boolean =>
  declaration.retainedBy.length > 0 || isApart(declaration);
/** Whether an event is the customer's own doing. */
export const isActivity = (name: EventName, events: EventDeclarations): boolean =>
  events[name]?.actor === 'customer';

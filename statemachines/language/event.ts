import type { Language } from './channels.ts';
import type { Duration } from './durations.ts';
import { lineItem } from './line-item.ts';
import { person } from './person.ts';
import { currency, id, list, type None, type Properties, type ValueOf, type ValuesOf } from './property.ts';
import { type About, type KeyOf, type subjects, traitsOf } from './subjects.ts';

/**
 * Whose doing an event is: what the customer does is activity. Apps bring profiles up to date by themselves, so that
 * such an update is the shop's; what the map and the providers of messages tell is the map's.
 */
export type Actor = 'customer' | 'shop' | 'map';

/** Who may send an event: what a browser says is not to be trusted with all. */
export type Sender = 'back end' | 'site' | 'connector' | 'map';

/** All that there is to say of an event: everything else follows from it. */
interface Definition {
  readonly about: About;
  readonly actor: Actor;
  readonly from: readonly [Sender, ...Sender[]];
  /** What it is, in one sentence, where the name does not say it. */
  readonly note?: string;
  /** How people call it; by default its name as a sentence. */
  readonly title?: Readonly<Partial<Record<Language, string>>>;
  /** Without these, or with wrong ones, it is refused. What names the subject is among them by itself. */
  readonly core?: Properties;
  readonly optional?: Properties;
  /**
   * What rules, waits, questions and dates may ask of it, beside its key: short, and never personal. The profile keeps
   * them with the event's newest moment, of each subject that it keeps apart.
   */
  readonly retained?: readonly string[];
  /** The newest is retained for each of these properties' values, so that one answer does not hide another. */
  readonly retainedBy?: readonly string[];
  /** The newest about each subject is retained, although its subject does not ask for it: it ends runs about it. */
  readonly apart?: true;
  /** It lists goods: has `currency` and `items`, and rules can ask how many and what they are worth. */
  readonly lists?: 'line items';
  /** It says of a person who it is: has the person's properties, and the profile takes them over. */
  readonly person?: true;
  /** It tells most of its subject: messages of all other events about it are written from the newest of these. */
  readonly describes?: true;
  /** Comes once to each subject, at its beginning: as the goal or an exit of a run it is meant of another one. */
  readonly begins?: true;
  /** It happens to the shop and to no customer: it starts, ends and answers nothing. */
  readonly shopWide?: true;
  /** Facts that rules may ask of it beside those that every event has. */
  readonly facts?: readonly ['member'];
  /** Opens a case about an order, such as a return, or closes it: an open one keeps marketing back. */
  readonly opens?: string;
  readonly closes?: string;
  /** What the customer asks for by it; the privacy function answers. */
  readonly privacy?: 'erasure' | 'export';
  /** By it one customer's messages depend on others', as by all that is shop-wide: replayed in one thread. */
  readonly meets?: true;
  /** What the laptop's page fills in; of a moment or a day how far ahead it is. */
  readonly example?: Readonly<Record<string, unknown>>;
}

/** A declaration as the engine reads it. */
export interface EventDeclaration extends Definition {
  readonly core: Properties;
  readonly optional: Properties;
  readonly retained: readonly string[];
  readonly retainedBy: readonly string[];
}

/** The key's property, as the subject has it. */
type KeyProperty<A extends About> = { readonly [Name in KeyOf<A>]: typeof id };
type LineItems = { readonly currency: typeof currency; readonly items: typeof lineItems };
const lineItems = list(lineItem, 500);

type CoreOf<D extends Definition> = KeyProperty<D['about']> &
  (D extends { readonly core: infer Core extends Properties } ? Core : None) &
  (D extends { readonly lists: 'line items' } ? LineItems : None);
type OptionalOf<D extends Definition> = (D extends { readonly person: true } ? typeof person : None) &
  (D extends { readonly optional: infer Optional extends Properties } ? Optional : None);
type RetainedOf<D extends Definition> = D extends { readonly retained: infer Names } ? Names : readonly [];

/** What of an event can be retained: single values, none of them personal. */
type RetainableOf<All> = {
  [Name in keyof All]: All[Name] extends { readonly personal: true }
    ? never
    : ValueOf<All[Name]> extends string | number | boolean
      ? Name
      : never;
}[keyof All];

type ExampleOf<Values> = { readonly [Name in keyof Values]?: Exampled<Values[Name]> };
type Exampled<Value> = Value | (string extends Value ? Duration : never);

/** What must hold between the parts of a definition: what cannot be does not compile. */
type Sound<D extends Definition> = {
  readonly retained?: readonly RetainableOf<CoreOf<D> & OptionalOf<D>>[];
  readonly retainedBy?: readonly RetainedOf<D>[number & keyof RetainedOf<D>][];
  readonly example?: ExampleOf<ValuesOf<CoreOf<D>, OptionalOf<D>>>;
} & ((typeof subjects)[D['about']] extends { readonly apart: true }
  ? { readonly apart?: never }
  : { readonly begins?: never; readonly describes?: never }) &
  (D['about'] extends 'order' ? unknown : { readonly opens?: never; readonly closes?: never }) &
  (D['about'] extends 'customer' ? unknown : { readonly privacy?: never }) & {
    readonly [Unknown in Exclude<keyof D, keyof Definition>]: never;
  };

/** A definition with what follows from it. */
export type Declared<D extends Definition> = Omit<D, 'core' | 'optional' | 'retained' | 'retainedBy'> & {
  readonly core: CoreOf<D>;
  readonly optional: OptionalOf<D>;
  readonly retained: RetainedOf<D>;
  readonly retainedBy: readonly string[];
};

/** Declares an event: what it is about, who does and who sends it, what it says and what is retained of that. */
export function declareEvent<const D extends Definition>(definition: D & Sound<D>): Declared<D> {
  const {
    about,
    core,
    optional,
    lists,
    person: isPerson,
    retained = [],
    retainedBy = [],
  }: Definition = definition;
  const { key } = traitsOf(about);
  return {
    ...definition,
    core: {
      ...(key === undefined ? {} : { [key]: id }),
      ...core,
      ...(lists === undefined ? {} : { currency, items: lineItems }),
    },
    optional: { ...(isPerson === true ? person : {}), ...optional },
    retained,
    retainedBy,
  } as unknown as Declared<D>; // the conditional types above say the same
}

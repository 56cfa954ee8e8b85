/**
 * What an event can say, as data: each property knows what it may be, and its type says what the engine gets of it.
 * What checks them is made from these in `property-schema.ts`, and only where something is checked.
 */
export type Property<Value = unknown> = Kind & {
  /** What it is, for whoever writes the app. */
  readonly note?: string;
  /** Of the customer's person: rules ask no such thing, and nobody outside is told it. */
  readonly personal?: true;
  /** What it may be, for forms and documentation. */
  readonly example?: unknown;
  /** Never there: it carries the type of the values. */
  readonly [value]?: Value;
};

declare const value: unique symbol;

/** How a value is checked, shown as an input, documented and brought to its normal form. */
export type Kind =
  /** Names a customer, an event, or a subject of events. */
  | { readonly kind: 'id' }
  | { readonly kind: 'text'; readonly longest: number; readonly least?: number; readonly pattern?: Pattern }
  /** Normal form: lower case. */
  | { readonly kind: 'email' }
  /** Normal form: E.164; without a country code read as a number of `country`. */
  | { readonly kind: 'phone' }
  /** An IANA zone. */
  | { readonly kind: 'zone' }
  /** An address of the property `channel`, as a provider has told it: a contact that must be right refuses others. */
  | {
      readonly kind: 'address';
      readonly longest: number;
      readonly least?: number;
      readonly mustBeRight?: true;
    }
  | { readonly kind: 'link' }
  | { readonly kind: 'moment' }
  | { readonly kind: 'day' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'number'; readonly whole?: true; readonly least?: number; readonly most?: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | {
      readonly kind: 'list';
      readonly of: Property;
      readonly most: number;
      readonly least?: number;
    }
  /** Names of the sender's own with texts, numbers or yes and no. */
  | { readonly kind: 'record' }
  | { readonly kind: 'group'; readonly core: Properties; readonly optional: Properties };

/** Properties by name. */
export type Properties = Readonly<Record<string, Property>>;

/** What a text must look like, and how that is said to whoever wrote another. */
interface Pattern {
  readonly matches: string;
  readonly says: string;
}

/** The values of a property. */
export type ValueOf<P> = P extends { readonly [value]?: infer Value } ? Value : never;

/** The values of properties, those of the core always there. */
export type ValuesOf<Core, Optional> = Flat<
  { [Name in keyof Core]: ValueOf<Core[Name]> } & {
    [Name in keyof Optional]?: ValueOf<Optional[Name]> | undefined;
  }
>;
type Flat<T> = { [Name in keyof T]: T[Name] };

/** No properties. */
export type None = Record<never, never>;

/** With a note for whoever writes the app. */
export const noted = <P extends Property>(note: string, property: P): P => ({ ...property, note });
/** With an example. */
export const exampled = <P extends Property>(example: ValueOf<P>, property: P): P => ({
  ...property,
  example,
});
/** Of the customer's person: never retained, never told to others. */
export const personal = <P extends Property>(property: P): P & { readonly personal: true } => ({
  ...property,
  personal: true,
});

export const id: Property<string> = { kind: 'id' };
export const text = (longest: number, least?: number): Property<string> => ({
  kind: 'text',
  longest,
  ...(least === undefined ? {} : { least }),
});
export const pattern = (
  matches: string,
  longest: number,
  says: string,
  example: string,
): Property<string> => ({
  kind: 'text',
  longest,
  pattern: { matches, says: `${says}, such as ${example}` },
  example,
});
/** A word that an app and a scenario agree on. */
export const word = pattern('^[a-z0-9][a-z0-9-]{0,63}$', 64, 'kebab-case', 'too-expensive');
export const segmentName = pattern('^[a-z][a-z0-9-]{0,63}$', 64, 'kebab-case', 'big-spender');
export const currency = pattern('^[A-Z]{3}$', 3, 'three capital letters', 'EUR');
export const country = pattern('^[A-Z]{2}$', 2, 'two capital letters', 'DE');
/** It goes into mail as it is. */
export const link: Property<string> = { kind: 'link' };
/** ISO 8601 with an offset. */
export const moment: Property<string> = { kind: 'moment' };
/** "2026-11-30". */
export const day: Property<string> = { kind: 'day' };
export const flag: Property<boolean> = { kind: 'flag' };
export const number = (least?: number, most?: number): Property<number> => ({
  kind: 'number',
  ...(least === undefined ? {} : { least }),
  ...(most === undefined ? {} : { most }),
});
export const whole = (least: number, most?: number): Property<number> => ({
  kind: 'number',
  whole: true,
  least,
  ...(most === undefined ? {} : { most }),
});
/** In the currency that the event names. */
export const money = number(0, 1e9);
export const email = personal<Property<string>>({ kind: 'email' });
export const phone = personal<Property<string>>({ kind: 'phone' });
export const zone: Property<string> = { kind: 'zone' };
/** An address of the property `channel`. */
export const address = (longest: number, least?: number) =>
  personal<Property<string>>({ kind: 'address', longest, ...(least === undefined ? {} : { least }) });
/** A contact of the property `channel` that is written to: what is none is refused. */
export const contact = personal<Property<string>>({
  kind: 'address',
  longest: 256,
  least: 3,
  mustBeRight: true,
});
export const choice = <const Options extends readonly [string, ...string[]]>(
  ...options: Options
): Property<Options[number]> => ({ kind: 'choice', options });
export const list = <P extends Property>(
  of: P,
  most: number,
  least?: number,
): Property<readonly ValueOf<P>[]> => ({
  kind: 'list',
  of,
  most,
  ...(least === undefined ? {} : { least }),
});
export const record: Property<Readonly<Record<string, string | number | boolean>>> = { kind: 'record' };
export const group = <Core extends Properties = None, Optional extends Properties = None>(
  core: Core,
  optional: Optional,
): Property<ValuesOf<Core, Optional>> => ({ kind: 'group', core, optional });

import type { EventName } from './events.ts';
import type { Comparison } from './facts.ts';

/** An audience. With a rule the map keeps it, event by event and day by day; without one an action or an app tells. */
export interface Segment {
  /** Kebab-case, never changed. */
  readonly id: string;
  readonly title: string;
  readonly rule?: Rule;
}

/** A number that a rule compares; one that is not known meets `orNever` alone. */
export type Amount = Exclude<Comparison, { readonly oneOf: unknown }>;

/** Who belongs to a segment, as data. Days are whole: 24 hours each, those that have passed. */
export type Rule =
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule }
  /** Since the newest event of a name, or since anything that the customer has done. */
  | { readonly of: 'days since'; readonly event: EventName | 'any'; readonly is: Amount }
  /** How often an event has happened in all. */
  | { readonly of: 'times'; readonly event: EventName; readonly is: Amount }
  /** With `withinDays` those of that time alone, up to the dozen that the profile dates. */
  | { readonly of: 'orders'; readonly withinDays?: number; readonly is: Amount }
  /** Worth of all orders, in the shop's currency. */
  | { readonly of: 'spent'; readonly is: Amount }
  /** The balance. */
  | { readonly of: 'points'; readonly is: Amount }
  /** From 1 to 5, by the thresholds of the policy; 5 is the best. */
  | { readonly of: 'score'; readonly part: ScorePart; readonly is: Amount }
  | { readonly of: 'attribute'; readonly name: string; readonly is: Comparison | 'known' }
  /** What the customer buys most, or looks at most. */
  | { readonly of: 'favourite category'; readonly is: Comparison | 'known' };

/** How lately, how often and how much a customer buys. */
export type ScorePart = 'recency' | 'frequency' | 'money';

export const segment = <const S extends Segment>(declaration: S): S => declaration;

export const all = (...rules: readonly [Rule, ...Rule[]]): Rule => ({ all: rules });
export const any = (...rules: readonly [Rule, ...Rule[]]): Rule => ({ any: rules });
export const not = (rule: Rule): Rule => ({ not: rule });
export const daysSince = (event: EventName | 'any', is: Amount): Rule => ({ of: 'days since', event, is });
export const times = (event: EventName, is: Amount): Rule => ({ of: 'times', event, is });
export const orders = (is: Amount, withinDays?: number): Rule => ({
  of: 'orders',
  is,
  ...(withinDays === undefined ? {} : { withinDays }),
});
export const spent = (is: Amount): Rule => ({ of: 'spent', is });
export const points = (is: Amount): Rule => ({ of: 'points', is });
export const score = (part: ScorePart, is: Amount): Rule => ({ of: 'score', part, is });
export const attributeIs = (name: string, is: Comparison | 'known'): Rule => ({ of: 'attribute', name, is });
export const favouriteCategory = (is: Comparison | 'known'): Rule => ({ of: 'favourite category', is });

/** What the due index and the profile call the day on which time alone changes some segment of a customer. */
export const segmentsDue = 'segments';

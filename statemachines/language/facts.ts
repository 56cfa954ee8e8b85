import type { EventName, RememberedOf } from './events.ts';

/** What an event says of itself, as far as it is remembered. */
export type Said = Readonly<Record<string, string | number | boolean>>;

/**
 * What the door knows about an event and its customer, put on the trigger so that the *rule* keeps the wrong
 * customers out. No personal data. An absent fact means "not known" or "never".
 */
export interface Facts {
  /** Distinct lines in the cart or order. */
  readonly itemCount?: number;
  /** Worth of the cart or order, in `currency`. */
  readonly value?: number;
  readonly currency?: string;
  /** Product ids of the first lines, so that stock and price can be read together with the profile. */
  readonly products?: readonly string[];
  /** This is the customer's N-th event of that name. */
  readonly nth: number;
  /** Orders placed so far. */
  readonly orders: number;
  /** From the customer's last order to this event. */
  readonly hoursSinceOrder?: number;
  readonly traffic: 'customer' | 'staff' | 'test' | 'robot';
  /** Some channel has an address and consent for marketing. */
  readonly reachable: boolean;
  /** Worth of all orders so far, in the shop's currency. */
  readonly spent?: number;
  /** The segments that the customer is in; absent when there are none. */
  readonly segments?: readonly string[];
  /** Stars of a review, 1 to 5. */
  readonly rating?: number;
  /** The scenario that the daily sweep says is due. */
  readonly due?: string;
  /** What the event itself says (the list `remembered`). */
  readonly said?: Said;
  /** Product views since the customer was last quiet for half an hour, this one included. */
  readonly sessionViews?: number;
  /** On how many of the last 7 days the customer looked at the product that the event is about. */
  readonly viewDays?: number;
  /** Items in the customer's cart, the newest of several. */
  readonly cartItems?: number;
  /** Has joined the loyalty programme, and not left it since. */
  readonly member?: boolean;
}

export type FactName = keyof Omit<Facts, 'products' | 'said'>;

export type Comparison =
  | { readonly atLeast: number; readonly orNever?: true }
  | { readonly atMost: number; readonly orNever?: true }
  | { readonly exactly: number }
  | { readonly oneOf: readonly (string | boolean)[]; readonly orNever?: true };

type ComparisonFor<F extends FactName> =
  NonNullable<Facts[F]> extends number
    ? Extract<Comparison, { atLeast: number } | { atMost: number } | { exactly: number }>
    : Extract<Comparison, { oneOf: unknown }>;

/** Conditions on what an event says; all of them must hold. */
export type SaidConditions = Readonly<Record<string, Comparison>>;
/** The same for one event: only what is remembered of it can be asked. */
export type Where<E extends EventName> = { readonly [P in RememberedOf<E>]?: Comparison };

/** Conditions on facts; all of them must hold. */
export type FactConditions = { readonly [F in FactName]?: ComparisonFor<F> };

export const atLeast = (n: number) => ({ atLeast: n }) as const;
export const atMost = (n: number) => ({ atMost: n }) as const;
/** The N-th time of an event: `{ nth: exactly(2) }`. */
export const exactly = (n: number) => ({ exactly: n }) as const;
export const oneOf = <const V extends string | boolean>(...values: readonly [V, ...V[]]) => ({
  oneOf: values,
});
/** Also true when the thing never happened. */
export const orNever = <
  C extends { atLeast: number } | { atMost: number } | { oneOf: readonly (string | boolean)[] },
>(
  comparison: C,
): C & { orNever: true } => ({
  ...comparison,
  orNever: true,
});

/** Each condition with its fact, in the order written: the one way to walk them. */
export const listConditions = (conditions: FactConditions): readonly (readonly [FactName, Comparison])[] =>
  Object.entries(conditions) as [FactName, Comparison][]; // keys of FactConditions are fact names

/** Why an event does not say what is wanted, as half a sentence; nothing when it does. */
export const explainUnsaid = (where: SaidConditions, said: Said = {}): string | undefined =>
  findMismatch(Object.entries(where), (name) => said[name]);

/** Why these facts do not meet the conditions, as half a sentence; nothing when they do. */
export const explainMismatch = (conditions: FactConditions, facts: Facts): string | undefined =>
  findMismatch(listConditions(conditions), (fact) => facts[fact]);

function findMismatch<Name extends string>(
  conditions: readonly (readonly [Name, Comparison])[],
  look: (name: Name) => Facts[FactName],
): string | undefined {
  for (const [fact, wanted] of conditions) {
    const got = look(fact);
    if (!meets(wanted, got)) return `${fact} is ${got ?? 'not known'}, wanted ${sayWanted(wanted)}`;
  }
  return undefined;
}

/** Whether a value is one that is wanted. */
export function meets(wanted: Comparison, got: Facts[FactName]): boolean {
  if ('oneOf' in wanted) {
    if (got === undefined) return wanted.orNever === true;
    const all = typeof got === 'object' ? got : [got];
    return all.some((one) => typeof one !== 'number' && wanted.oneOf.includes(one));
  }
  if (typeof got !== 'number') return 'orNever' in wanted;
  if ('atLeast' in wanted) return got >= wanted.atLeast;
  return 'atMost' in wanted ? got <= wanted.atMost : got === wanted.exactly;
}

/** "at least 2", "email or push". */
export function sayWanted(wanted: Comparison): string {
  if ('oneOf' in wanted) return wanted.oneOf.join(' or ');
  if ('atLeast' in wanted) return `at least ${wanted.atLeast}`;
  return 'atMost' in wanted ? `at most ${wanted.atMost}` : `exactly ${wanted.exactly}`;
}

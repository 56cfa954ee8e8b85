import type { EventName, RetainedOf } from './events.ts';

/** The retained properties of an event. */
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
  /** The event's own retained properties. */
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
/** The same for one event: only what is retained of it can be asked. */
export type Where<E extends EventName> = { readonly [P in RetainedOf<E>]?: Comparison };

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

/** The first condition that is not met: by which fact or property, and why as half a sentence. */
export interface Mismatch<Name extends string = string> {
  readonly name: Name;
  readonly because: string;
}

/** What an event does not say as it is wanted; nothing when it does. */
export const explainUnsaid = (where: SaidConditions, said: Said = {}): Mismatch | undefined =>
  findMismatch(
    Object.entries(where),
    (name) => said[name],
    (name, got) => `${name} is ${got ?? 'not known'}`,
  );

/** Which of these facts does not meet the conditions; nothing when all do. */
export const explainMismatch = (conditions: FactConditions, facts: Facts): Mismatch<FactName> | undefined =>
  findMismatch(listConditions(conditions), (fact) => facts[fact], sayFact);

function findMismatch<Name extends string>(
  conditions: readonly (readonly [Name, Comparison])[],
  look: (name: Name) => Facts[FactName],
  say: (name: Name, got: Facts[FactName]) => string,
): Mismatch<Name> | undefined {
  for (const [name, wanted] of conditions) {
    const got = look(name);
    if (!meets(wanted, got)) return { name, because: `${say(name, got)}${sayWhatWas(wanted)}` };
  }
  return undefined;
}

/** A yes or no says all. */
const sayWhatWas = (wanted: Comparison): string =>
  'oneOf' in wanted && wanted.oneOf.every((one) => typeof one === 'boolean')
    ? ''
    : `, wanted ${sayWanted(wanted)}`;

/** A number's or a word's place in the sentence is `…`; `never` is what is said where the fact is not known. */
const factWords: {
  readonly [F in FactName]: { readonly is: string; readonly one?: string; readonly never: string };
} = {
  itemCount: { is: '… different items', one: '1 item', never: 'no items told of' },
  value: { is: 'worth …', never: 'its worth is not known' },
  currency: { is: 'in …', never: 'its currency is not known' },
  nth: { is: 'happened … times', one: 'happened once', never: 'never happened' },
  orders: { is: '… orders so far', one: '1 order so far', never: 'no order so far' },
  hoursSinceOrder: { is: 'last order … hours ago', one: 'last order 1 hour ago', never: 'never ordered' },
  traffic: { is: 'traffic by …', never: 'it is not known whose traffic it is' },
  reachable: { is: 'can be written to with marketing', never: 'cannot be written to with marketing' },
  spent: { is: 'spent … in all', never: 'nothing spent so far' },
  segments: { is: 'in the segments …', never: 'in no segment' },
  rating: { is: '… stars', one: '1 star', never: 'no stars given' },
  due: { is: 'due for …', never: 'not due' },
  sessionViews: {
    is: '… products viewed in this visit',
    one: '1 product viewed in this visit',
    never: 'no product viewed in this visit',
  },
  viewDays: { is: 'looked at on … days', one: 'looked at on 1 day', never: 'not looked at these days' },
  cartItems: { is: '… items in the cart', one: '1 item in the cart', never: 'no cart' },
  member: { is: 'a member already', never: 'no member' },
};

function sayFact(fact: FactName, got: Facts[FactName]): string {
  const { is, one = is, never } = factWords[fact];
  if (got === undefined || got === false || (typeof got === 'object' && got.length === 0)) return never;
  return (got === 1 ? one : is).replace('…', typeof got === 'object' ? got.join(' and ') : String(got));
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

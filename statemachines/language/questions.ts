import { type Duration, sayDuration } from './durations.ts';
import type { EventName, RetainedEvent, RetainedOf } from './events.ts';
import type { Comparison, SaidConditions, Where } from './facts.ts';

/** A question that has a yes or a no for every profile. */
export type TwoWayQuestion =
  | {
      readonly ask: 'happened';
      readonly event: EventName;
      readonly within: 'this run' | Duration;
      readonly where?: SaidConditions;
    }
  /** Since so long before the trigger, about another subject than the run's. */
  | { readonly ask: 'another'; readonly event: EventName; readonly seconds: number }
  /** Whether a moment that the run's event tells is still ahead by so much. */
  | { readonly ask: 'ahead'; readonly property: string; readonly bySeconds: number; readonly called: string }
  | { readonly ask: 'orders'; readonly atLeast: number }
  | { readonly ask: 'sent'; readonly message: string; readonly within: Duration }
  | { readonly ask: 'clicked'; readonly message: string; readonly within: Duration }
  | { readonly ask: 'segment'; readonly segment: string }
  | { readonly ask: 'points'; readonly atLeast: number; readonly endingWithin?: Duration }
  | { readonly ask: 'spent'; readonly atLeast: number }
  | { readonly ask: 'times'; readonly atLeast: number };

/** A question about anything that the profile and its timeline know; the answer is a word. */
export type Question =
  | TwoWayQuestion
  | { readonly ask: 'field'; readonly field: 'language' | 'country' | 'traffic' }
  | { readonly ask: 'attribute'; readonly name: string }
  | Told
  | Split
  | Came
  | Quiet;

/**
 * What the newest such event of this run has said, its own trigger included; "unknown" when there was none. The
 * compiler adds `sameKey` where the event is about the same subject as the run.
 */
export interface Told {
  readonly ask: 'said';
  readonly event: EventName;
  readonly property: string;
  readonly where?: SaidConditions;
  readonly sameKey?: true;
}

/** A customer's part in a test of alternatives: always the same in one split of one scenario. */
export interface Split {
  readonly ask: 'split';
  /** Its name, never changed while the test lasts. */
  readonly name: string;
  /** Shares by answer; they need not add up to 100. */
  readonly shares: Readonly<Record<string, number>>;
}

/**
 * Which of these events came since the trigger or the step before: what a wait for events asks when its time is
 * up. The answer is the event's name, or "none".
 */
export interface Came {
  readonly ask: 'came';
  readonly events: readonly {
    readonly event: EventName;
    readonly sameKey: boolean;
    readonly where?: SaidConditions;
  }[];
  readonly since: 'trigger' | 'before';
}

/** Whether the customer has been quiet for so long: what `waitForQuiet` asks. No answer yet: it is asked again. */
export interface Quiet {
  readonly ask: 'quiet';
  readonly seconds: number;
  /** When nobody is asked any more, counted from the step before. */
  readonly atMostSeconds: number;
  readonly otherwise: 'leave' | 'go on';
  /** The one deed that counts; without it, anything that the customer does. */
  readonly without?: EventName;
}

/** Since the trigger, or within some time before now; with `where`, only when the event said so. */
export const happened = <E extends EventName>(
  event: E,
  within: 'this run' | Duration = 'this run',
  where?: Where<E>,
): TwoWayQuestion => ({
  ask: 'happened',
  event,
  within,
  ...(where === undefined ? {} : { where: where as SaidConditions }), // its keys are what is retained of E
});
/** `another('order.placed', days(1))`: beside the run's own order, from a day before the trigger until now. */
export const another = (event: EventName, before: Duration): TwoWayQuestion => ({
  ask: 'another',
  event,
  seconds: before.seconds,
});
/**
 * `isAhead('startsAt', days(1), 'the booking starts')`: a moment that the run's event tells is more than a day away;
 * `called` is how a marketer calls it.
 */
export const isAhead = (property: string, by: Duration, called: string): TwoWayQuestion => ({
  ask: 'ahead',
  property,
  bySeconds: by.seconds,
  called,
});
/** For `choose`: `said('question.answered', 'answer', { question: oneOf('upgrade-offer') })`. */
export const said = <E extends RetainedEvent>(
  event: E,
  property: RetainedOf<E>,
  where?: Where<E>,
): Question => ({
  ask: 'said',
  event,
  property,
  ...(where === undefined ? {} : { where: where as SaidConditions }), // its keys are what is retained of E
});
/** For `choose`: `split('subject', { short: 50, long: 50 })`; each customer always has the same answer. */
export const split = (name: string, shares: Readonly<Record<string, number>>): Question => ({
  ask: 'split',
  name,
  shares,
});
export const hasOrders = (atLeast: number): TwoWayQuestion => ({ ask: 'orders', atLeast });
export const wasSent = (message: string, within: Duration): TwoWayQuestion => ({
  ask: 'sent',
  message,
  within,
});
export const clicked = (message: string, within: Duration): TwoWayQuestion => ({
  ask: 'clicked',
  message,
  within,
});
export const isIn = (segment: string): TwoWayQuestion => ({ ask: 'segment', segment });
/** Enough points on the balance; with `endingWithin`, enough that end within that time. */
export const hasPoints = (atLeast: number, endingWithin?: Duration): TwoWayQuestion => ({
  ask: 'points',
  atLeast,
  ...(endingWithin === undefined ? {} : { endingWithin }),
});
/** Worth of all orders, in the shop's currency. */
export const hasSpent = (atLeast: number): TwoWayQuestion => ({ ask: 'spent', atLeast });
/** Whether this run is the N-th under its entry's key or a later one; the entry must say `times`. */
export const isRun = (atLeast: number): TwoWayQuestion => ({ ask: 'times', atLeast });
export const field = (name: 'language' | 'country' | 'traffic'): Question => ({ ask: 'field', field: name });
export const attribute = (name: string): Question => ({ ask: 'attribute', name });

/** "Order placed". */
export const sayEvent = (event: string): string => capitalise(inWords(event));

/** What a marketer calls a message; nothing for what is none. */
export type TitleOf = (message: string) => string | undefined;

/** An event, and what it must have said to be the one that is meant. */
export interface MeantEvent {
  readonly event: EventName;
  readonly where?: SaidConditions;
}

/** "15 minutes of quiet", "2 days without product viewed". */
export const sayQuiet = (time: Duration, without: EventName | undefined): string =>
  `${sayDuration(time)} ${without === undefined ? 'of quiet' : `without ${inWords(without)}`}`;

/** "Quiet for 15 minutes?", "No product viewed for 2 days?" */
export const askQuiet = (time: Duration, without: EventName | undefined): string =>
  `${without === undefined ? 'Quiet' : `No ${inWords(without)}`} for ${sayDuration(time)}?`;

/** The question as a marketer asks it; it names the Choice state. */
export function sayQuestion(question: Question, titleOf: TitleOf): string {
  switch (question.ask) {
    case 'happened': {
      const within = question.within === 'this run' ? '' : ` in the last ${sayLast(question.within)}`;
      return `${capitalise(sayAnyOf([question], titleOf))}${within}?`;
    }
    case 'orders':
      return `At least ${question.atLeast} order${question.atLeast === 1 ? '' : 's'}?`;
    case 'sent':
    case 'clicked':
      return `Was '${titleOf(question.message) ?? question.message}' ${question.ask} in the last ${sayLast(question.within)}?`;
    case 'segment':
      return `In the segment ${question.segment}?`;
    case 'points':
      return `At least ${question.atLeast} point${question.atLeast === 1 ? '' : 's'}${question.endingWithin === undefined ? '' : ` ending within ${sayDuration(question.endingWithin)}`}?`;
    case 'spent':
      return `Spent at least ${question.atLeast}?`;
    case 'times':
      return `Entered ${question.atLeast} times or more?`;
    case 'came':
      return askAnyOf(question.events, titleOf);
    case 'quiet':
      return askQuiet(question, question.without);
    case 'field':
      return `Which ${question.field}?`;
    case 'attribute':
      return `Which ${question.name}?`;
    case 'ahead':
      return `More than ${sayDuration({ seconds: question.bySeconds })} before ${question.called}?`;
    case 'another':
      return `Another ${inWords(question.event)} within ${sayDuration({ seconds: question.seconds })}?`;
    case 'said':
      return `${capitalise(sayAnyOf([question], titleOf))} ${askProperty(question)}?`;
    case 'split':
      return `Split ${question.name}?`;
  }
}

/**
 * The first of some events in half a sentence: "message replied, call booked or answered". An event that is about a
 * message is told by its title: "Survey after a delivery answered with 0 to 6".
 */
export function sayAnyOf(events: readonly MeantEvent[], titleOf: TitleOf): string {
  const told = events.map((meant) => sayMeant(meant, titleOf));
  const phrases = told.map(({ subject, rest }, index) =>
    index > 0 && told[index - 1]?.subject === subject ? rest : `${subject} ${rest}`,
  );
  return phrases.length < 2 ? phrases.join('') : `${phrases.slice(0, -1).join(', ')} or ${phrases.at(-1)}`;
}

/** "Message replied, call booked or answered?" */
export const askAnyOf = (events: readonly MeantEvent[], titleOf: TitleOf): string =>
  `${capitalise(sayAnyOf(events, titleOf))}?`;

function sayMeant(
  { event, where = {} }: MeantEvent,
  titleOf: TitleOf,
): { readonly subject: string; readonly rest: string } {
  const { subject, verb } = partsOf(event);
  const named = theOne(where[subject]);
  const conditions = Object.entries(where).filter(
    ([property]) => named === undefined || property !== subject,
  );
  return {
    subject: named === undefined ? inWords(subject) : (titleOf(named) ?? inWords(named)),
    rest: `${inWords(verb)}${conditions.map(sayCondition(verb)).join('')}`,
  };
}

const sayCondition =
  (verb: string) =>
  ([property, wanted]: readonly [string, Comparison], index: number): string =>
    `${index === 0 ? ' with' : ' and'}${isOfVerb(property, verb) ? '' : ` ${inWords(property)}`} ${sayValue(wanted)}`;

const askedAs: Readonly<Record<string, string>> = { by: 'by whom', why: 'for which reason' };

const askProperty = ({ event, property }: Told): string =>
  askedAs[property] ??
  (isOfVerb(property, partsOf(event).verb) ? 'with what' : `with which ${inWords(property)}`);

/** What is answered is an answer. */
const isOfVerb = (property: string, verb: string): boolean => verb.startsWith(property);

function partsOf(event: EventName): { readonly subject: string; readonly verb: string } {
  const [subject = '', verb = ''] = event.split('.');
  return { subject, verb };
}

const theOne = (wanted: Comparison | undefined): string | undefined =>
  wanted !== undefined && 'oneOf' in wanted && wanted.oneOf.length === 1
    ? String(wanted.oneOf[0])
    : undefined;

function sayValue(wanted: Comparison): string {
  if ('oneOf' in wanted) return sayValues(wanted.oneOf.map(String));
  if ('atLeast' in wanted) return `at least ${wanted.atLeast}`;
  return 'atMost' in wanted ? `at most ${wanted.atMost}` : `${wanted.exactly}`;
}

const mostSaid = 3; // a name in the console has room for no more

function sayValues(values: readonly string[]): string {
  const [first] = values;
  if (values.length <= mostSaid) return values.join(' or ');
  const runs = values.every((value, index) => value === String(Number(first) + index));
  return runs ? `${first} to ${values.at(-1)}` : `${first} … ${values.at(-1)}`;
}

/** "hour", "14 days": how long a last time is. */
const sayLast = (time: Duration): string => sayDuration(time).replace(/^1 /, '');

/** "order.partially-cancelled" and "storageUntil" without dots, hyphens and capitals. */
const inWords = (name: string): string =>
  name.replaceAll(/[.-]/g, ' ').replaceAll(/(?<=\p{Ll})\p{Lu}/gu, (capital) => ` ${capital.toLowerCase()}`);

const capitalise = (text: string): string => text.replace(/^./, (first) => first.toUpperCase());

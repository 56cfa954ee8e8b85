import { type Duration, sayDuration } from './durations.ts';
import type { EventName } from './events.ts';

/** A question that has a yes or a no for every profile. */
export type TwoWayQuestion =
  | { readonly ask: 'happened'; readonly event: EventName; readonly within: 'this run' | Duration }
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
  | Came;

/**
 * Which of these events came since the trigger or the step before: what a wait for events asks when its time is
 * up. The answer is the event's name, or "none".
 */
export interface Came {
  readonly ask: 'came';
  readonly events: readonly { readonly event: EventName; readonly sameKey: boolean }[];
  readonly since: 'trigger' | 'before';
}

/** Since the trigger, or within some time before now. */
export const happened = (event: EventName, within: 'this run' | Duration = 'this run'): TwoWayQuestion => ({
  ask: 'happened',
  event,
  within,
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
export const sayEvent = (event: EventName): string =>
  event.replaceAll(/[.-]/g, ' ').replace(/^./, (first) => first.toUpperCase());

/** The question as a marketer asks it; it names the Choice state. */
export function sayQuestion(question: Question): string {
  switch (question.ask) {
    case 'happened': {
      const within = question.within === 'this run' ? '' : ` within ${sayDuration(question.within)}`;
      return `${sayEvent(question.event)}${within}?`;
    }
    case 'orders':
      return `At least ${question.atLeast} order${question.atLeast === 1 ? '' : 's'}?`;
    case 'sent':
      return `Was sent ${question.message} within ${sayDuration(question.within)}?`;
    case 'clicked':
      return `Clicked ${question.message} within ${sayDuration(question.within)}?`;
    case 'segment':
      return `In the segment ${question.segment}?`;
    case 'points':
      return `At least ${question.atLeast} point${question.atLeast === 1 ? '' : 's'}${question.endingWithin === undefined ? '' : ` ending within ${sayDuration(question.endingWithin)}`}?`;
    case 'spent':
      return `Spent at least ${question.atLeast}?`;
    case 'times':
      return `Entered ${question.atLeast} times or more?`;
    case 'came':
      return `${question.events.map(({ event }) => sayEvent(event)).join(' or ')}?`;
    case 'field':
      return `Which ${question.field}?`;
    case 'attribute':
      return `Which ${question.name}?`;
  }
}

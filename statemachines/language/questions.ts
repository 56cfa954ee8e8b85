import { type Duration, sayDuration } from './durations.ts';
import type { EventName } from './events.ts';

/** A question that has a yes or a no for every profile. */
export type TwoWayQuestion =
  | { readonly ask: 'happened'; readonly event: EventName; readonly within: 'this run' | Duration }
  | { readonly ask: 'orders'; readonly atLeast: number }
  | { readonly ask: 'sent'; readonly message: string; readonly within: Duration };

/** A question about anything that the profile and its timeline know; the answer is a word. */
export type Question =
  | TwoWayQuestion
  | { readonly ask: 'field'; readonly field: 'language' | 'country' | 'traffic' }
  | { readonly ask: 'attribute'; readonly name: string };

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
export const field = (name: 'language' | 'country' | 'traffic'): Question => ({ ask: 'field', field: name });
export const attribute = (name: string): Question => ({ ask: 'attribute', name });

/** The question as a marketer asks it; it names the Choice state. */
export function sayQuestion(question: Question): string {
  switch (question.ask) {
    case 'happened': {
      const [subject, verb] = question.event.split('.');
      const within = question.within === 'this run' ? '' : ` within ${sayDuration(question.within)}`;
      return `${subject} ${verb?.replaceAll('-', ' ')}${within}?`.replace(/^./, (c) => c.toUpperCase());
    }
    case 'orders':
      return `At least ${question.atLeast} order${question.atLeast === 1 ? '' : 's'}?`;
    case 'sent':
      return `Was sent ${question.message} within ${sayDuration(question.within)}?`;
    case 'field':
      return `Which ${question.field}?`;
    case 'attribute':
      return `Which ${question.name}?`;
  }
}

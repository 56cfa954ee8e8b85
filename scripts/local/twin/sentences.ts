import type { StepRecord } from '../../../functions/core/records.ts';
import type { RecordOutcome } from '../../../functions/tasks/record-event.ts';
import { channelNames } from '../../../statemachines/language/channels.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { StepOutcome } from '../../../statemachines/language/tasks.ts';
import type { Run } from '../world.ts';

const decisionWords: Record<StepOutcome['decision'], string> = {
  send: 'Sent',
  wait: 'Waits',
  skip: 'Not sent',
  leave: 'Leaves',
  check: 'Asked',
};

/** "Not sent: email: never asked for consent", with the channels that were tried in vain. */
export function sayDecision({
  decision,
  because,
  attempts = [],
}: Pick<StepOutcome, 'decision' | 'because' | 'attempts'>): string {
  const inVain = attempts
    .filter(({ outcome }) => outcome === 'refused')
    .map(({ channel, because = 'refused' }) => `${channelNames[channel]}: ${because}`);
  return `${decisionWords[decision]}: ${[because, ...inVain].join('; after ')}`;
}

/** Where a run stands, in a few words. */
export function sayStanding({ state, at }: Run): string {
  switch (state.status) {
    case 'running':
      return `In progress: ${at}`;
    case 'failed':
      return `Broken: ${state.cause}`;
    case 'succeeded':
      return state.ending === 'left' ? `Left: ${state.last?.because ?? 'no reason given'}` : 'Finished';
  }
}

/** What the door made of an event. */
export function sayOutcome(recorded: RecordOutcome): string {
  switch (recorded.outcome) {
    case 'recorded':
      return 'recorded';
    case 'late':
      return `late: it happened at ${recorded.at}; recorded, and starts nothing`;
    case 'duplicate':
      return `duplicate: ${recorded.id} has come before; changes nothing`;
    case 'rejected':
      return `rejected: ${recorded.reason}`;
  }
}

export interface TimelineLine {
  readonly at: string;
  readonly kind: 'event' | 'step';
  /** The event's name, or the scenario and its step. */
  readonly what: string;
  readonly said: string;
}

/** An event with its properties, or a step with its decision, for one line of the customer's timeline. */
export function tellTimeline(item: CustomerEvent | StepRecord): TimelineLine {
  return 'decision' in item
    ? { at: item.at, kind: 'step', what: `${item.scenario}: ${item.step}`, said: sayDecision(item) }
    : { at: item.at, kind: 'event', what: item.name, said: sayProperties(item.properties) };
}

/** "cartId: cart-7, currency: USD, items: 2": lists by their length, what lies deeper left out. */
const sayProperties = (properties: object): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.length : sayValue(value)}`)
    .join(', ');

const sayValue = (value: unknown): string =>
  typeof value === 'object' && value !== null ? '…' : String(value);

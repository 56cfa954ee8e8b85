import { type EventName, listNamesOf } from '../language/events.ts';
import type { TriggerMap } from '../language/map.ts';

/** The events that start something, each once: scenarios, and what customers may ask for. The door hands on no others. */
export const listTriggerEvents = ({
  scenarios,
  events,
}: Pick<TriggerMap, 'scenarios' | 'events'>): readonly EventName[] => [
  ...new Set([
    ...scenarios.map(({ on }) => on.event),
    ...listNamesOf(events, ({ privacy }) => privacy !== undefined),
  ]),
];

import { careEvents, type EventName } from '../language/events.ts';
import type { Scenario } from '../language/scenario.ts';

/** The events that start something, each once: scenarios, and what customers may ask for. The door hands on no others. */
export const listTriggerEvents = (scenarios: readonly Scenario[]): readonly EventName[] => [
  ...new Set([...scenarios.map(({ on }) => on.event), ...careEvents]),
];

import { type About, declarationOf, type EventDeclarations } from '../language/events.ts';
import type { Trigger } from '../language/scenario.ts';

/** What a scenario's runs and messages are about: what the sweep names, or what the event is about. */
export const triggerAbout = (trigger: Trigger, events: EventDeclarations): About =>
  'timer' in trigger ? trigger.about : declarationOf(trigger.event, events).about;

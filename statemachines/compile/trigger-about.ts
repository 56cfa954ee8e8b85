import { type About, aboutOf } from '../language/events.ts';
import type { Trigger } from '../language/scenario.ts';

/** What a scenario's runs and messages are about: what the sweep names, or what the event is about. */
export const triggerAbout = (trigger: Trigger): About =>
  'timer' in trigger ? trigger.about : aboutOf(trigger.event);

import type { DoorTables } from '../language/door.ts';
import type { Scenario } from '../language/scenario.ts';
import { segments } from '../segments.ts';
import { listAwaited } from './list-awaited.ts';
import { listOpenings } from './list-openings.ts';
import { listTimers } from './list-timers.ts';
import { listTriggerEvents } from './list-trigger-events.ts';

/** What the door must know of these scenarios: what they start from, wait for and plan, and when they are due. */
export const compileDoor = (scenarios: readonly Scenario[], audiences = segments): DoorTables => ({
  triggers: listTriggerEvents(scenarios),
  awaited: listAwaited(scenarios),
  timers: listTimers(scenarios),
  openings: listOpenings(scenarios),
  segments: audiences,
});

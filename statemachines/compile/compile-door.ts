import type { DoorTables } from '../language/door.ts';
import type { TriggerMap } from '../language/map.ts';
import { listAwaited } from './list-awaited.ts';
import { listOpenings } from './list-openings.ts';
import { listTimers } from './list-timers.ts';
import { listTriggerEvents } from './list-trigger-events.ts';

/** What the door must know of the map: what its scenarios start from, wait for and plan, and when they are due. */
export const compileDoor = (map: TriggerMap): DoorTables => ({
  triggers: listTriggerEvents(map),
  awaited: listAwaited(map.scenarios),
  timers: listTimers(map.scenarios),
  openings: listOpenings(map),
  segments: map.segments,
});

import type { EventName } from './events.ts';
import type { Segment } from './segments.ts';
import type { OpeningOrder, TimerOrder } from './tasks.ts';

/** What the door must know of the map; compiled into `definitions/door.json`. */
export interface DoorTables {
  /** The events that some scenario starts from; no other goes back on the bus. */
  readonly triggers: readonly EventName[];
  /** The events that some Task waits for. */
  readonly awaited: readonly EventName[];
  readonly timers: readonly TimerOrder[];
  readonly openings: readonly OpeningOrder[];
  /** The audiences; those with a rule are kept by the door and the sweep. */
  readonly segments: readonly Segment[];
}

import type { Change } from '../../../statemachines/language/announcement.ts';
import type { TriggerInput } from '../../../statemachines/language/tasks.ts';

/**
 * What goes back on the bus: `triggers` start runs, or an announcement of a change (source `triggermap`); `events` go
 * through the door like any app's.
 */
export interface Bus {
  putTriggers(triggers: readonly (TriggerInput | Change)[]): Promise<void>;
  putEvents(events: readonly AppEvent[]): Promise<void>;
}

/** An event as an app puts it on the bus. */
export interface AppEvent {
  readonly name: string;
  readonly customer: string;
  readonly id: string;
  readonly at: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

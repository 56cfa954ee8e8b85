import type { AppEvent, Bus } from '../ports/world/bus.ts';

/**
 * The one road of the events that the map itself emits: onto the bus, as any app's, and from there through ingest. Each
 * has an id that is derived from what it tells of, so that whoever publishes may be repeated.
 *
 * One kind does not wait for the bus: what an action of a run does. The next step of the same run asks for it, and the
 * bus may take longer than the state machine. It goes through ingest in the action's own process: `ingestAtOnce`.
 */
export async function publish(
  events: readonly AppEvent[],
  { bus }: { readonly bus: Pick<Bus, 'putEvents'> },
): Promise<void> {
  if (events.length > 0) await bus.putEvents(events);
}

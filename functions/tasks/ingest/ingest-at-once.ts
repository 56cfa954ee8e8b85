import type { RecordPorts } from '../../ports/record-ports.ts';
import type { AppEvent } from '../../ports/world/bus.ts';
import { recordEvent } from './record-event.ts';

/**
 * An event of the map's own through ingest in this process, so that what follows in the run knows of it (see
 * `publish`). Throws when ingest rejects it: a fault of the scenario, and better red than a step that was not done.
 */
export async function ingestAtOnce(
  { id, name, customer, at, properties }: AppEvent,
  ports: RecordPorts,
): Promise<void> {
  const envelope = { id, 'detail-type': name, time: at, detail: { id, customer, at, properties } };
  const recorded = await recordEvent(envelope, ports);
  if (recorded.outcome === 'rejected') throw new Error(`${name}: ${recorded.reason}`);
}

import { fingerprint } from '../../core/records/fingerprint.ts';
import type { Booking } from '../../core/records/records.ts';
import type { Bus } from '../../ports/world/bus.ts';
import { publish } from '../publish.ts';

/** Has the devices suppressed that will never take a message again: an event for each, the same if told again. */
export async function tellDeadDevices(
  bus: Bus,
  customer: string,
  dead: readonly string[],
  { run, step }: Booking,
  now: Date,
): Promise<void> {
  if (dead.length === 0) return;
  try {
    await publish(
      dead.map((address) => ({
        name: 'address.suppressed',
        customer,
        id: `dead-${fingerprint(run, step, address)}`,
        at: now.toISOString(),
        properties: { channel: 'push', address, why: 'dead' },
      })),
      { bus },
    );
  } catch {
    // What was handed over is settled and must stay so; the next push to such a device tells of it again.
  }
}

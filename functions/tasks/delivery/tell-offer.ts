import { fingerprint } from '../../core/records/fingerprint.ts';
import type { Booking } from '../../core/records/records.ts';
import type { Bus } from '../../ports/world/bus.ts';
import { publish } from '../publish.ts';

/**
 * Tells the door of a personal code that was made for a message and is handed over; not which code. The same event
 * however often it is told.
 */
export async function tellOffer(
  bus: Bus,
  customer: string,
  { run, step, scenario, at, offer, issued }: Booking,
): Promise<void> {
  if (offer === undefined || issued !== true) return;
  await publish(
    [
      {
        name: 'offer.made',
        customer,
        id: `offer-${fingerprint(run, step)}`,
        at,
        properties: { scenario, until: offer.until },
      },
    ],
    { bus },
  );
}

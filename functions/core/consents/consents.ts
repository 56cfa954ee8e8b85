import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { ConsentRecord } from '../records/records.ts';

/** Every yes and no that an event brings, with its proof. A complaint about a message is a no to its channel. */
export function listConsents(event: CustomerEvent): readonly ConsentRecord[] {
  const said = { at: event.at, event: event.id };
  switch (event.name) {
    case 'customer.registered':
    case 'customer.updated':
    case 'lead.submitted':
      return (event.properties.consents ?? []).map(({ channel, purpose, proof }) => ({
        ...said,
        channel,
        ...(purpose && { purpose }),
        state: 'given',
        proof,
      }));
    case 'consent.given': {
      const { channel, purpose, proof } = event.properties;
      return [{ ...said, channel, ...(purpose && { purpose }), state: 'given', proof }];
    }
    case 'consent.withdrawn': {
      const { channel, purpose, how } = event.properties;
      return [{ ...said, channel, ...(purpose && { purpose }), state: 'withdrawn', how }];
    }
    case 'message.complained':
      return [{ ...said, channel: event.properties.channel, state: 'withdrawn', how: 'complaint' }];
    default:
      return [];
  }
}

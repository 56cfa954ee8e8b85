import {
  type CustomerEvent,
  type EventDeclarations,
  isOfPerson,
} from '../../../statemachines/language/events.ts';
import { mergeNewest } from '../profile/newest-fields.ts';
import type { ProfilePart } from '../profile/part.ts';
import type { Consent, ConsentKey, ConsentRecord, Consents } from '../records/records.ts';
import { isNewer, type Moment } from '../time/moments.ts';

/** Every channel's, and every purpose's on it, newest yes or no. */
export const consentsPart: ProfilePart<Consents> = {
  fields: ['consents'],
  initial: { consents: {} },
  evolve: (own, event, { events }) => listConsents(event, events).reduce(setConsent, own),
  merge: (own, anonymous) => ({
    consents: mergeNewest(own.consents, anonymous.consents, momentOfConsent),
  }),
  // Channels and purposes are few, and none of these is ever dropped.
  limit: (own) => own,
  bytes: 8_000,
};

const momentOfConsent = ({ at, event }: Consent): Moment => ({ at, id: event });

function setConsent(own: Consents, { channel, purpose, state, at, event }: ConsentRecord): Consents {
  const key: ConsentKey = purpose === undefined ? channel : `${channel}:${purpose}`;
  const known = own.consents[key];
  return isNewer({ at, id: event }, known && momentOfConsent(known))
    ? { consents: { ...own.consents, [key]: { state, at, event } } }
    : own;
}

/** Every yes and no that an event brings, with its proof. A complaint about a message is a no to its channel. */
export function listConsents(event: CustomerEvent, events: EventDeclarations): readonly ConsentRecord[] {
  const said = { at: event.at, event: event.id };
  if (isOfPerson(event, events))
    return (event.properties.consents ?? []).map(({ channel, purpose, proof }) => ({
      ...said,
      channel,
      ...(purpose && { purpose }),
      state: 'given',
      proof,
    }));
  switch (event.name) {
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

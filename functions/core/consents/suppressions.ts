import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { ProfilePart } from '../profile/part.ts';
import type { Suppression, Suppressions } from '../records/records.ts';

/** Addresses that must not be used. */
export const suppressionsPart: ProfilePart<Suppressions> = {
  fields: ['suppressions'],
  initial: { suppressions: [] },
  evolve(own, event) {
    const told = toldSuppression(event);
    return told === undefined ? own : suppress(own, told);
  },
  merge: (own, anonymous) => anonymous.suppressions.reduce(suppress, own),
  limit: (own) => own,
};

function toldSuppression(event: CustomerEvent): Suppression | undefined {
  switch (event.name) {
    case 'address.suppressed':
      return event.properties;
    case 'message.bounced':
      return event.properties.permanent ? { ...event.properties, why: 'bounced' } : undefined;
    case 'message.complained':
      return { ...event.properties, why: 'complained' };
    default:
      return undefined;
  }
}

/** Each reason once: an address that bounced may be complained about later, which says more. */
const suppress = (own: Suppressions, { channel, address, why }: Suppression): Suppressions =>
  own.suppressions.some(
    (known) => known.channel === channel && known.address === address && known.why === why,
  )
    ? own
    : { suppressions: [...own.suppressions, { channel, address, why }] };

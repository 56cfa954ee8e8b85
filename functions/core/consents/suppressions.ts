import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { listContacts } from '../profile/contact.ts';
import type { ProfilePart } from '../profile/part.ts';
import { bytesOf, takeWithin } from '../records/bytes.ts';
import type { Profile, Suppression, Suppressions } from '../records/records.ts';

/** All addresses that a customer has at a time fit, a token of each device included; most have none. */
const suppressionsBytes = 24_000;

/** Addresses that must not be used. */
export const suppressionsPart: ProfilePart<Suppressions> = {
  fields: ['suppressions'],
  initial: { suppressions: [] },
  evolve(own, event) {
    const told = toldSuppression(event);
    return told === undefined ? own : suppress(own, told);
  },
  merge: (own, anonymous) => anonymous.suppressions.reduce(suppress, own),
  limit: (own, profile) => (bytesOf(own) <= suppressionsBytes ? own : keepHarmful(own, profile)),
  bytes: suppressionsBytes,
};

/**
 * Of each address that the customer still has what says most of it stays; of all else the newest, and what goes first
 * is the oldest dead device that is the customer's no more.
 */
function keepHarmful({ suppressions }: Suppressions, profile: Profile): Suppressions {
  const needed = addressesOf(profile).flatMap(({ channel, address }) => {
    const all = suppressions.filter((known) => known.channel === channel && known.address === address);
    return all.find(({ why }) => why === 'complained') ?? all.at(-1) ?? [];
  });
  const others = suppressions.toReversed().filter((one) => !needed.includes(one));
  const kept = takeWithin([...needed, ...others], suppressionsBytes - bytesOf({ suppressions: '' }));
  return { suppressions: suppressions.filter((one) => kept.includes(one)) };
}

const addressesOf = (profile: Profile): readonly Pick<Suppression, 'channel' | 'address'>[] => [
  ...listContacts(profile, 'email').map((address) => ({ channel: 'email', address }) as const),
  ...listContacts(profile, 'phone').map((address) => ({ channel: 'sms', address }) as const),
  ...profile.devices.map(({ token }) => ({ channel: 'push', address: token }) as const),
];

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

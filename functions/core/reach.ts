import { type Channel, channelNames, channels } from '../../statemachines/language/channels.ts';
import type { Market } from '../../statemachines/language/policy.ts';
import type { Reason } from '../../statemachines/language/reasons.ts';
import type { Device, Profile } from './records.ts';

/** The customer's addresses on a channel that may be used; an empty list of devices does not occur. */
export type Address =
  | { readonly channel: 'email' | 'sms'; readonly address: string }
  | { readonly channel: 'push'; readonly devices: readonly Device[] };

export type Reach =
  | { readonly reached: true; readonly address: Address }
  | {
      readonly reached: false;
      readonly reason: Extract<Reason, 'consent-withdrawn' | 'no-consent' | 'no-address' | 'suppressed'>;
      /** The customer said no here: the message must not come by a more intrusive channel instead. */
      readonly saidNo: boolean;
      readonly because: string;
    };

/** How much a channel intrudes: what was refused on one must not come on a higher one. */
const intrusion: Record<Channel, number> = { email: 1, push: 2, sms: 3 };
export const isMoreIntrusive = (channel: Channel, than: Channel): boolean =>
  intrusion[channel] > intrusion[than];

/** Whether a channel may be used for this customer: suppression, consent, address, in this order. */
export function reachBy(
  channel: Channel,
  kind: 'transactional' | 'marketing',
  profile: Profile,
  market: Market,
): Reach {
  const no = (
    reason: Extract<Reach, { reached: false }>['reason'],
    because: string,
    saidNo = false,
  ): Reach => ({
    reached: false,
    reason,
    saidNo,
    because: `${channelNames[channel]}: ${because}`,
  });
  const suppressions = profile.suppressions.filter((known) => known.channel === channel);
  const isSuppressed = (address: string) => suppressions.some((known) => known.address === address);

  const consent = profile.consents[channel];
  const withdrawn = consent?.state === 'withdrawn';
  const all = addressesOf(channel, profile);
  const usable = all.filter((address) => !isSuppressed(address));
  if (all.length > 0 && usable.length === 0) {
    const complained = suppressions.some(({ why, address }) => why === 'complained' && all.includes(address));
    const because = complained ? 'the customer complained' : 'the address is suppressed';
    return no('suppressed', because, complained || withdrawn);
  }
  if (kind === 'marketing') {
    if (withdrawn) return no('consent-withdrawn', 'consent withdrawn', true);
    if (consent === undefined && market.consent[channel] === 'opt-in')
      return no('no-consent', 'never asked for consent');
  }
  const [first] = usable;
  if (first === undefined) return no('no-address', 'no address');
  return {
    reached: true,
    address:
      channel === 'push'
        ? { channel, devices: profile.devices.filter(({ token }) => usable.includes(token)) }
        : { channel, address: first },
  };
}

function addressesOf(channel: Channel, profile: Profile): readonly string[] {
  switch (channel) {
    case 'email':
      return profile.email === undefined ? [] : [profile.email];
    case 'sms':
      return profile.phone === undefined ? [] : [profile.phone];
    case 'push':
      return profile.devices.map(({ token }) => token);
  }
}

/** Whether any channel may carry marketing to this customer. */
export const isReachable = (profile: Profile, market: Market): boolean =>
  channels.some((channel) => reachBy(channel, 'marketing', profile, market).reached);

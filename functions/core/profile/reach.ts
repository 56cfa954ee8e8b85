import { type Channel, channelNames, channels } from '../../../statemachines/language/channels.ts';
import type { Market } from '../../../statemachines/language/policy.ts';
import { type Purpose, purposes } from '../../../statemachines/language/purposes.ts';
import type { Reason } from '../../../statemachines/language/reasons.ts';
import type { SendOrder } from '../../../statemachines/language/tasks.ts';
import type { Consent, Device, Profile } from '../records/records.ts';
import { isNewer } from '../time/moments.ts';
import { lastActivity } from './last-activity.ts';

/** The customer's addresses on a channel that may be used; an empty list of devices does not occur. */
export type Address =
  | { readonly channel: 'email' | 'sms'; readonly address: string }
  | { readonly channel: 'push'; readonly devices: readonly Device[] };

export type Reach =
  | { readonly reached: true; readonly address: Address }
  | {
      readonly reached: false;
      readonly reason: Extract<
        Reason,
        'consent-withdrawn' | 'no-consent' | 'no-address' | 'suppressed' | 'not-confirmed' | 'rested'
      >;
      /** The customer said no here: the message must not come by a more intrusive channel instead. */
      readonly saidNo: boolean;
      readonly because: string;
    };

/** How much a channel intrudes: what was refused on one must not come on a higher one. */
const intrusion: Record<Channel, number> = { email: 1, push: 2, sms: 3 };
export const isMoreIntrusive = (channel: Channel, than: Channel): boolean =>
  intrusion[channel] > intrusion[than];

/**
 * Whether a channel may be used for this customer: suppression, consent, address, confirmation, rest, in this order. For
 * what the customer has asked for, the request is the consent, unless the channel was refused altogether.
 */
export function reachBy(
  channel: Channel,
  { kind, purpose }: Pick<SendOrder, 'kind' | 'purpose'>,
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

  const consent = consentFor(channel, purpose, profile);
  const withdrawn = consent?.state === 'withdrawn';
  const all = addressesOf(channel, profile);
  const usable = all.filter((address) => !isSuppressed(address));
  if (all.length > 0 && usable.length === 0) {
    const complained = suppressions.some(({ why, address }) => why === 'complained' && all.includes(address));
    const because = complained ? 'the customer complained' : 'the address is suppressed';
    return no('suppressed', because, complained || withdrawn);
  }
  if (kind !== 'transactional' && withdrawn) return no('consent-withdrawn', 'consent withdrawn', true);
  if (kind === 'marketing' && consent === undefined && !isAllowedUnasked(channel, profile, market))
    return no('no-consent', 'never asked for consent');
  const [first] = usable;
  if (first === undefined) return no('no-address', 'no address');
  if (kind === 'marketing' && !isConfirmed(channel, profile, market))
    return no('not-confirmed', 'the address is not confirmed');
  if (kind === 'marketing' && isRested(channel, profile))
    return no('rested', 'marketing rests until something is heard of the customer');
  return {
    reached: true,
    address:
      channel === 'push'
        ? { channel, devices: profile.devices.filter(({ token }) => usable.includes(token)) }
        : { channel, address: first },
  };
}

/** What was said last, of the channel as a whole or of this purpose on it. */
export function consentFor(
  channel: Channel,
  purpose: Purpose | undefined,
  { consents }: Profile,
): Consent | undefined {
  const whole = consents[channel];
  const own = purpose === undefined ? undefined : consents[`${channel}:${purpose}`];
  if (whole === undefined || own === undefined) return own ?? whole;
  return isNewer({ at: whole.at, id: whole.event }, { at: own.at, id: own.event }) ? whole : own;
}

/** Where the market lets marketing begin without a yes: until a no, or for customers who have ordered. */
export const isAllowedUnasked = (channel: Channel, { counters }: Profile, market: Market): boolean =>
  market.consent[channel] === 'opt-out' ||
  (market.existingCustomers.includes(channel) && (counters['order.placed']?.count ?? 0) > 0);

/** Marketing on the channel rests because of silence; whatever the customer does ends the rest. */
export function isRested(channel: Channel, profile: Profile): boolean {
  const rested = profile.counters['channel.rested'];
  return rested?.said?.channel === channel && isNewer(rested.last, lastActivity('any', profile));
}

const isConfirmed = (
  channel: Channel,
  { email, confirmedEmail }: Profile,
  { doubleOptIn }: Market,
): boolean => !doubleOptIn.some((one) => one === channel) || confirmedEmail === email;

/**
 * The main address alone, also when it has bounced and an older one is confirmed: the customer has given that one up,
 * it may be somebody else's by now, and a letter there would tell a stranger who shops with us.
 */
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

/** Whether any channel may carry marketing of some purpose to this customer. */
export const isReachable = (profile: Profile, market: Market): boolean =>
  channels.some((channel) =>
    purposes.some((purpose) => reachBy(channel, { kind: 'marketing', purpose }, profile, market).reached),
  );

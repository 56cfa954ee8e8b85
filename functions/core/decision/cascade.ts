import { type Channel, channelNames } from '../../../statemachines/language/channels.ts';
import { sayDuration } from '../../../statemachines/language/durations.ts';
import type { Reason } from '../../../statemachines/language/reasons.ts';
import type { SendOrder } from '../../../statemachines/language/tasks.ts';
import { addressAs } from '../consents/confirmation-code.ts';
import { isMoreIntrusive, type Reach, reachBy } from '../profile/reach.ts';
import type { Booking } from '../records/records.ts';
import { followUp } from '../sendlog/arrival.ts';
import { heldSlots } from '../sendlog/send-book.ts';
import type { Situation } from './asked.ts';
import { isSmsUsedUp } from './caps.ts';

export type Found =
  | Extract<Reach, { reached: true }>
  | { readonly reached: false; readonly reason: Reason; readonly because: string };

/** A channel that was tried for this message and will not be tried again. */
interface Tried {
  readonly channel: Channel;
  readonly reason: Reason;
  readonly because: string;
}

/**
 * The first channel of the cascade that is left, or why there is none. `slots` are the customer's other messages,
 * `booking` is this one's.
 */
export function findChannel(
  order: Pick<SendOrder, 'kind' | 'purpose' | 'channels' | 'reach'>,
  booking: Booking | undefined,
  slots: readonly Booking[],
  { profile, event, now, policy }: Pick<Situation, 'profile' | 'event' | 'now' | 'policy'>,
): Found {
  // The rules keep them out of what is marketing alone; other scenarios have marketing among their messages.
  if (order.kind === 'marketing' && profile.traffic !== 'customer')
    return {
      reached: false,
      reason: 'not-a-customer',
      because: `no marketing to ${profile.traffic} traffic`,
    };
  const misses: { reason: Reason; because: string }[] = [];
  const said: Channel[] = [];
  const tried = listTried(order, booking, now);
  for (const channel of order.channels) {
    const miss = (reason: Reason, because: string) => misses.push({ reason, because });
    const barredBy = said.find((no) => isMoreIntrusive(channel, no));
    if (barredBy !== undefined) {
      miss('consent-withdrawn', `${channelNames[channel]}: not after a no by ${channelNames[barredBy]}`);
      continue;
    }
    const reach = reachBy(channel, order, addressAs(event, profile), policy.market);
    if (!reach.reached && reach.saidNo && order.kind === 'marketing') said.push(channel);
    const before = tried.find((one) => one.channel === channel);
    if (before !== undefined) {
      miss(before.reason, `${channelNames[channel]}: ${before.because}`);
      continue;
    }
    if (!reach.reached) {
      miss(reach.reason, reach.because);
      continue;
    }
    if (channel === 'sms' && order.kind === 'marketing' && isSmsUsedUp(slots, now, policy)) {
      miss('weekly-cap', 'SMS: the week is used up');
      continue;
    }
    return reach;
  }
  const [first] = misses;
  const same = first !== undefined && misses.every(({ reason }) => reason === first.reason);
  return {
    reached: false,
    reason: same ? first.reason : 'no-channel',
    because: misses.map(({ because }) => because).join('; '),
  };
}

function listTried(
  order: Pick<SendOrder, 'channels' | 'reach'>,
  booking: Booking | undefined,
  now: Date,
): readonly Tried[] {
  const refused = (booking?.refused ?? []).map(
    ({ channel, because, handedOver }): Tried =>
      handedOver === undefined
        ? { channel, reason: 'refused', because: 'refused by the provider' }
        : { channel, reason: 'not-reached', because },
  );
  if (booking === undefined || order.reach === undefined || followUp(order, booking, now) !== 'missed')
    return refused;
  const time = sayDuration({ seconds: order.reach.withinSeconds });
  return [
    ...refused,
    { channel: booking.channel, reason: 'not-reached', because: `not ${order.reach.by} within ${time}` },
  ];
}

/** Whether the cascade has a usable channel beside those tried and the booking's own. */
export function hasOtherChannel(order: SendOrder, booking: Booking, situation: Situation): boolean {
  const { channel, at } = booking;
  const tried = { ...booking, refused: [...booking.refused, { channel, at, because: 'tried' }] };
  const slots = heldSlots(situation.book).filter(
    ({ run, step }) => run !== booking.run || step !== booking.step,
  );
  return findChannel(order, tried, slots, situation).reached;
}

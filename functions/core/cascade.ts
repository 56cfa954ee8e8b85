import { type Channel, channelNames } from '../../statemachines/language/channels.ts';
import { sayDuration } from '../../statemachines/language/durations.ts';
import type { Reason } from '../../statemachines/language/reasons.ts';
import type { SendOrder } from '../../statemachines/language/tasks.ts';
import type { Situation } from './asked.ts';
import { isSmsUsedUp } from './caps.ts';
import { addressAs } from './confirmation-code.ts';
import { later } from './moments.ts';
import { isMoreIntrusive, type Reach, reachBy } from './reach.ts';
import type { Booking } from './records.ts';

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

/** The Task's own time runs from before the hand-over, so it is over a little before the channel's. */
const timeoutSlackSeconds = 60;

/**
 * What has become of a message that was handed over: `done` (it reached the customer, or there is no other channel
 * to try), `awaiting` word until the channel's time is over, or `missed`, so that the next channel is tried.
 */
export function followUp(
  { channels, reach }: Pick<SendOrder, 'channels' | 'reach'>,
  { state, channel, at, feedback = {} }: Booking,
  now: Date,
): 'done' | 'awaiting' | 'missed' {
  if (reach === undefined || state !== 'sent' || channel === channels.at(-1)) return 'done';
  // Whoever clicks a message has got it, and word of the delivery may be lost.
  if (feedback.clicked !== undefined || (reach.by === 'delivered' && feedback.delivered !== undefined))
    return 'done';
  if (feedback.bounced !== undefined || feedback.rejected !== undefined) return 'missed';
  return later(at, reach.withinSeconds - timeoutSlackSeconds) > now.toISOString() ? 'awaiting' : 'missed';
}

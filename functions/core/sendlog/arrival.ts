import type { Channel } from '../../../statemachines/language/channels.ts';
import { sayDuration } from '../../../statemachines/language/durations.ts';
import type { Attempt, SendOrder } from '../../../statemachines/language/tasks.ts';
import type { Booking, Refusal } from '../records/records.ts';
import { later } from '../time/moments.ts';

/** Whether a provider has told of the message, so that it was handed over whatever became of the function. */
export const isToldOf = ({ feedback = {} }: Booking): boolean => Object.keys(feedback).length > 0;

/** Whether the booking's channel has had its time, and the next one's turn has come. */
export const isPassedOver = ({ channel, refused }: Booking): boolean =>
  refused.some((refusal) => refusal.channel === channel);

/** The last hand-over that may have reached the customer. */
export function lastHandOver(
  booking: Booking | undefined,
): { readonly channel: Channel; readonly at: string } | undefined {
  if (booking === undefined) return undefined;
  if (booking.state === 'sent') return { channel: booking.channel, at: booking.at };
  const last = booking.refused.findLast(({ handedOver }) => handedOver !== undefined);
  return last?.handedOver === undefined ? undefined : { channel: last.channel, at: last.handedOver };
}

/** Why a message that was handed over is tried by the next channel: told that it came back, or not told enough. */
export function explainMiss(
  { reach }: SendOrder,
  { channel, at, feedback = {} }: Booking,
  now: Date,
): Refusal {
  const miss = { channel, at: now.toISOString() };
  if (feedback.bounced !== undefined) return { ...miss, because: 'bounced' };
  if (feedback.rejected !== undefined) return { ...miss, because: 'rejected by the provider' };
  const time = reach === undefined ? '' : ` within ${sayDuration({ seconds: reach.withinSeconds })}`;
  return { ...miss, because: `not ${reach?.by ?? 'delivered'}${time}`, handedOver: at };
}

/**
 * The booking when its channel has not reached the customer. A message that an earlier one (or this one, without
 * a word of it) has handed over is sent and keeps its slot; one that was not gives it back.
 */
export function passOver(
  booking: Booking,
  refusal: Refusal | undefined,
  otherwise: 'refused' | 'released',
  now: Date,
): Booking {
  const refused = refusal === undefined ? booking.refused : [...booking.refused, refusal];
  const sent = lastHandOver({ ...booking, state: otherwise, refused });
  return sent === undefined
    ? { ...booking, state: otherwise, refused, at: now.toISOString() }
    : { ...booking, ...sent, state: 'sent', refused };
}

/** Every channel tried so far, for the run's data. */
export const attemptsOf = (booking: Booking | undefined): readonly Attempt[] =>
  (booking?.refused ?? []).map(({ channel, at, because, handedOver }) =>
    handedOver === undefined
      ? { channel, at, outcome: 'refused', reason: 'refused', because }
      : { channel, at: handedOver, outcome: 'sent', reason: 'not-reached', because },
  );

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

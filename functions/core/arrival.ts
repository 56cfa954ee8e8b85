import type { Channel } from '../../statemachines/language/channels.ts';
import { sayDuration } from '../../statemachines/language/durations.ts';
import type { Attempt, SendOrder } from '../../statemachines/language/tasks.ts';
import type { Situation } from './asked.ts';
import { findChannel } from './cascade.ts';
import type { Booking, Refusal } from './records.ts';
import { heldSlots } from './send-book.ts';

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

/** Whether the cascade has a usable channel beside those tried and the booking's own. */
export function hasOtherChannel(order: SendOrder, booking: Booking, situation: Situation): boolean {
  const { channel, at } = booking;
  const tried = { ...booking, refused: [...booking.refused, { channel, at, because: 'tried' }] };
  const slots = heldSlots(situation.book).filter(
    ({ run, step }) => run !== booking.run || step !== booking.step,
  );
  return findChannel(order, tried, slots, situation).reached;
}

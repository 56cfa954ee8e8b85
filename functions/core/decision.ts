import { type Channel, channelNames } from '../../statemachines/language/channels.ts';
import { aboutOf, type CustomerEvent } from '../../statemachines/language/events.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { Reason } from '../../statemachines/language/reasons.ts';
import type { RunState, SendOrder } from '../../statemachines/language/tasks.ts';
import { basketToday } from './basket.ts';
import { findCap, isSmsUsedUp } from './caps.ts';
import { productsNamed } from './facts.ts';
import { identifyRun, spreadOf } from './fingerprint.ts';
import { isWithin, moveInto, outside, sayMoment, sayTime } from './local-hours.ts';
import { later } from './moments.ts';
import { decideOffer } from './offer.ts';
import { type Address, isMoreIntrusive, type Reach, reachBy } from './reach.ts';
import type { Booking, Offer, Product, Profile, SendBook } from './records.ts';
import { findBooking, heldSlots, refusedChannels } from './send-book.ts';
import { findLeave } from './standing.ts';

/** The send decision. Every one but `send` carries its reason. */
export type Decision =
  | { readonly decision: 'send'; readonly address: Address; readonly offer?: 'issue' | Offer }
  | { readonly decision: 'wait'; readonly until: Date; readonly reason: Reason; readonly because: string }
  | { readonly decision: 'skip'; readonly reason: Reason; readonly because: string }
  | { readonly decision: 'leave'; readonly reason: Reason; readonly because: string };

/** What the decision reads beside the order. */
export interface Situation {
  readonly run: RunState;
  readonly profile: Profile;
  readonly book: SendBook;
  /** What started the run. */
  readonly event?: CustomerEvent;
  readonly products: readonly Product[];
  readonly now: Date;
  readonly policy: Policy;
}

/**
 * Whether, how and when a message goes: asked before every message, of every channel and scenario. In this
 * order: is the run still right; is it still true and in time; who can be reached and how; offer; caps; hours.
 */
export function decide(order: SendOrder, situation: Situation): Decision {
  const { run, profile, book, event, products, now, policy } = situation;
  const leave = findLeave(order.scenario, run, profile);
  if (leave !== undefined) return { decision: 'leave', ...leave };
  if (isSoldOut(run, products))
    return { decision: 'leave', reason: 'sold-out', because: 'every item is sold out' };

  const deadline = order.withinSeconds === undefined ? undefined : later(run.at, order.withinSeconds);
  const tooLate = (at: Date): boolean => deadline !== undefined && at.toISOString() > deadline;
  const skip = (reason: Reason, because: string): Decision => ({ decision: 'skip', reason, because });
  if (tooLate(now)) return skip('too-late', `not to be sent after ${deadline}`);

  const me = { run: identifyRun(order.scenario.id, run.id), step: order.step };
  const slots = heldSlots(book).filter((slot) => !(slot.run === me.run && slot.step === me.step));
  const reach = findChannel(order, profile, findBooking(book, me.run, me.step), slots, situation);
  if (!reach.reached) return skip(reach.reason, reach.because);

  const offer =
    order.offer &&
    decideOffer(
      order.offer,
      { ...me, scenario: order.scenario.id },
      { basket: basketToday(run, event, products), currency: policy.shop.currency },
      book,
      now,
    );
  if (offer?.offer === 'withhold') return skip(offer.reason, offer.because);

  const send: Decision = {
    decision: 'send',
    address: reach.address,
    ...(offer === undefined ? {} : { offer: offer.offer === 'show' ? offer.live : 'issue' }),
  };
  if (order.kind === 'transactional') return send;

  const zone = profile.zone ?? policy.shop.zone;
  const allowed = outside(policy.market.quietHours);
  const wait = (from: Date, reason: Reason, say: (until: Date) => string): Decision => {
    const begin = moveInto(from, zone, allowed);
    // Only those moved to the same hour would come as a herd; to spread the others could lead into quiet hours.
    const until = begin > from ? spread(begin, run.customer, order, policy) : begin;
    return tooLate(until)
      ? skip('too-late', `${say(until)}, but not to be sent after ${deadline}`)
      : { decision: 'wait', until, reason, because: say(until) };
  };
  const cap = findCap(slots, zone, now, policy);
  // A cap that ends before the night does is not what keeps the message back.
  if (cap !== undefined && cap.until > moveInto(now, zone, allowed)) {
    const since = firstAsked(order, run, now);
    const latest = new Date(new Date(since).getTime() + patience(order, cap.reason, policy) * 1000);
    return moveInto(cap.until, zone, allowed) > latest
      ? skip(cap.reason, `${cap.because}; would be put off to ${sayMoment(cap.until, zone)} in ${zone}`)
      : wait(
          cap.until,
          cap.reason,
          (until) => `${cap.because}: put off to ${sayMoment(until, zone)} in ${zone}`,
        );
  }
  if (!isWithin(now, zone, allowed))
    return wait(now, 'quiet-hours', (until) => {
      const end = sayTime(moveInto(now, zone, allowed), zone);
      return `quiet hours until ${end}: put off to ${sayTime(until, zone)} in ${zone}`;
    });
  return send;
}

/** When this step was asked for the first time. */
export const firstAsked = (order: SendOrder, run: RunState, now: Date): string =>
  (run.step?.step === order.step ? run.step.since : undefined) ?? now.toISOString();

/** How long a message may be put off for a cap; the distance to a transactional one is always kept. */
const patience = (order: SendOrder, reason: Reason, { caps }: Policy): number =>
  Math.max(order.postponeSeconds ?? 0, reason === 'too-close' ? caps.hoursAfterTransactional * 3600 : 0);

/** Deferred messages do not all go in the same second. */
const spread = (at: Date, customer: string, { step }: SendOrder, { spreadMinutes }: Policy): Date =>
  new Date(at.getTime() + Math.floor(spreadOf(customer, step) * spreadMinutes * 60) * 1000);

/** Every product of the cart is named (two lines may be variants of one) and known to be out of stock. */
function isSoldOut(run: RunState, products: readonly Product[]): boolean {
  const { products: named = [], itemCount = 0 } = run.facts;
  return (
    aboutOf(run.name) === 'cart' &&
    named.length > 0 &&
    (named.length < productsNamed || itemCount <= named.length) &&
    named.every((id) => products.find(({ productId }) => productId === id)?.stock?.count === 0)
  );
}

type Found =
  | Extract<Reach, { reached: true }>
  | { readonly reached: false; readonly reason: Reason; readonly because: string };

/** The first channel of the cascade that is left, or why there is none. */
function findChannel(
  order: SendOrder,
  profile: Profile,
  booking: Booking | undefined,
  slots: readonly Booking[],
  { now, policy }: Situation,
): Found {
  const misses: { reason: Reason; because: string }[] = [];
  const said: Channel[] = [];
  const refused = refusedChannels(booking);
  for (const channel of order.channels) {
    const miss = (reason: Reason, because: string) => misses.push({ reason, because });
    const barredBy = said.find((no) => isMoreIntrusive(channel, no));
    if (barredBy !== undefined) {
      miss('consent-withdrawn', `${channelNames[channel]}: not after a no by ${channelNames[barredBy]}`);
      continue;
    }
    const reach = reachBy(channel, order.kind, profile, policy.market);
    if (!reach.reached && reach.saidNo && order.kind === 'marketing') said.push(channel);
    if (refused.includes(channel)) {
      miss('refused', `${channelNames[channel]}: refused by the provider`);
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

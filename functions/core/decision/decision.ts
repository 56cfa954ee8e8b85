import type { EventDeclarations } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { RunState, SendOrder } from '../../../statemachines/language/tasks.ts';
import { basketToday } from '../catalogue/basket.ts';
import { isSoldOut } from '../catalogue/product.ts';
import { productsNamed } from '../ingest/facts.ts';
import { decideOffer, type OfferDecision, showLiveOffer } from '../offers/offer.ts';
import { balanceAt } from '../points/points.ts';
import { lastActivity } from '../profile/last-activity.ts';
import { onlyKnown } from '../records/only-known.ts';
import type { Booking, Product } from '../records/records.ts';
import { findLeave } from '../runs/standing.ts';
import { isYearlyDay } from '../time/calendar-day.ts';
import { isWithinAll, localDay, moveIntoAll, nextDay, sayMoment, sayTime } from '../time/local-hours.ts';
import { later } from '../time/moments.ts';
import { findUntrue, preferChosen } from './about-product.ts';
import { type Asked, ask, type Decision, firstAsked, type Situation, skip } from './asked.ts';
import { type Capped, findCap, findRequestedCap, policyFor } from './caps.ts';
import { findChannel } from './cascade.ts';
import { findOpenCase, findPause } from './hold-back.ts';
import { explainHoldout } from './holdout.ts';
import { findFamily, findOutranking } from './priority.ts';
import { isTooLate, nextGoodHour, putOff, putOffSince, spread, waitUntil } from './put-off.ts';
import { hoursFor, keepsToAfternoon } from './send-hours.ts';
import { findUntoldPoints } from './untold-points.ts';

/**
 * Whether, how and when a message goes: asked before every message, of every channel and scenario. In this
 * order: is the run still right; is it still true and in time; does its family let it; who can be reached and how;
 * offer; pauses and open cases; caps and priority; hours; and last the control groups, which compete like all others.
 */
export function decide(order: SendOrder, situation: Situation): Decision {
  const asked = ask(order, situation);
  const over =
    findEnd(asked) ??
    findUntrue(asked) ??
    findLate(asked) ??
    findOtherDay(asked) ??
    findBack(asked) ??
    findPassed(asked) ??
    findNoPoints(asked) ??
    findUntoldPoints(asked) ??
    giveWay(asked);
  if (over !== undefined) return over;
  const reach = findChannel(preferChosen(order, asked.event), asked.booking, asked.slots, situation);
  if (!reach.reached) return skip(reach.reason, reach.because);
  const offer = askOffer(asked);
  if (offer?.offer === 'withhold') return skip(offer.reason, offer.because);
  return (
    findPause(asked) ??
    findOpenCase(asked) ??
    findCapped(asked) ??
    findOutranked(asked) ??
    findClosed(asked) ?? {
      decision: 'send',
      address: reach.address,
      ...(offer === undefined ? {} : { offer: offer.offer === 'show' ? offer.live : 'issue' }),
      ...onlyKnown({ withheld: explainHoldout(order, asked.run.customer, asked.policy) }),
    }
  );
}

function findEnd({ order, run, products, event, events, ...standing }: Asked): Decision | undefined {
  const leave = findLeave(order.scenario, run, standing);
  if (leave !== undefined) return { decision: 'leave', ...leave };
  if (event?.name === 'email.confirmation-requested' && event.properties.email !== standing.profile.email)
    return {
      decision: 'leave',
      reason: 'facts-changed',
      because: 'the address has changed since it was asked for',
    };
  return isAllSoldOut(run, products, events)
    ? { decision: 'leave', reason: 'sold-out', because: 'every item is sold out' }
    : undefined;
}

/** Every product of the cart is named (two lines may be variants of one) and known to be out of stock. */
function isAllSoldOut(run: RunState, products: readonly Product[], events: EventDeclarations): boolean {
  const { products: named = [], itemCount = 0 } = run.facts;
  return (
    events[run.name]?.about === 'cart' &&
    named.length > 0 &&
    (named.length < productsNamed || itemCount <= named.length) &&
    named.every((id) => isSoldOut(products.find(({ productId }) => productId === id)))
  );
}

const findLate = (asked: Asked): Decision | undefined =>
  isTooLate(asked, asked.now) ? skip('too-late', `not to be sent after ${asked.deadline}`) : undefined;

function findOtherDay({ order: { onDay }, profile, zone, now }: Asked): Decision | undefined {
  if (onDay === undefined || isYearlyDay(profile.attributes[onDay], localDay(now, zone))) return undefined;
  return skip('facts-changed', `today is not the day of ${onDay} in ${zone}`);
}

/** It was written for who has gone: whoever did something since, or just before it was asked for, is back. */
function findBack({ order, run, profile, now }: Asked): Decision | undefined {
  if (order.quietSeconds === undefined) return undefined;
  const last = lastActivity('any', profile)?.at;
  return last !== undefined && last > later(firstAsked(order, run, now), -order.quietSeconds)
    ? { decision: 'leave', reason: 'still-active', because: `came back at ${last}` }
    : undefined;
}

/** The wait before was for a date that had passed when it began. */
function findPassed({ order, run: { step } }: Asked): Decision | undefined {
  const hasPassed =
    step !== undefined && step.step !== order.step && step.next !== undefined && step.next < step.at;
  return hasPassed ? skip('too-late', `its date, ${step.next}, had passed before the wait began`) : undefined;
}

/** Redeemed or ended a minute before: never "your 0 points". */
function findNoPoints({ order, profile, now }: Asked): Decision | undefined {
  return order.aboutPoints === true && balanceAt(profile.points, now) === 0
    ? skip('no-points', 'there are no points to speak of any more')
    : undefined;
}

function giveWay({ order, ...rivals }: Asked): Decision | undefined {
  if (order.kind !== 'marketing') return undefined;
  const family = findFamily(order.scenario, order.rank ?? Number.POSITIVE_INFINITY, rivals);
  return (
    family && { decision: family.then, reason: 'family-first', because: family.because, rival: family.to }
  );
}

function askOffer({
  order,
  me,
  run,
  event,
  goods,
  products,
  profile,
  book,
  now,
  policy,
  events,
}: Asked): OfferDecision | undefined {
  const usedAt = profile.counters['offer.used']?.last.at;
  if (order.liveOffer === true) return showLiveOffer(book, usedAt, now);
  return (
    order.offer &&
    decideOffer(
      order.offer,
      { ...me, scenario: order.scenario.id },
      {
        basket: basketToday(run, goods ?? event, products, events),
        currency: policy.shop.currency,
        since: run.at,
        usedAt,
      },
      book,
      now,
    )
  );
}

function findCapped(asked: Asked): Decision | undefined {
  const { order, slots, zone, hours, now, profile, policy } = asked;
  const cap = capOf(order, slots, zone, now, policyFor(profile, policy));
  // A cap that ends before the night does is not what keeps the message back.
  if (cap === undefined || cap.until <= moveIntoAll(now, zone, hours)) return undefined;
  const begin = moveIntoAll(cap.until, zone, hours);
  // The distance to a transactional message is always kept.
  const distance = cap.reason === 'too-close' ? policy.caps.hoursAfterTransactional * 3600 : 0;
  return begin.toISOString() > later(putOffSince(asked), Math.max(order.postponeSeconds ?? 0, distance))
    ? skip(cap.reason, `${cap.because}; would be put off to ${sayMoment(cap.until, zone)} in ${zone}`)
    : // Only those moved to the same hour would come as a herd.
      putOff(asked, begin > cap.until ? spread(asked, begin) : begin, cap.reason, cap.because);
}

function capOf(
  { kind, besideTransactional }: SendOrder,
  slots: readonly Booking[],
  zone: string,
  now: Date,
  policy: Policy,
): Capped | undefined {
  switch (kind) {
    case 'marketing':
      return findCap(
        besideTransactional === true ? slots.filter((slot) => slot.kind !== 'transactional') : slots,
        zone,
        now,
        policy,
      );
    case 'requested':
      return findRequestedCap(slots, zone, now);
    case 'transactional':
      return undefined;
  }
}

function findOutranked(asked: Asked): Decision | undefined {
  const { order, run, booking, zone, hours, now } = asked;
  // A message whose next channel is tried holds the slot of its day already.
  if (order.rank === undefined || booking?.state === 'sent') return undefined;
  const winner = findOutranking({ scenario: order.scenario.id, rank: order.rank, run }, asked);
  if (winner === undefined) return undefined;
  const outranked = `outranked by ${winner.scenario} (rank ${winner.rank})`;
  const latest = new Date(later(putOffSince(asked), order.postponeSeconds ?? 0));
  const wanted = spread(asked, nextGoodHour(asked));
  const until = wanted < latest ? wanted : latest;
  const isTomorrow = until >= nextDay(now, zone) && isWithinAll(until, zone, hours);
  const fate = isTomorrow
    ? putOff(asked, until, 'outranked', outranked)
    : skip('outranked', `${outranked}: dropped, as it could go on ${sayMoment(wanted, zone)} in ${zone}`);
  return { ...fate, rival: winner.scenario };
}

function findClosed(asked: Asked): Decision | undefined {
  const { order, zone, hours, now, policy } = asked;
  if (isWithinAll(now, zone, hours)) return undefined;
  const begin = moveIntoAll(now, zone, hours);
  const until = spread(asked, begin);
  const { rank: _rank, ...unranked } = order;
  if (keepsToAfternoon(order, policy) && moveIntoAll(now, zone, hoursFor(unranked, policy)) < begin)
    return putOff(
      asked,
      until,
      'afternoon-window',
      `rank ${order.rank} goes from ${policy.afternoon.hours.join(' to ')}`,
    );
  const because = `quiet hours until ${sayTime(begin, zone)}: put off to ${sayTime(until, zone)} in ${zone}`;
  return waitUntil(asked, until, 'quiet-hours', because);
}

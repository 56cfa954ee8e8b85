import { aboutOf, type CustomerEvent } from '../../statemachines/language/events.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { Reason } from '../../statemachines/language/reasons.ts';
import type { RunState, SendOrder } from '../../statemachines/language/tasks.ts';
import { basketToday } from './basket.ts';
import { isYearlyDay } from './calendar-day.ts';
import { type Capped, findCap, findRequestedCap } from './caps.ts';
import { findChannel } from './cascade.ts';
import { productsNamed } from './facts.ts';
import { identifyRun, spreadOf } from './fingerprint.ts';
import {
  type HoursOf,
  isWithinAll,
  localDay,
  moveIntoAll,
  nextDay,
  sayMoment,
  sayTime,
} from './local-hours.ts';
import { later } from './moments.ts';
import { decideOffer, type OfferDecision } from './offer.ts';
import { livePlans } from './plan.ts';
import { balanceAt } from './points.ts';
import { findFamily, findOutranking } from './priority.ts';
import type { Address } from './reach.ts';
import type { Booking, Offer, Pause, Pauses, Plan, Product, Profile, SendBook } from './records.ts';
import { findBooking, heldSlots } from './send-book.ts';
import { hoursFor, keepsToAfternoon } from './send-hours.ts';
import { findLeave } from './standing.ts';
import { startOf } from './start.ts';
import { findLastMoment } from './timing.ts';

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
  /** What lists the goods, when it is another event. */
  readonly goods?: CustomerEvent;
  readonly products: readonly Product[];
  readonly pauses?: Pauses;
  readonly now: Date;
  readonly policy: Policy;
}

/**
 * Whether, how and when a message goes: asked before every message, of every channel and scenario. In this
 * order: is the run still right; is it still true and in time; does its family let it; who can be reached and how;
 * offer; pauses and open cases; caps and priority; hours.
 */
export function decide(order: SendOrder, situation: Situation): Decision {
  const asked = ask(order, situation);
  const over =
    findEnd(asked) ??
    findLate(asked) ??
    findOtherDay(asked) ??
    findPassed(asked) ??
    findNoPoints(asked) ??
    giveWay(asked);
  if (over !== undefined) return over;
  const reach = findChannel(order, asked.booking, asked.slots, situation);
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
    }
  );
}

/** When this step was asked for the first time. */
export const firstAsked = (order: SendOrder, run: RunState, now: Date): string =>
  (run.step?.step === order.step ? run.step.since : undefined) ?? now.toISOString();

/** The message that is asked for, with what several questions need. */
interface Asked extends Situation {
  readonly order: SendOrder;
  readonly me: { readonly run: string; readonly step: string };
  readonly booking: Booking | undefined;
  /** The customer's other messages, and what other runs have planned. */
  readonly slots: readonly Booking[];
  readonly plans: readonly Plan[];
  readonly zone: string;
  readonly hours: HoursOf;
  readonly deadline: string | undefined;
}

function ask(order: SendOrder, situation: Situation): Asked {
  const { run, profile, book, now, policy } = situation;
  const me = { run: identifyRun(order.scenario.id, run.id), step: order.step };
  const zone = profile.zone ?? policy.shop.zone;
  const hours = hoursFor(order, policy);
  return {
    ...situation,
    order,
    me,
    booking: findBooking(book, me.run, me.step),
    slots: heldSlots(book).filter((slot) => !(slot.run === me.run && slot.step === me.step)),
    plans:
      order.kind === 'marketing' ? livePlans(book, profile, now).filter((plan) => plan.run !== me.run) : [],
    zone,
    hours,
    deadline: deadlineOf(order, situation, zone),
  };
}

/** The earliest that an order names: so long after the start, a date on the run's event, the end of its day. */
function deadlineOf(
  { withinSeconds, notAfter, onDay }: SendOrder,
  { run, profile, event, now }: Situation,
  zone: string,
): string | undefined {
  const ends = [
    onDay === undefined ? [] : new Date(nextDay(now, zone).getTime() - 1).toISOString(),
    withinSeconds === undefined ? [] : later(startOf(run), withinSeconds),
    notAfter === undefined ? [] : (findLastMoment(notAfter, zone, { profile, event })?.toISOString() ?? []),
  ].flat();
  return ends.sort()[0];
}

const skip = (reason: Reason, because: string): Decision => ({ decision: 'skip', reason, because });

function findEnd({ order, run, products, event, ...standing }: Asked): Decision | undefined {
  const leave = findLeave(order.scenario, run, standing);
  if (leave !== undefined) return { decision: 'leave', ...leave };
  if (event?.name === 'email.confirmation-requested' && event.properties.email !== standing.profile.email)
    return {
      decision: 'leave',
      reason: 'facts-changed',
      because: 'the address has changed since it was asked for',
    };
  return isSoldOut(run, products)
    ? { decision: 'leave', reason: 'sold-out', because: 'every item is sold out' }
    : undefined;
}

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

const isTooLate = ({ deadline }: Asked, at: Date): boolean =>
  deadline !== undefined && at.toISOString() > deadline;

const findLate = (asked: Asked): Decision | undefined =>
  isTooLate(asked, asked.now) ? skip('too-late', `not to be sent after ${asked.deadline}`) : undefined;

function findOtherDay({ order: { onDay }, profile, zone, now }: Asked): Decision | undefined {
  if (onDay === undefined || isYearlyDay(profile.attributes[onDay], localDay(now, zone))) return undefined;
  return skip('facts-changed', `today is not the day of ${onDay} in ${zone}`);
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
  return family && { decision: family.then, reason: 'family-first', because: family.because };
}

const askOffer = ({
  order,
  me,
  run,
  event,
  goods,
  products,
  book,
  now,
  policy,
}: Asked): OfferDecision | undefined =>
  order.offer &&
  decideOffer(
    order.offer,
    { ...me, scenario: order.scenario.id },
    { basket: basketToday(run, goods ?? event, products), currency: policy.shop.currency },
    book,
    now,
  );

const minute = 60;
/** Long enough not to ask in vain, short enough that a pause of minutes is felt by nobody. */
const shortestPauseSeconds = 15 * minute;
/** Each time it is asked costs states; who resumes after a week does not mind a day. */
const longestPauseSeconds = 24 * 60 * minute;

function findPause(asked: Asked): Decision | undefined {
  const { order, run, now, zone, deadline } = asked;
  const found = sayPause(asked);
  if (found === undefined) return undefined;
  const { paused, ends } = found;
  const latest = patienceEnds(asked);
  const isLate = deadline !== undefined && deadline < latest;
  const last = isLate ? deadline : latest;
  if (now.toISOString() >= last)
    return {
      decision: isLate ? 'skip' : ends,
      reason: 'paused',
      because: `${paused}: waited for as long as it is worth`,
    };
  const seconds = Math.min(
    Math.max(2 * pausedSeconds(order, run), shortestPauseSeconds),
    longestPauseSeconds,
  );
  const until = new Date(Math.min(now.getTime() + seconds * 1000, Date.parse(last)));
  const again = `asked again on ${sayMoment(until, zone)} in ${zone}`;
  return { decision: 'wait', until, reason: 'paused', because: `${paused}: ${again}` };
}

/**
 * What is paused, and what becomes of a run whose patience ends: without its first letters a marketing scenario would
 * begin with its last, so it ends; one message alone is skipped.
 */
function sayPause({
  order,
  pauses,
}: Asked): { readonly paused: string; readonly ends: 'leave' | 'skip' } | undefined {
  const say = (what: string, ends: 'leave' | 'skip', pause: Pause | undefined) =>
    pause && { paused: `${what} paused since ${pause.since} (${pause.why})`, ends };
  const isMarketing = order.kind === 'marketing';
  return (
    say('all marketing is', 'leave', isMarketing ? pauses?.marketing : undefined) ??
    say('the scenario is', isMarketing ? 'leave' : 'skip', pauses?.scenarios[order.scenario.id]) ??
    say('the message is', 'skip', pauses?.messages[order.message])
  );
}

/** From when it counts as put off: a night in which it may not go is no such time. */
const putOffSince = ({ order, run, now, zone, hours }: Asked): Date =>
  moveIntoAll(new Date(firstAsked(order, run, now)), zone, hours);

const patienceEnds = (asked: Asked): string =>
  later(putOffSince(asked), asked.policy.patienceDays * 24 * 60 * minute);

/** How long this step has just waited for a pause to end. */
function pausedSeconds({ step }: SendOrder, { step: before }: RunState): number {
  if (before?.step !== step || before.reason !== 'paused' || before.next === undefined) return 0;
  return (Date.parse(before.next) - Date.parse(before.at)) / 1000;
}

function findOpenCase(asked: Asked): Decision | undefined {
  const { order, profile } = asked;
  if (order.kind !== 'marketing' || Object.keys(profile.openCases).length === 0) return undefined;
  const open = 'a complaint or a return is open';
  const next = nextGoodHour(asked);
  return next.toISOString() > patienceEnds(asked)
    ? skip('open-case', `${open}: waited for as long as it is worth`)
    : putOff(asked, spread(asked, next), 'open-case', open);
}

function findCapped(asked: Asked): Decision | undefined {
  const { order, slots, zone, hours, now, policy } = asked;
  const cap = capOf(order.kind, slots, zone, now, policy);
  // A cap that ends before the night does is not what keeps the message back.
  if (cap === undefined || cap.until <= moveIntoAll(now, zone, hours)) return undefined;
  const begin = moveIntoAll(cap.until, zone, hours);
  // The distance to a transactional message is always kept.
  const distance = cap.reason === 'too-close' ? policy.caps.hoursAfterTransactional * 60 * minute : 0;
  return begin.toISOString() > later(putOffSince(asked), Math.max(order.postponeSeconds ?? 0, distance))
    ? skip(cap.reason, `${cap.because}; would be put off to ${sayMoment(cap.until, zone)} in ${zone}`)
    : // Only those moved to the same hour would come as a herd.
      putOff(asked, begin > cap.until ? spread(asked, begin) : begin, cap.reason, cap.because);
}

function capOf(
  kind: SendOrder['kind'],
  slots: readonly Booking[],
  zone: string,
  now: Date,
  policy: Policy,
): Capped | undefined {
  switch (kind) {
    case 'marketing':
      return findCap(slots, zone, now, policy);
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
  return isTomorrow
    ? putOff(asked, until, 'outranked', outranked)
    : skip('outranked', `${outranked}: dropped, as it could go on ${sayMoment(wanted, zone)} in ${zone}`);
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

/** The first good hour of the next local day at which the message may go. */
const nextGoodHour = ({ zone, hours, now, policy }: Asked): Date =>
  moveIntoAll(nextDay(now, zone), zone, (weekday) => [...hours(weekday), policy.goodHours]);

/** Deferred messages do not all go in the same second; never so late that their hours are over. */
function spread({ run, order, zone, hours, policy }: Asked, begin: Date): Date {
  const seconds = Math.floor(spreadOf(run.customer, order.step) * policy.spreadMinutes * minute);
  const own = new Date(begin.getTime() + seconds * 1000);
  return isWithinAll(own, zone, hours) ? own : begin;
}

const putOff = (asked: Asked, until: Date, reason: Reason, because: string): Decision =>
  waitUntil(asked, until, reason, `${because}: put off to ${sayMoment(until, asked.zone)} in ${asked.zone}`);

const waitUntil = (asked: Asked, until: Date, reason: Reason, because: string): Decision =>
  isTooLate(asked, until)
    ? skip('too-late', `${because}, but not to be sent after ${asked.deadline}`)
    : { decision: 'wait', until, reason, because };

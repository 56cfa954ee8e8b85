import {
  type About,
  aboutOf,
  type CustomerEvent,
  type EventName,
  type Properties,
} from '../../statemachines/language/events.ts';
import { listConsents } from './consents.ts';
import { contactKinds, keepContacts } from './contact.ts';
import { fingerprint } from './fingerprint.ts';
import { followInterest } from './interest.ts';
import { isNewer, later } from './moments.ts';
import { earnPoints, emptyLedger, expirePoints, redeemPoints } from './points.ts';
import type { ConsentKey, ConsentRecord, Ledger, Mark, Moment, Profile, Suppression } from './records.ts';
import { keyRemembered, sayRemembered } from './said.ts';
import { followSession } from './session.ts';

const marksKept = 40; // a customer with more live carts and orders than this is no customer
export const appliedKept = 32; // repeats come within minutes; a repeat of an older event is absorbed by the run's entry
export const orderTimesKept = 12; // a usual gap is that of late; more orders would only make it older
const categoriesKept = 8; // an order of more kinds of goods is none of these
const openCasesKept = 10; // one is enough to keep marketing back, and old ones count no more

/** The attribute that holds the number of the customer's loyalty card. */
export const loyaltyNumber = 'loyaltyNumber';

export const newProfile = (customer: string): Profile => ({
  customer,
  version: 0,
  devices: [],
  traffic: 'customer',
  attributes: {},
  fieldsAt: {},
  consents: {},
  suppressions: [],
  counters: {},
  marks: [],
  segments: {},
  points: emptyLedger,
  orderTimes: [],
  spent: 0,
  openCases: {},
  armed: {},
  applied: [],
});

/** What the profile remembers of an event it has counted. */
const signOf = ({ id, at }: Moment): string => `${fingerprint(id)}@${at}`;

/** Whether the event was counted already, or another one with its id and a different time. */
export function recall(profile: Profile, event: Moment): 'new' | 'counted' | 'same id, other time' {
  const sign = signOf(event);
  const [id = ''] = sign.split('@');
  const known = profile.applied.find((applied) => applied.startsWith(id));
  return known === undefined ? 'new' : known === sign ? 'counted' : 'same id, other time';
}

/**
 * The profile after an event, as its next version. Events may come in any order: the newest moment wins.
 * `currency` is the shop's: orders in others are not added up.
 */
export function applyEvent(profile: Profile, event: CustomerEvent, currency: string): Profile {
  const moment: Moment = { at: event.at, id: event.id };
  const agreed = listConsents(event).reduce(setConsent, countEvent(profile, event, moment));
  const counted = followInterest(followSession(agreed, event), event);
  switch (event.name) {
    case 'customer.registered':
    case 'customer.updated':
    case 'lead.submitted':
      return setFields(counted, moment, event.properties);
    case 'loyalty.joined': {
      const { number } = event.properties;
      return number === undefined
        ? counted
        : setFields(counted, moment, { attributes: { [loyaltyNumber]: number } });
    }
    case 'email.confirmed':
      // Whose address it is by now is asked when it counts: it may be told before the address itself.
      return isNewer(moment, counted.fieldsAt.confirmedEmail)
        ? {
            ...counted,
            confirmedEmail: event.properties.email,
            fieldsAt: { ...counted.fieldsAt, confirmedEmail: moment },
          }
        : counted;
    case 'address.suppressed':
      return suppress(counted, event.properties);
    case 'message.bounced':
      return event.properties.permanent
        ? suppress(counted, { ...event.properties, why: 'bounced' })
        : counted;
    case 'message.complained':
      return suppress(counted, { ...event.properties, why: 'complained' });
    case 'segment.entered':
    case 'segment.left':
      return setSegment(counted, event.properties.segment, event.name === 'segment.entered', moment);
    case 'points.earned':
    case 'points.redeemed':
    case 'points.expired':
      return { ...counted, points: countPoints(counted.points, event) };
    case 'order.placed': {
      const { total, currency: paidIn } = event.properties;
      return {
        ...counted,
        orderTimes: [...counted.orderTimes, event.at].toSorted().slice(-orderTimesKept),
        spent: paidIn === currency ? addMoney(counted.spent, total) : counted.spent,
      };
    }
    case 'return.opened':
    case 'return.closed':
    case 'complaint.opened':
    case 'complaint.closed':
      return followCases(counted, event.key);
    case 'consent.given':
    case 'consent.withdrawn':
    case 'email.confirmation-requested':
    case 'customer.erasure-requested':
    case 'customer.export-requested':
    case 'page.viewed':
    case 'product.viewed':
    case 'product.price-changed':
    case 'product.stock-changed':
    case 'cart.updated':
    case 'cart.emptied':
    case 'checkout.started':
    case 'order.reduced':
    case 'order.cancelled':
    case 'order.paid':
    case 'order.payment-failed':
    case 'order.shipped':
    case 'order.delivery-changed':
    case 'order.ready-for-pickup':
    case 'order.collected':
    case 'order.delivered':
    case 'order.refunded':
    case 'review.submitted':
    case 'lead.contacted':
    case 'lead.qualified':
    case 'lead.closed':
    case 'call.missed':
    case 'call.answered':
    case 'call.booked':
    case 'customer.joined':
    case 'code.requested':
    case 'code.confirmed':
    case 'code.used-up':
    case 'code.expired':
    case 'loyalty.left':
    case 'loyalty.viewed':
    case 'app.installed':
    case 'offer.made':
    case 'offer.used':
    case 'question.answered':
    case 'survey.answered':
    case 'access.granted':
    case 'products.picked':
    case 'channel.rested':
    case 'product.saved':
    case 'product.unsaved':
    case 'product.requested':
    case 'product.request-ended':
    case 'product.dropped':
    case 'product.back':
    case 'news.offered':
    case 'product.updated':
    case 'news.published':
    case 'booking.confirmed':
    case 'booking.changed':
    case 'booking.cancelled':
    case 'booking.upgraded':
    case 'booking.upgrade-refused':
    case 'subscription.started':
    case 'subscription.changed':
    case 'subscription.renewed':
    case 'subscription.cancelled':
    case 'subscription.payment-failed':
    case 'subscription.short':
    case 'ticket.closed':
    case 'message.delivered':
    case 'message.opened':
    case 'message.clicked':
    case 'message.delayed':
    case 'message.rejected':
    case 'message.replied':
    case 'sms.stopped':
    case 'scenario.due':
      return counted;
  }
}

/** What conditions, goals and exits ask for by key; messages and timers are known by their runs. */
const marked: readonly About[] = ['cart', 'order', 'lead', 'code', 'booking', 'subscription', 'ticket'];
/** Of products, which are too many, only what ends a run about one. */
const ends: readonly EventName[] = ['product.request-ended', 'product.unsaved'];

function countEvent(profile: Profile, event: CustomerEvent, moment: Moment): Profile {
  const { name, key } = event;
  const counter = profile.counters[name];
  const said = sayRemembered(event);
  const newest = { last: moment, ...(said === undefined ? {} : { said }) };
  const categories = categoriesOf(event);
  const subject = marked.includes(aboutOf(name)) || ends.includes(name) ? key : keyRemembered(event);
  const mark = {
    event: name,
    key,
    moment,
    ...(said === undefined ? {} : { said }),
    ...(categories.length === 0 ? {} : { categories }),
  };
  return {
    ...profile,
    version: profile.version + 1,
    counters: {
      ...profile.counters,
      [name]: {
        ...(counter !== undefined && !isNewer(moment, counter.last) ? counter : newest),
        count: (counter?.count ?? 0) + 1,
      },
    },
    marks: subject === undefined ? profile.marks : setMark(profile.marks, { ...mark, key: subject }),
    applied: [signOf(moment), ...profile.applied].slice(0, appliedKept),
  };
}

export function setMark(marks: Profile['marks'], mark: Mark): Profile['marks'] {
  // Who signs in by codes would fill the marks with them: of those the newest is enough.
  const anyKey = aboutOf(mark.event) === 'code';
  const known = marks.find(({ event, key }) => event === mark.event && (anyKey || key === mark.key));
  if (known !== undefined && !isNewer(mark.moment, known.moment)) return marks;
  return [mark, ...marks.filter((other) => other !== known)]
    .sort((a, b) => (isNewer(a.moment, b.moment) ? -1 : 1))
    .slice(0, marksKept);
}

/** How long after an order something is asked depends on its goods, and the order's status does not list them. */
const categoriesOf = (event: CustomerEvent): readonly string[] =>
  event.name === 'order.placed'
    ? [...new Set(event.properties.items.flatMap(({ category }) => category ?? []))].slice(0, categoriesKept)
    : [];

function setConsent(profile: Profile, { channel, purpose, state, at, event }: ConsentRecord): Profile {
  const key: ConsentKey = purpose === undefined ? channel : `${channel}:${purpose}`;
  const known = profile.consents[key];
  return isNewer({ at, id: event }, known && { at: known.at, id: known.event })
    ? { ...profile, consents: { ...profile.consents, [key]: { state, at, event } } }
    : profile;
}

/** Each reason once: an address that bounced may be complained about later, which says more. */
export const suppress = (profile: Profile, { channel, address, why }: Suppression): Profile =>
  profile.suppressions.some(
    (known) => known.channel === channel && known.address === address && known.why === why,
  )
    ? profile
    : { ...profile, suppressions: [...profile.suppressions, { channel, address, why }] };

const setSegment = (profile: Profile, segment: string, isIn: boolean, moment: Moment): Profile =>
  isNewer(moment, profile.segments[segment]?.moment)
    ? { ...profile, segments: { ...profile.segments, [segment]: { in: isIn, moment } } }
    : profile;

type PointsEvent = Extract<CustomerEvent, { name: `points.${string}` }>;

function countPoints(ledger: Ledger, event: PointsEvent): Ledger {
  const { id, at } = event;
  switch (event.name) {
    case 'points.earned': {
      const { points, expiresAt, usableAt, for: reason, once = false, told } = event.properties;
      return earnPoints(ledger, {
        event: id,
        at,
        points,
        once,
        ...(reason === undefined ? {} : { for: reason }),
        ...(expiresAt === undefined ? {} : { expiresAt: later(expiresAt, 0) }),
        ...(usableAt === undefined ? {} : { usableAt: later(usableAt, 0) }),
        ...(told === true ? { told } : {}),
      });
    }
    case 'points.redeemed':
      return redeemPoints(ledger, { event: id, at, points: event.properties.points });
    case 'points.expired':
      return expirePoints(ledger, event.properties.earnedBy, at);
  }
}

/** In whole cents, so that the sum is the same in whatever order it is added up. */
export const addMoney = (sum: number, amount: number): number =>
  (Math.round(sum * 100) + Math.round(amount * 100)) / 100;

/** What opens a case about an order, and what closes it again. */
const cases = [
  ['return.opened', 'return.closed'],
  ['complaint.opened', 'complaint.closed'],
] as const;

/** A case is open when its opening is the newer: the closing may be told first. */
export function followCases(profile: Profile, order: string): Profile {
  const open = cases.flatMap(([opening, closing]) => {
    const opened = lastMoment(profile, opening, order);
    return opened !== undefined && isNewer(opened, lastMoment(profile, closing, order)) ? [opened.at] : [];
  });
  const [since] = open.sort();
  const others = Object.entries(profile.openCases).filter(([key]) => key !== order);
  const all = since === undefined ? others : [...others, [order, since] as const];
  return {
    ...profile,
    openCases: Object.fromEntries(
      all.sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0)).slice(0, openCasesKept),
    ),
  };
}

/** The fields of a profile that an event may set as they are. */
export const settable = [
  'email',
  'phone',
  'devices',
  'name',
  'language',
  'country',
  'zone',
  'traffic',
] as const satisfies readonly (keyof Profile)[];

/** Where a customer came from is told once: who comes back by another way was won by the first. */
const firstStays: readonly string[] = ['attributes.source'];

/** Whether a field that was told at this moment takes the place of the one that is known. */
export const takesPlace = (field: string, moment: Moment, known: Moment | undefined): boolean =>
  known === undefined || (firstStays.includes(field) ? isNewer(known, moment) : isNewer(moment, known));

/** Sets the fields and attributes that the event names, unless a newer event has set them. */
function setFields(profile: Profile, moment: Moment, given: Properties<'customer.registered'>): Profile {
  const isNews = (name: string): boolean => takesPlace(name, moment, profile.fieldsAt[name]);
  const fields = settable.filter((name) => given[name] !== undefined && isNews(name));
  const attributes = Object.entries(given.attributes ?? {}).filter(([name]) => isNews(attributeField(name)));
  const set = [...fields, ...attributes.map(([name]) => attributeField(name))];
  const changed: Profile = {
    ...profile,
    ...Object.fromEntries(fields.map((name) => [name, given[name]])),
    attributes: { ...profile.attributes, ...Object.fromEntries(attributes) },
    fieldsAt: { ...profile.fieldsAt, ...Object.fromEntries(set.map((name) => [name, moment])) },
  };
  return contactKinds.reduce(
    (kept, kind) =>
      keepContacts(kept, kind, [
        { address: profile[kind], at: profile.fieldsAt[kind]?.at },
        { address: given[kind], at: moment.at },
      ]),
    changed,
  );
}

export const attributeField = (name: string): string => `attributes.${name}`;

/** The newest moment of an event about this key; with `key` absent, about anything. */
export function lastMoment(profile: Profile, event: EventName, key?: string): Moment | undefined {
  return key === undefined
    ? profile.counters[event]?.last
    : profile.marks.find((mark) => mark.event === event && mark.key === key)?.moment;
}

import {
  aboutOf,
  type CustomerEvent,
  type EventName,
  keptByKey,
  type Properties,
} from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import { listConsents } from '../consents/consents.ts';
import { followInterest } from '../interest/interest.ts';
import { earnPoints, expirePoints, redeemPoints } from '../points/points.ts';
import type { ConsentKey, ConsentRecord, Ledger, Moment, Profile } from '../records/records.ts';
import { isNewer, later } from '../time/moments.ts';
import { contactKinds, keepContacts } from './contact.ts';
import {
  addMoney,
  appliedKept,
  attributeField,
  followCases,
  loyaltyNumber,
  orderTimesKept,
  setMark,
  settable,
  signOf,
  suppress,
  takesPlace,
} from './profile.ts';
import { keyRemembered, sayRemembered } from './said.ts';
import { followSession } from './session.ts';

const categoriesKept = 8; // an order of more kinds of goods is none of these

/**
 * The profile after an event, as its next version. Events may come in any order: the newest moment wins.
 * Orders in other currencies than the `shop`'s are not added up; days are told by its clock where the customer's is
 * unknown.
 */
export function applyEvent(
  profile: Profile,
  event: CustomerEvent,
  shop: Pick<Policy['shop'], 'currency' | 'zone'>,
): Profile {
  const moment: Moment = { at: event.at, id: event.id };
  const agreed = listConsents(event).reduce(setConsent, countEvent(profile, event, moment));
  const counted = followInterest(followSession(agreed, event), event, shop);
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
        spent: paidIn === shop.currency ? addMoney(counted.spent, total) : counted.spent,
      };
    }
    case 'return.opened':
    case 'return.closed':
    case 'complaint.opened':
    case 'complaint.closed':
      return followCases(counted, event.key);
    // Of all others it is enough that they are counted.
    default:
      return counted;
  }
}

/** Of products, which are too many, only what ends a run about one. */
const ends: readonly EventName[] = ['product.request-ended', 'product.unsaved'];

function countEvent(profile: Profile, event: CustomerEvent, moment: Moment): Profile {
  const { name, key } = event;
  const counter = profile.counters[name];
  const said = sayRemembered(event);
  const newest = { last: moment, ...(said === undefined ? {} : { said }) };
  const categories = categoriesOf(event);
  const subject = keptByKey.includes(aboutOf(name)) || ends.includes(name) ? key : keyRemembered(event);
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

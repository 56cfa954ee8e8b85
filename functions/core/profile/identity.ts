import type { EventName } from '../../../statemachines/language/events.ts';
import { keepBought } from '../interest/bought.ts';
import { halfLifeDays, rankInterests } from '../interest/interest.ts';
import { joinLedgers } from '../points/points.ts';
import type { Bought, Counter, Interest, Moment, Profile, Session } from '../records/records.ts';
import { isNewer, later } from '../time/moments.ts';
import { contactKinds, keepContacts, listContacts } from './contact.ts';
import {
  addMoney,
  appliedKept,
  attributeField,
  followCases,
  newProfile,
  orderTimesKept,
  setMark,
  settable,
  suppress,
  takesPlace,
} from './profile.ts';
import { sessionEndsAfterMinutes } from './session.ts';

const joinedKept = 10;
const devicesKept = 10;
const interestsKept = 30;
const viewDaysKept = 14;
const dayMs = 24 * 3600 * 1000;

/** A visitor who has joined, with all that was known of them: the customer whom they are has not got it yet. */
export const isJoining = ({ joinedTo, counters }: Profile): boolean =>
  joinedTo !== undefined && Object.keys(counters).length > 0;

/**
 * The visitor's next version: whose they are from now on. All that is known stays until it stands in the customer's
 * profile. The list of those who joined a customer is bounded: a full one is handed on to the next who joins.
 * Nothing when the visitor is sealed already.
 */
export function sealProfile(visitor: Profile, known: Profile): Profile | undefined {
  const { customer, version, joined = [] } = visitor;
  const handed = isFull(known) ? (known.joined ?? []).filter((id) => id !== customer) : [];
  const missing = handed.filter((id) => !joined.includes(id));
  if (visitor.joinedTo === known.customer && missing.length === 0) return undefined;
  return {
    ...visitor,
    version: version + 1,
    joinedTo: known.customer,
    ...(joined.length + missing.length === 0 ? {} : { joined: [...joined, ...missing] }),
  };
}

/** The visitor's last version: nothing but whose they are, and who had joined them. */
export const emptyProfile = ({ customer, version, joinedTo, joined, erasedAt }: Profile): Profile => ({
  ...newProfile(customer),
  version: version + 1,
  ...(joinedTo === undefined ? {} : { joinedTo }),
  ...(joined === undefined ? {} : { joined }),
  ...(erasedAt === undefined ? {} : { erasedAt }),
});

const isFull = ({ joined = [] }: Profile): boolean => joined.length >= joinedKept;

/** Whoever is erased is erased as a visitor too, as far as nothing was heard of them since. */
export const wasErasedWith = ({ counters }: Profile, erasedAt: string | undefined): boolean =>
  erasedAt !== undefined && Object.values(counters).every(({ last }) => last.at <= erasedAt);

/**
 * The customer's profile (of the same version) with all that was known of a visitor, as if the customer had done it:
 * of two moments the newer wins, and a second time changes nothing. What is bounded keeps its bounds.
 */
export function joinProfiles(known: Profile, visitor: Profile): Profile {
  if ((known.joined ?? []).includes(visitor.customer)) return known;
  const joined = [visitor.customer, ...(isFull(known) ? [] : (known.joined ?? []))];
  if (wasErasedWith(visitor, known.erasedAt)) return { ...known, joined };
  const fields = joinFields(known, visitor);
  const together: Profile = {
    ...fields,
    joined,
    consents: joinNewest(known.consents, visitor.consents, ({ at, event }) => ({ at, id: event })),
    segments: joinNewest(known.segments, visitor.segments, ({ moment }) => moment),
    counters: joinCounters(known.counters, visitor.counters),
    marks: visitor.marks.reduceRight(setMark, known.marks),
    points: joinLedgers(known.points, visitor.points),
    orderTimes: [...known.orderTimes, ...visitor.orderTimes].toSorted().slice(-orderTimesKept),
    spent: addMoney(known.spent, visitor.spent),
    applied: joinApplied(known.applied, visitor.applied),
    ...joinTastes(known, visitor),
  };
  const suppressed = visitor.suppressions.reduce(suppress, together);
  return Object.keys({ ...known.openCases, ...visitor.openCases }).reduce(followCases, suppressed);
}

/** Of each field what was told last; the other's contacts are kept beside the main ones, and all devices are. */
function joinFields(known: Profile, visitor: Profile): Profile {
  const isTaken = (field: string): boolean => {
    const moment = visitor.fieldsAt[field];
    return moment !== undefined && takesPlace(field, moment, known.fieldsAt[field]);
  };
  const taken = [...settable, 'confirmedEmail' as const].filter(isTaken);
  const attributes = Object.entries(visitor.attributes).filter(([name]) => isTaken(attributeField(name)));
  const [first, second] = isTaken('devices') ? [visitor, known] : [known, visitor];
  const devices = [
    ...first.devices,
    ...second.devices.filter(({ token }) => !first.devices.some((one) => one.token === token)),
  ];
  const joined: Profile = {
    ...known,
    ...Object.fromEntries(taken.map((field) => [field, visitor[field]])),
    devices: devices.slice(0, devicesKept),
    attributes: { ...known.attributes, ...Object.fromEntries(attributes) },
    fieldsAt: {
      ...known.fieldsAt,
      ...Object.fromEntries(Object.entries(visitor.fieldsAt).filter(([field]) => isTaken(field))),
    },
  };
  return contactKinds.reduce((profile, kind) => {
    const { [kind]: main, fieldsAt } = known;
    const more = kind === 'email' ? visitor.moreEmails : visitor.morePhones;
    return keepContacts(profile, kind, [
      { address: main, at: fieldsAt[kind]?.at },
      { address: visitor[kind], at: visitor.fieldsAt[kind]?.at },
      ...(more ?? []),
    ]);
  }, joined);
}

/** All addresses of a profile, of both kinds. */
export const contactsOf = (profile: Profile) =>
  contactKinds.flatMap((kind) => listContacts(profile, kind).map((address) => ({ kind, address })));

function joinNewest<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  momentOf: (one: T) => Moment,
): Readonly<Record<string, T>> {
  const news = Object.entries(b).filter(([name, one]) => {
    const known = a[name];
    return isNewer(momentOf(one), known && momentOf(known));
  });
  return { ...a, ...Object.fromEntries(news) };
}

function joinCounters(a: Profile['counters'], b: Profile['counters']): Profile['counters'] {
  const joined: Partial<Record<EventName, Counter>> = { ...a };
  // The keys of counters are names of events.
  for (const [name, counter] of Object.entries(b) as [EventName, Counter][]) {
    const known = a[name];
    joined[name] =
      known === undefined
        ? counter
        : {
            ...(isNewer(counter.last, known.last) ? counter : known),
            count: known.count + counter.count,
          };
  }
  return joined;
}

/** The newest of both, newest first: each says when its event was. */
const joinApplied = (a: Profile['applied'], b: Profile['applied']): Profile['applied'] => {
  const atOf = (sign: string): string => sign.slice(sign.indexOf('@') + 1);
  return [...new Set([...a, ...b])]
    .sort((one, other) => (atOf(one) < atOf(other) ? 1 : atOf(one) > atOf(other) ? -1 : 0))
    .slice(0, appliedKept);
};

/** What the customer looked at and bought, on all devices. */
function joinTastes(known: Profile, visitor: Profile): Partial<Profile> {
  const bought = joinBought(known.bought, visitor.bought);
  const all = [...(known.interests ?? []), ...(visitor.interests ?? [])];
  const newest = all.reduce((at, one) => (one.at > at ? one.at : at), '');
  const interests = joinInterests(all).filter(
    ({ productId, at }) => !bought.some((one) => one.productId === productId && one.at >= at),
  );
  const ranked = newest === '' ? [] : rankInterests({ interests }, new Date(newest));
  const session = joinSessions(known.session, visitor.session);
  const cartOf = ({ counters }: Profile): string => counters['cart.updated']?.last.at ?? '';
  const { cartItems } = cartOf(visitor) > cartOf(known) ? visitor : known;
  return {
    ...(session === undefined ? {} : { session }),
    ...(cartItems === undefined ? {} : { cartItems }),
    ...(bought.length === 0 ? {} : { bought }),
    ...(all.length === 0
      ? {}
      : {
          interests: ranked
            .flatMap(({ productId }) => interests.find((one) => one.productId === productId) ?? [])
            .slice(0, interestsKept),
        }),
  };
}

/** The last visit: both when they touch, as when somebody signs in in the middle of one. */
function joinSessions(a: Session | undefined, b: Session | undefined): Session | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [first, second] = a.since <= b.since ? [a, b] : [b, a];
  if (second.since > later(first.last, sessionEndsAfterMinutes * 60)) return second;
  return {
    since: first.since,
    last: first.last > second.last ? first.last : second.last,
    views: first.views + second.views,
  };
}

/** The purchases of both. */
const joinBought = (known: readonly Bought[] = [], more: readonly Bought[] = []): readonly Bought[] =>
  more.reduce(
    (all, { productId, at, before = [] }) =>
      [...before, at].reduce((kept, time) => keepBought(kept, [productId], time), all),
    known,
  );

function joinInterests(all: readonly Interest[]): readonly Interest[] {
  const byProduct = new Map<string, Interest>();
  for (const one of all) {
    const other = byProduct.get(one.productId);
    byProduct.set(one.productId, other === undefined ? one : joinInterest(one, other));
  }
  return [...byProduct.values()];
}

function joinInterest(a: Interest, b: Interest): Interest {
  const [older, newer] = a.at < b.at ? [a, b] : [b, a];
  const halvings = (Date.parse(newer.at) - Date.parse(older.at)) / (halfLifeDays * dayMs);
  return {
    ...older,
    ...newer,
    score: newer.score + older.score / 2 ** halvings,
    seconds: newer.seconds + older.seconds,
    viewed: [...new Set([...newer.viewed, ...older.viewed])].toSorted().toReversed().slice(0, viewDaysKept),
  };
}

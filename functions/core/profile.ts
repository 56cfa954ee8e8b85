import type { Channel } from '../../statemachines/language/channels.ts';
import {
  aboutOf,
  type CustomerEvent,
  type EventName,
  type Properties,
} from '../../statemachines/language/events.ts';
import { fingerprint } from './fingerprint.ts';
import { isNewer } from './moments.ts';
import type { Consent, Moment, Profile } from './records.ts';

const marksKept = 40; // a customer with more live carts and orders than this is no customer
const appliedKept = 32; // repeats come within minutes; a repeat of an older event is absorbed by the run's entry

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

/** The profile after an event, as its next version. Events may come in any order: the newest moment wins. */
export function applyEvent(profile: Profile, event: CustomerEvent): Profile {
  const moment: Moment = { at: event.at, id: event.id };
  const counted = countEvent(profile, event, moment);
  switch (event.name) {
    case 'customer.registered':
    case 'customer.updated': {
      const { consents = [] } = event.properties;
      return consents.reduce(
        (profile, { channel }) => setConsent(profile, channel, 'given', moment),
        setFields(counted, moment, event.properties),
      );
    }
    case 'consent.given':
      return setConsent(counted, event.properties.channel, 'given', moment);
    case 'consent.withdrawn':
      return setConsent(counted, event.properties.channel, 'withdrawn', moment);
    case 'address.suppressed': {
      const { channel, address, why } = event.properties;
      // Each reason once: an address that bounced may be complained about later, which says more.
      return counted.suppressions.some(
        (known) => known.channel === channel && known.address === address && known.why === why,
      )
        ? counted
        : { ...counted, suppressions: [...counted.suppressions, { channel, address, why }] };
    }
    case 'page.viewed':
    case 'product.viewed':
    case 'product.price-changed':
    case 'product.stock-changed':
    case 'cart.updated':
    case 'cart.emptied':
    case 'checkout.started':
    case 'order.placed':
    case 'order.reduced':
    case 'order.cancelled':
      return counted;
  }
}

function countEvent(profile: Profile, event: CustomerEvent, moment: Moment): Profile {
  const { name, key } = event;
  const counter = profile.counters[name];
  const last = counter !== undefined && !isNewer(moment, counter.last) ? counter.last : moment;
  const about = aboutOf(name);
  return {
    ...profile,
    version: profile.version + 1,
    counters: { ...profile.counters, [name]: { count: (counter?.count ?? 0) + 1, last } },
    marks:
      about === 'cart' || about === 'order' ? markEvent(profile.marks, name, key, moment) : profile.marks,
    applied: [signOf(moment), ...profile.applied].slice(0, appliedKept),
  };
}

function markEvent(marks: Profile['marks'], event: EventName, key: string, moment: Moment): Profile['marks'] {
  const known = marks.find((mark) => mark.event === event && mark.key === key);
  if (known !== undefined && !isNewer(moment, known.moment)) return marks;
  return [{ event, key, moment }, ...marks.filter((mark) => mark !== known)]
    .sort((a, b) => (isNewer(a.moment, b.moment) ? -1 : 1))
    .slice(0, marksKept);
}

function setConsent(profile: Profile, channel: Channel, state: Consent['state'], moment: Moment): Profile {
  const known = profile.consents[channel];
  return isNewer(moment, known && { at: known.at, id: known.event })
    ? { ...profile, consents: { ...profile.consents, [channel]: { state, at: moment.at, event: moment.id } } }
    : profile;
}

/** The fields of a profile that an event may set as they are. */
const settable = ['email', 'phone', 'devices', 'name', 'language', 'country', 'zone', 'traffic'] as const;

/** Sets the fields and attributes that the event names, unless a newer event has set them. */
function setFields(profile: Profile, moment: Moment, given: Properties<'customer.registered'>): Profile {
  const isNews = (name: string): boolean => isNewer(moment, profile.fieldsAt[name]);
  const fields = settable.filter((name) => given[name] !== undefined && isNews(name));
  const attributes = Object.entries(given.attributes ?? {}).filter(([name]) => isNews(attributeField(name)));
  const set = [...fields, ...attributes.map(([name]) => attributeField(name))];
  return {
    ...profile,
    ...Object.fromEntries(fields.map((name) => [name, given[name]])),
    attributes: { ...profile.attributes, ...Object.fromEntries(attributes) },
    fieldsAt: { ...profile.fieldsAt, ...Object.fromEntries(set.map((name) => [name, moment])) },
  };
}

const attributeField = (name: string): string => `attributes.${name}`;

/** The newest moment of an event about this key; with `key` absent, about anything. */
export function lastMoment(profile: Profile, event: EventName, key?: string): Moment | undefined {
  return key === undefined
    ? profile.counters[event]?.last
    : profile.marks.find((mark) => mark.event === event && mark.key === key)?.moment;
}

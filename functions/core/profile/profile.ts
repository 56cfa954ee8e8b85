import { aboutOf, type EventName } from '../../../statemachines/language/events.ts';
import { emptyLedger } from '../points/points.ts';
import { fingerprint } from '../records/fingerprint.ts';
import type { Mark, Moment, Profile, Suppression } from '../records/records.ts';
import { isNewer } from '../time/moments.ts';

const marksKept = 40; // a customer with more live carts and orders than this is no customer
export const appliedKept = 32; // repeats come within minutes; a repeat of an older event is absorbed by the run's entry
export const orderTimesKept = 12; // a usual gap is that of late; more orders would only make it older
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
export const signOf = ({ id, at }: Moment): string => `${fingerprint(id)}@${at}`;

/** Whether the event was counted already, or another one with its id and a different time. */
export function recall(profile: Profile, event: Moment): 'new' | 'counted' | 'same id, other time' {
  const sign = signOf(event);
  const [id = ''] = sign.split('@');
  const known = profile.applied.find((applied) => applied.startsWith(id));
  return known === undefined ? 'new' : known === sign ? 'counted' : 'same id, other time';
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

/** Each reason once: an address that bounced may be complained about later, which says more. */
export const suppress = (profile: Profile, { channel, address, why }: Suppression): Profile =>
  profile.suppressions.some(
    (known) => known.channel === channel && known.address === address && known.why === why,
  )
    ? profile
    : { ...profile, suppressions: [...profile.suppressions, { channel, address, why }] };

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

export const attributeField = (name: string): string => `attributes.${name}`;

/** The newest moment of an event about this key; with `key` absent, about anything. */
export function lastMoment(profile: Profile, event: EventName, key?: string): Moment | undefined {
  return key === undefined
    ? profile.counters[event]?.last
    : profile.marks.find((mark) => mark.event === event && mark.key === key)?.moment;
}

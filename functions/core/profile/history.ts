import {
  aboutOf,
  type CustomerEvent,
  type EventName,
  keptByKey,
} from '../../../statemachines/language/events.ts';
import { bytesOf } from '../records/bytes.ts';
import type { Counter, History, Mark, Moment, Profile } from '../records/records.ts';
import { isNewer, momentOf } from '../time/moments.ts';
import type { ProfilePart } from './part.ts';
import { keyRemembered, sayRemembered } from './said.ts';

const marksKept = 40; // a customer with more live carts and orders than this is no customer
/** An order of the longest ids, with all that is remembered of it; longer ones, of rare letters, are known by their key alone. */
const markBytes = 1_400;
/** Of each event that there is the newest moment, with ids of the greatest length. */
const countersBytes = 64_000;
const categoriesKept = 8; // an order of more kinds of goods is none of these
/** Of products, which are too many, only what ends a run about one. */
const ends: readonly EventName[] = ['product.request-ended', 'product.unsaved'];

/** How often each event happened, and the newest moment of each, and of each about each subject that is kept apart. */
export const historyPart: ProfilePart<History> = {
  fields: ['counters', 'marks'],
  initial: { counters: {}, marks: [] },
  evolve: ({ counters, marks }, event) => ({
    counters: { ...counters, [event.name]: count(counters[event.name], event) },
    marks: markOf(event).reduce(setMark, marks),
  }),
  merge: (own, anonymous) => ({
    counters: mergeCounters(own.counters, anonymous.counters),
    marks: anonymous.marks.reduceRight(setMark, own.marks),
  }),
  limit: ({ counters, marks }) => ({ counters, marks: marks.slice(0, marksKept) }),
  bytes: countersBytes + marksKept * markBytes,
};

function count(known: Counter | undefined, event: CustomerEvent): Counter {
  const said = sayRemembered(event);
  const newest = { last: momentOf(event), ...(said === undefined ? {} : { said }) };
  return known === undefined
    ? { ...newest, count: 1 }
    : { ...(isNewer(event, known.last) ? newest : known), count: known.count + 1 };
}

/** The mark of an event about a subject that is kept apart, if it is about one. */
function markOf(event: CustomerEvent): readonly Mark[] {
  const { name } = event;
  const key = keptByKey.includes(aboutOf(name)) || ends.includes(name) ? event.key : keyRemembered(event);
  if (key === undefined) return [];
  const said = sayRemembered(event);
  const categories = categoriesOf(event);
  const bare: Mark = { event: name, key, moment: momentOf(event) };
  const mark: Mark = {
    ...bare,
    ...(said === undefined ? {} : { said }),
    ...(categories.length === 0 ? {} : { categories }),
  };
  return [bytesOf(mark) <= markBytes ? mark : bare];
}

/** How long after an order something is asked depends on its goods, and the order's status does not list them. */
const categoriesOf = (event: CustomerEvent): readonly string[] =>
  event.name === 'order.placed'
    ? [...new Set(event.properties.items.flatMap(({ category }) => category ?? []))].slice(0, categoriesKept)
    : [];

function setMark(marks: History['marks'], mark: Mark): History['marks'] {
  // Who signs in by codes would fill the marks with them: of those the newest is enough.
  const anyKey = aboutOf(mark.event) === 'code';
  const known = marks.find(({ event, key }) => event === mark.event && (anyKey || key === mark.key));
  if (known !== undefined && !isNewer(mark.moment, known.moment)) return marks;
  return [mark, ...marks.filter((other) => other !== known)].sort((a, b) =>
    isNewer(a.moment, b.moment) ? -1 : 1,
  );
}

function mergeCounters(own: History['counters'], anonymous: History['counters']): History['counters'] {
  const merged: Partial<Record<EventName, Counter>> = { ...own };
  // The keys of counters are names of events.
  for (const [name, counter] of Object.entries(anonymous) as [EventName, Counter][]) {
    const known = own[name];
    merged[name] =
      known === undefined
        ? counter
        : { ...(isNewer(counter.last, known.last) ? counter : known), count: known.count + counter.count };
  }
  return merged;
}

/** The newest moment of an event about this key; with `key` absent, about anything. */
export function lastMoment(profile: Profile, event: EventName, key?: string): Moment | undefined {
  return key === undefined
    ? profile.counters[event]?.last
    : profile.marks.find((mark) => mark.event === event && mark.key === key)?.moment;
}

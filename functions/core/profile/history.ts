import {
  type CustomerEvent,
  type EventDeclarations,
  type EventName,
  isActivity,
  isApart,
} from '../../../statemachines/language/events.ts';
import { traitsOf } from '../../../statemachines/language/subjects.ts';
import { bytesOf } from '../records/bytes.ts';
import type { Counter, History, Mark, Moment, Profile } from '../records/records.ts';
import { isNewer, momentOf } from '../time/moments.ts';
import type { ProfilePart } from './part.ts';
import { keyRetained, pickRetained } from './said.ts';

const marksKept = 40; // a customer with more live carts and orders than this is no customer
/** An order of the longest ids, with all that is retained of it; longer ones, of rare letters, are known by their key alone. */
const markBytes = 1_400;
/** Of each event that there is the newest moment, with ids of the greatest length. */
const countersBytes = 64_000;
const categoriesKept = 8; // an order of more kinds of goods is none of these

/** How often each event happened, and the newest moment of each, of each about each subject that is kept apart, and of any. */
export const historyPart: ProfilePart<History> = {
  fields: ['counters', 'marks', 'active'],
  initial: { counters: {}, marks: [] },
  evolve: ({ counters, marks, active }, event, { events }) => ({
    counters: { ...counters, [event.name]: count(counters[event.name], event, events) },
    marks: markOf(event, events).reduce((all, mark) => setMark(all, mark, events), marks),
    ...newestActivity(active, isActivity(event.name, events) ? momentOf(event) : undefined),
  }),
  merge: (own, anonymous, { events }) => ({
    counters: mergeCounters(own.counters, anonymous.counters),
    marks: anonymous.marks.reduceRight((all, mark) => setMark(all, mark, events), own.marks),
    ...newestActivity(own.active, anonymous.active),
  }),
  limit: ({ marks, ...own }) => ({ ...own, marks: marks.slice(0, marksKept) }),
  bytes: countersBytes + marksKept * markBytes,
};

function newestActivity(a: Moment | undefined, b: Moment | undefined): Pick<History, 'active'> {
  const active = b !== undefined && isNewer(b, a) ? b : a;
  return active === undefined ? {} : { active };
}

function count(known: Counter | undefined, event: CustomerEvent, events: EventDeclarations): Counter {
  const declaration = events[event.name];
  const said = declaration && pickRetained(event, declaration);
  const newest = { last: momentOf(event), ...(said === undefined ? {} : { said }) };
  return known === undefined
    ? { ...newest, count: 1 }
    : { ...(isNewer(event, known.last) ? newest : known), count: known.count + 1 };
}

/** The mark of an event about a subject that is kept apart, if it is about one. */
function markOf(event: CustomerEvent, events: EventDeclarations): readonly Mark[] {
  const { name } = event;
  const declaration = events[name];
  if (declaration === undefined) return [];
  const key = isApart(declaration) ? event.key : keyRetained(event, declaration);
  if (key === undefined) return [];
  const said = pickRetained(event, declaration);
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

function setMark(marks: History['marks'], mark: Mark, events: EventDeclarations): History['marks'] {
  const about = events[mark.event]?.about;
  const anyKey = about !== undefined && traitsOf(about).oneAtATime === true;
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

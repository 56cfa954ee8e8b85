import type { CustomerEvent, EventDeclarations } from '../../../statemachines/language/events.ts';
import type { OpenCases, Profile } from '../records/records.ts';
import { isNewer } from '../time/moments.ts';
import type { ProfilePart } from './part.ts';

const openCasesKept = 10; // one is enough to keep marketing back, and old ones count no more

const isOfCase = ({ name }: CustomerEvent, events: EventDeclarations): boolean =>
  events[name]?.opens !== undefined || events[name]?.closes !== undefined;

/** Orders with an open complaint or return. */
export const openCasesPart: ProfilePart<OpenCases> = {
  fields: ['openCases'],
  initial: { openCases: {} },
  evolve: (own, event, { profile, events }) =>
    isOfCase(event, events) ? follow(own, event.key, profile, events) : own,
  merge: (own, anonymous, { profile, events }) =>
    Object.keys({ ...own.openCases, ...anonymous.openCases }).reduce<OpenCases>(
      (cases, order) => follow(cases, order, profile, events),
      own,
    ),
  limit: ({ openCases }) => ({
    openCases: Object.fromEntries(Object.entries(openCases).slice(0, openCasesKept)),
  }),
  bytes: 5_000,
};

/** A case is open when its opening is the newer: the closing may be told first. */
function follow(
  { openCases }: OpenCases,
  order: string,
  profile: Profile,
  events: EventDeclarations,
): OpenCases {
  const marks = profile.marks.filter(({ key }) => key === order); // newest first
  const open = marks.flatMap(({ event, moment: opened }) => {
    const opens = events[event]?.opens;
    if (opens === undefined) return [];
    const closed = marks.find((mark) => events[mark.event]?.closes === opens)?.moment;
    return isNewer(opened, closed) ? [opened.at] : [];
  });
  const [since] = open.sort();
  const others = Object.entries(openCases).filter(([key]) => key !== order);
  const all = since === undefined ? others : [...others, [order, since] as const];
  return {
    openCases: Object.fromEntries(all.sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0))),
  };
}

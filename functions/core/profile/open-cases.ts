import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { OpenCases, Profile } from '../records/records.ts';
import { isNewer } from '../time/moments.ts';
import { lastMoment } from './history.ts';
import type { ProfilePart } from './part.ts';

const openCasesKept = 10; // one is enough to keep marketing back, and old ones count no more

/** What opens a case about an order, and what closes it again. */
const cases = [
  ['return.opened', 'return.closed'],
  ['complaint.opened', 'complaint.closed'],
] as const;
const isOfCase = ({ name }: CustomerEvent): boolean => cases.flat().some((one) => one === name);

/** Orders with an open complaint or return. */
export const openCasesPart: ProfilePart<OpenCases> = {
  fields: ['openCases'],
  initial: { openCases: {} },
  evolve: (own, event, { profile }) => (isOfCase(event) ? follow(own, event.key, profile) : own),
  merge: (own, anonymous, { profile }) =>
    Object.keys({ ...own.openCases, ...anonymous.openCases }).reduce<OpenCases>(
      (cases, order) => follow(cases, order, profile),
      own,
    ),
  limit: ({ openCases }) => ({
    openCases: Object.fromEntries(Object.entries(openCases).slice(0, openCasesKept)),
  }),
  bytes: 5_000,
};

/** A case is open when its opening is the newer: the closing may be told first. */
function follow({ openCases }: OpenCases, order: string, profile: Profile): OpenCases {
  const open = cases.flatMap(([opening, closing]) => {
    const opened = lastMoment(profile, opening, order);
    return opened !== undefined && isNewer(opened, lastMoment(profile, closing, order)) ? [opened.at] : [];
  });
  const [since] = open.sort();
  const others = Object.entries(openCases).filter(([key]) => key !== order);
  const all = since === undefined ? others : [...others, [order, since] as const];
  return {
    openCases: Object.fromEntries(all.sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0))),
  };
}

import type { Policy } from '../../../statemachines/language/policy.ts';
import type { RunState, ScenarioOrder } from '../../../statemachines/language/tasks.ts';
import type { Booking, Pauses, Plan, Profile } from '../records/records.ts';
import { localDay, moveIntoAll } from '../time/local-hours.ts';
import { later } from '../time/moments.ts';
import { findChannel } from './cascade.ts';
import { hoursFor } from './send-hours.ts';

/** What is planned for the customer by other runs, and what else decides who goes first. */
interface Rivals {
  readonly plans: readonly Plan[];
  readonly slots: readonly Booking[];
  readonly profile: Profile;
  readonly pauses?: Pauses;
  readonly zone: string;
  readonly now: Date;
  readonly policy: Policy;
}

/**
 * The first of the plans that go before a message of this rank today: a smaller rank, of two equal ones the earlier
 * trigger, then the scenario that comes first in the alphabet. Plans that cannot come true today count for nothing.
 */
export function findOutranking(
  mine: { readonly scenario: string; readonly rank: number; readonly run: RunState },
  rivals: Rivals,
): Plan | undefined {
  const me: Place = [mine.rank, mine.run.at, mine.scenario, mine.run.id];
  return rivals.plans
    .filter((plan) => isBefore(placeOf(plan), me) && comesToday(plan, rivals))
    .sort((a, b) => (isBefore(placeOf(a), placeOf(b)) ? -1 : 1))[0];
}

type Place = readonly [rank: number, trigger: string, scenario: string, event: string];
const placeOf = ({ rank, trigger, scenario }: Plan): Place => [rank, trigger.at, scenario, trigger.id];

function isBefore(a: Place, b: Place): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  const [mine, others] = [a[at], b[at]];
  return mine !== undefined && others !== undefined && mine < others;
}

function comesToday(plan: Plan, { slots, profile, pauses, zone, now, policy }: Rivals): boolean {
  const message = { ...plan, kind: 'marketing' } as const;
  const earliest = moveIntoAll(new Date(plan.at), zone, hoursFor(message, policy));
  return (
    localDay(earliest, zone) === localDay(now, zone) &&
    pauses?.scenarios[plan.scenario] === undefined &&
    findChannel(message, undefined, slots, { profile, now, policy }).reached
  );
}

export interface Family {
  readonly to: string;
  readonly then: 'skip' | 'leave';
  readonly because: string;
}

/**
 * The scenario of the same family that goes first, whatever the caps say, if there is one. A message is skipped only
 * for one of a higher rank: else both could give way, and the customer got neither.
 */
export function findFamily(
  { yields = [] }: ScenarioOrder,
  rank: number,
  { plans, slots, now, run }: Pick<Rivals, 'plans' | 'slots' | 'now'> & { readonly run: RunState },
): Family | undefined {
  for (const { to, withinSeconds, then, sameKey, ifShown } of yields) {
    const isMeant = (subject: string | undefined): boolean => sameKey === undefined || subject === run.key;
    const goesFirst = (theirs: number): boolean => then === 'leave' || theirs < rank;
    const plan = plans.find(
      (known) =>
        ifShown === undefined && known.scenario === to && isMeant(known.subject) && goesFirst(known.rank),
    );
    if (plan !== undefined)
      return { to, then, because: `${to} goes first: it has a message planned for ${plan.at}` };
    const slot = slots.find(
      ({ scenario, at, subject, shown = [], rank: theirs = 0 }) =>
        scenario === to &&
        isMeant(subject) &&
        (ifShown === undefined || shown.includes(run.key)) &&
        at > later(now, -withinSeconds) &&
        goesFirst(theirs),
    );
    if (slot !== undefined) return { to, then, because: `${to} goes first: it wrote on ${slot.at}` };
  }
  return undefined;
}

import { explainMismatch, explainUnsaid } from '../../../statemachines/language/facts.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type {
  OpeningOrder,
  PlanOrder,
  ScenarioOrder,
  SendOrder,
  TriggerInput,
} from '../../../statemachines/language/tasks.ts';
import { identifyRun } from '../records/fingerprint.ts';
import { onlyKnown } from '../records/only-known.ts';
import type { Plan, Profile, SendBook } from '../records/records.ts';
import { findBooking, hasSent } from '../sendlog/send-book.ts';
import { later } from '../time/moments.ts';
import { entryKey } from './entry.ts';
import { sinceOf, startOf } from './start.ts';
import { moveToGoodHour } from './timing.ts';
import { cameSince, watchPlan } from './watched.ts';

/** Long enough for retries of a Task that failed; after that the run has left, or the message was skipped. */
const overdueSeconds = 2 * 3600;

/** What the runs that a trigger starts will ask for first, where they begin with a wait and so with no Task. */
export const openingPlans = (
  openings: readonly OpeningOrder[],
  trigger: TriggerInput,
  zone: string,
  policy: Policy,
): readonly Plan[] =>
  openings
    .filter(
      ({ event, conditions, where = {} }) =>
        event === trigger.name &&
        explainMismatch(conditions, trigger.facts) === undefined &&
        explainUnsaid(where, trigger.facts.said) === undefined,
    )
    .map(({ scenario, per, seconds, plan, endsWith }) => {
      const end = new Date(later(startOf(trigger), seconds));
      return {
        ...plan,
        scenario,
        run: identifyRun(scenario, trigger.id),
        key: per === 'customer' ? 'customer' : trigger.key,
        trigger: { at: trigger.at, id: trigger.id },
        at: (seconds === 0 ? end : moveToGoodHour(end, trigger, zone, policy)).toISOString(),
        endsWith,
        since: sinceOf(trigger).at,
        subject: trigger.key,
      };
    });

/** The message that follows the order's wait, if it is one that lower ranks yield to; it may go from `at` on. */
export function planOf(
  { scenario, plan }: { readonly scenario: ScenarioOrder; readonly plan?: PlanOrder },
  run: TriggerInput,
  at: Date,
): Plan | undefined {
  if (plan === undefined) return undefined;
  const { goal, exits } = scenario;
  return {
    ...plan,
    scenario: scenario.id,
    run: identifyRun(scenario.id, run.id),
    key: entryKey(scenario, run),
    trigger: { at: run.at, id: run.id },
    at: at.toISOString(),
    endsWith: goal === undefined ? exits : [goal, ...exits],
    since: sinceOf(run).at,
    subject: run.key,
  };
}

/** The message itself, put off: planned anew for when it is asked for again. */
export const planAgain = (order: SendOrder, run: TriggerInput, at: Date): Plan | undefined => {
  const { scenario, step, kind, rank, purpose, channels, offer } = order;
  const after = onlyKnown({ after: offer?.after });
  return kind === 'marketing' && rank !== undefined && purpose !== undefined
    ? planOf({ scenario, plan: { step, rank, purpose, channels, ...after } }, run, at)
    : undefined;
};

/** The plans that may still come true: their runs go on, and have not asked for the message yet. */
export const livePlans = (book: SendBook, profile: Profile, now: Date): readonly Plan[] =>
  book.plans.filter((plan) => {
    const booking = findBooking(book, plan.run, plan.step);
    return (
      plan.at > later(now, -overdueSeconds) &&
      (booking === undefined || booking.state === 'released') &&
      (plan.after === undefined || hasSent(book, plan.run, plan.trigger.at, plan.after, now)) &&
      plan.endsWith.every((watched) => cameSince(watched, watchPlan(plan), profile, book) === undefined)
    );
  });

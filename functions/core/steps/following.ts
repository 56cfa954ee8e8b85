import type { Policy } from '../../../statemachines/language/policy.ts';
import type { PlanOrder, RunState, ScenarioOrder, WaitOrder } from '../../../statemachines/language/tasks.ts';
import type { Plan } from '../records/records.ts';
import { planOf } from '../runs/plan.ts';
import { type Dated, planWait } from '../runs/timing.ts';

/** What comes after a Task: the end of the wait behind it (UTC), and the message that is planned for then. */
export interface Following {
  readonly next?: string;
  readonly plan?: Plan;
}

/** What comes after a Task that ends at `at` and lets its run go on. `event` is what started the run. */
export function planFollowing(
  order: { readonly scenario: ScenarioOrder; readonly wait?: WaitOrder; readonly plan?: PlanOrder },
  run: RunState,
  at: Date,
  dated: Dated,
  policy: Policy,
): Following {
  if (order.wait === undefined) return {};
  const next = planWait(order.wait, run, at, dated, policy);
  const plan = planOf(order, run, next);
  return { next: next.toISOString(), ...(plan === undefined ? {} : { plan }) };
}

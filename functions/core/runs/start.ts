import type { RunState } from '../../../statemachines/language/tasks.ts';

/** When a run begins: at its trigger, or on the day that the sweep has found. Waits "from trigger" and deadlines count from it. */
export const startOf = (run: RunState): string => run.due?.at ?? run.at;

/**
 * From when on goal and exits count. What a run that is due counts from is itself such a moment (the last order, the
 * last visit), so there only what came strictly later counts.
 */
export const sinceOf = (run: RunState): { readonly at: string; readonly strictly: boolean } =>
  run.due === undefined ? { at: run.at, strictly: false } : { at: run.due.since, strictly: true };

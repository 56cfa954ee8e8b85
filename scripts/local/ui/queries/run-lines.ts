import { machineName } from '../../../../statemachines/compile/compile-scenario.ts';
import type { Reason } from '../../../../statemachines/language/reasons.ts';
import type { Scenario } from '../../../../statemachines/language/scenario.ts';
import { findNext } from './next-moment.ts';
import type { Footprint, Trail } from './trails.ts';

export type RunStatus = 'running' | 'finished' | 'left' | 'failed';

export interface RunLine {
  readonly execution: string;
  readonly scenario: string;
  readonly title: string;
  /** Its name in the console. */
  readonly machine: string;
  readonly customer: string;
  readonly startedAt: string;
  readonly status: RunStatus;
  /** The state it is in, or ended in. */
  readonly at: string;
  /** In a wait: its end. */
  readonly until?: string;
  /** Why it left. */
  readonly reason?: Reason;
  /** Why it left, or broke, as a sentence. */
  readonly because?: string;
  /** States entered, retries included. */
  readonly states: number;
}

export interface RunLook extends RunLine {
  readonly endedAt?: string;
  readonly trigger: { readonly event: string; readonly at: string; readonly key: string };
  readonly footprints: readonly Footprint[];
}

/** How a scenario's runs stand. */
export interface Counts {
  readonly entered: number;
  readonly open: number;
  readonly finished: number;
  readonly left: number;
  readonly failed: number;
  readonly sent: number;
  /** Triggers that the rule did not take. */
  readonly notStarted: number;
}

export const statusOf = ({ run: { state } }: Trail): RunStatus =>
  state.status === 'succeeded' ? state.ending : state.status;

export function writeRun(trail: Trail, scenarios: readonly Scenario[]): RunLine {
  const { execution, scenario: id, trigger, startedAt, state, states, at } = trail.run;
  const scenario = scenarios.find((known) => known.id === id);
  const status = statusOf(trail);
  const last = trail.footprints.findLast(({ decided }) => decided !== undefined)?.decided;
  const next = status === 'running' ? findNext(trail) : undefined;
  return {
    execution,
    scenario: id,
    title: scenario?.title ?? id,
    machine: scenario === undefined ? id : machineName(scenario),
    customer: trigger.customer,
    startedAt,
    status,
    at,
    states,
    ...(next === undefined ? {} : { until: next.at }),
    ...(status === 'left' && last !== undefined ? { reason: last.reason, because: last.because } : {}),
    ...(state.status === 'failed' ? { because: state.cause } : {}),
  };
}

export function writeRunLook(trail: Trail, scenarios: readonly Scenario[]): RunLook {
  const { trigger, state } = trail.run;
  return {
    ...writeRun(trail, scenarios),
    ...('endedAt' in state ? { endedAt: state.endedAt } : {}),
    trigger: { event: trigger.name, at: trigger.at, key: trigger.key },
    footprints: trail.footprints,
  };
}

export function countRuns(trails: readonly Trail[], notStarted: number): Counts {
  const counts = { entered: trails.length, open: 0, finished: 0, left: 0, failed: 0, sent: 0, notStarted };
  for (const trail of trails) {
    const status = statusOf(trail);
    counts[status === 'running' ? 'open' : status]++;
    counts.sent += trail.footprints.filter(({ decided }) => decided?.decision === 'send').length;
  }
  return counts;
}

/** How many runs have entered each state. */
export function countStates(trails: readonly Trail[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { footprints } of trails)
    for (const state of new Set(footprints.map((footprint) => footprint.state)))
      counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

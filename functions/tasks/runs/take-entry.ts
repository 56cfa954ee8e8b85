import type { RunState, ScenarioOrder } from '../../../statemachines/language/tasks.ts';
import { admitRun } from '../../core/runs/entry.ts';
import type { Leave } from '../../core/runs/standing.ts';
import type { Known, Store } from '../../ports/ports.ts';

/** Takes the entry for this execution, or says why not; `conflict` when another run was quicker: read and ask again. */
export async function takeEntry(
  scenario: ScenarioOrder,
  run: RunState,
  execution: string,
  known: Known,
  store: Store,
  now: Date,
): Promise<'held' | 'conflict' | Leave> {
  const admission = admitRun(scenario, run, execution, known.entry, now);
  switch (admission.admission) {
    case 'held':
      return 'held';
    case 'refuse':
      return admission;
    case 'enter':
      return (await store.saveEntry(run.customer, admission.entry, known.entry)) === 'written'
        ? 'held'
        : 'conflict';
  }
}

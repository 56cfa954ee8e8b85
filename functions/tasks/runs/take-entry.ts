import type { RunState, ScenarioOrder } from '../../../statemachines/language/tasks.ts';
import type { Entry } from '../../core/records/records.ts';
import { admitRun } from '../../core/runs/entry.ts';
import { findLeave, type Leave, type Standing } from '../../core/runs/standing.ts';
import type { Entries } from '../../ports/runs/entries.ts';

/** Takes the entry for this execution, or says why not; `conflict` when another run was quicker: read and ask again. */
export async function takeEntry(
  scenario: ScenarioOrder,
  run: RunState,
  execution: string,
  held: Entry | undefined,
  standing: Standing,
  store: Entries,
): Promise<'held' | 'conflict' | Leave> {
  const admission = admitRun(scenario, run, execution, held, standing);
  switch (admission.admission) {
    case 'held':
      return 'held';
    case 'refuse': {
      // One that was over when the newer run began ends for its own reason.
      const own =
        admission.reason === 'replaced' && scenario.entry.joined
          ? findLeave(scenario, run, standing)
          : undefined;
      return own ?? admission;
    }
    case 'enter':
      return (await store.saveEntry(run.customer, admission.entry, held)) === 'written' ? 'held' : 'conflict';
  }
}

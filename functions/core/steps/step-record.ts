import type { Channel } from '../../../statemachines/language/channels.ts';
import type { AnyOrder, StepOutcome, TaskCall } from '../../../statemachines/language/tasks.ts';
import { identifyRun } from '../records/fingerprint.ts';
import type { StepRecord } from '../records/records.ts';

/** A Task's answer as the customer's timeline keeps it. */
export function recordStep(
  { order, run, execution }: TaskCall<AnyOrder>,
  { step, at, decision, reason, because }: StepOutcome,
  channel?: Channel,
): StepRecord {
  const { id } = order.scenario;
  return {
    run: identifyRun(id, run.id),
    execution,
    scenario: id,
    step,
    at,
    decision,
    reason,
    because,
    ...(channel === undefined ? {} : { channel }),
  };
}

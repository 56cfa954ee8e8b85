import type { Channel } from '../../statemachines/language/channels.ts';
import type { CheckOrder, SendOrder, StepOutcome, TaskCall } from '../../statemachines/language/tasks.ts';
import { entryKey } from '../core/entry.ts';
import { identifyRun } from '../core/fingerprint.ts';
import type { Store } from '../ports.ts';

/** Writes a Task's answer into the customer's timeline, and ends the entry when the run ends. */
export async function concludeStep(
  { order, run, execution }: TaskCall<SendOrder | CheckOrder>,
  outcome: StepOutcome,
  last: boolean,
  store: Store,
  channel?: Channel,
): Promise<StepOutcome> {
  const { id, entry } = order.scenario;
  const me = identifyRun(id, run.id);
  const { step, at, decision, reason, because } = outcome;
  await store.saveStep(run.customer, {
    run: me,
    execution,
    scenario: id,
    step,
    at,
    decision,
    reason,
    because,
    ...(channel === undefined ? {} : { channel }),
  });
  const ends = outcome.go === 'leave' || (outcome.go === 'on' && last);
  if (ends && entry.repeated === 'when finished') {
    const wanted = { scenario: id, key: entryKey(order.scenario, run) };
    const { entry: held } = await store.know(run.customer, { entry: wanted });
    // A lost condition means that another run holds the entry by now: nothing to end.
    if (held?.run === me && held.execution === execution)
      await store.saveEntry(run.customer, { ...held, endedAt: at }, held);
  }
  return outcome;
}

/** A customer who was erased leaves without a trace: nothing is written, in the timeline or elsewhere. */
export const leaveUnknown = (step: string, at: Date): StepOutcome => ({
  step,
  go: 'leave',
  decision: 'leave',
  reason: 'customer-unknown',
  because: 'the customer is not known (any more)',
  at: at.toISOString(),
});

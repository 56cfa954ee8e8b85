import type { AnyOrder, StepOutcome, TaskCall } from '../../../statemachines/language/tasks.ts';
import type { Waiting } from '../../core/records/records.ts';
import { entryKey } from '../../core/runs/entry.ts';
import type { Answer } from '../../core/steps/waiting.ts';
import type { CustomerReads } from '../../ports/customer/customer-reads.ts';
import type { Timeline } from '../../ports/customer/timeline.ts';
import type { Runs } from '../../ports/runs/answers.ts';
import type { Entries } from '../../ports/runs/entries.ts';
import type { SendLogs } from '../../ports/runs/send-logs.ts';
import type { Waitings } from '../../ports/runs/waitings.ts';
import type { Backoff } from '../../ports/world/clock.ts';
import { savePlan } from '../sendlog/save-plan.ts';

/** Writes a Task's answer into the customer's timeline, and ends the entry when the run ends. */
export async function concludeStep(
  { order, run, execution }: TaskCall<AnyOrder>,
  { outcome, record }: Pick<Answer, 'outcome' | 'record'>,
  last: boolean,
  store: CustomerReads & Entries & Timeline & Waitings & SendLogs,
): Promise<StepOutcome> {
  await store.saveStep(run.customer, record);
  const { id, entry } = order.scenario;
  const ends = outcome.go === 'leave' || (outcome.go === 'on' && last);
  if (ends && (entry.repeated === 'when finished' || entry.joined)) {
    const wanted = { scenario: id, key: entryKey(order.scenario, run) };
    const { entry: held } = await store.know(run.customer, { entry: wanted });
    // A lost condition means that another run holds the entry by now: nothing to end.
    if (held?.run === record.run && held.execution === execution)
      await store.saveEntry(run.customer, { ...held, endedAt: outcome.at }, held);
  }
  return outcome;
}

/**
 * Answers the Task that waits with this token. Of several who would answer, the first does; the others, and
 * whoever comes when the Task's time is over, write nothing. `waiting` is what the store keeps of it.
 */
export async function answerToken(
  token: string,
  call: TaskCall<AnyOrder>,
  answer: Answer,
  last: boolean,
  {
    store,
    runs,
    backoff,
  }: {
    readonly store: CustomerReads & Entries & Timeline & Waitings & SendLogs;
    readonly runs: Runs;
    readonly backoff: Backoff;
  },
  waiting?: Waiting,
): Promise<'answered' | 'gone'> {
  const answered = await runs.answer(token, answer.outcome);
  // Gone: nobody will ever answer this token, so there is nothing to keep.
  if (waiting !== undefined) await store.removeWaiting(waiting);
  if (answered === 'gone') return answered;
  const { plan, outcome } = answer;
  if (plan !== undefined) await savePlan({ store, backoff }, call.run.customer, plan, new Date(outcome.at));
  await concludeStep(call, answer, last, store);
  return answered;
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

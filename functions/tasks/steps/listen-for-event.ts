import type { Policy } from '../../../statemachines/language/policy.ts';
import type { ListenOrder, StepOutcome, TaskCall } from '../../../statemachines/language/tasks.ts';
import { answerListening } from '../../core/steps/waiting.ts';
import type { Runs } from '../../ports/runs/answers.ts';
import type { Retried } from '../retry-conflict.ts';
import { leaveRun, type Step, type StepPorts, takeStep } from '../runs/take-step.ts';

export interface ListenPorts extends StepPorts {
  readonly policy: Policy;
  readonly runs: Runs;
}

/**
 * Waits for the first of some events. The token is stored first, then the customer's profile is looked at once
 * more: an event that came before is seen there, and ingest sees the token when it records one that comes later.
 * `waiting`: ingest will answer, or the Task's time will be over.
 */
export async function listenForEvent(
  call: TaskCall<ListenOrder>,
  ports: ListenPorts,
): Promise<StepOutcome | 'waiting'> {
  if (call.token === undefined)
    throw new Error(`${call.order.step}: a Task that waits for an event needs a token`);
  return takeStep(call, { decide: (step) => listen(step, ports.policy) }, ports);
}

async function listen(step: Step<ListenOrder>, policy: Policy): Promise<Retried<StepOutcome | 'waiting'>> {
  const { call, now, profile, book, refused, isWaiting, wait, conclude } = step;
  const { order } = call;
  if (refused !== undefined) return leaveRun(step, refused);
  const answer = answerListening(call, { profile, book, now }, policy);
  if (answer !== undefined) {
    const { answer: event = '' } = answer.outcome;
    return conclude(answer, order.answers[event]?.last === true);
  }
  if (isWaiting) return 'waiting';
  // How long the Task waits is known to its state machine alone; a token of a Task that is over answers nobody.
  await wait({ task: 'listen', call }, order.scenario.entry.longestSeconds);
  return 'again';
}

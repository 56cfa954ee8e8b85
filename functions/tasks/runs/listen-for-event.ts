import type { Policy } from '../../../statemachines/language/policy.ts';
import type { ListenOrder, StepOutcome, TaskCall } from '../../../statemachines/language/tasks.ts';
import { isErased } from '../../core/profile/erased.ts';
import type { Waiting } from '../../core/records/records.ts';
import { entryKey } from '../../core/runs/entry.ts';
import { newBook } from '../../core/sendlog/send-book.ts';
import { recordStep } from '../../core/steps/step-record.ts';
import { type Answer, answerListening } from '../../core/steps/waiting.ts';
import type { Backoff, Clock, Runs, Store } from '../../ports/ports.ts';
import { knowCustomer } from '../profile/find-customer.ts';
import { retryConflict } from '../retry-conflict.ts';
import { answerToken, leaveUnknown } from './conclude-step.ts';
import { startWaiting } from './start-waiting.ts';
import { takeEntry } from './take-entry.ts';

export interface ListenPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly policy: Policy;
  readonly runs: Runs;
}

/**
 * Waits for the first of some events. The token is stored first, then the customer's profile is looked at once
 * more: an event that came before is seen there, and the door sees the token when it records one that comes later.
 * `waiting`: the door will answer, or the Task's time will be over.
 */
export async function listenForEvent(
  { order, run: given, execution, token }: TaskCall<ListenOrder>,
  ports: ListenPorts,
): Promise<StepOutcome | 'waiting'> {
  const { store, clock, policy, runs } = ports;
  if (token === undefined) throw new Error(`${order.step}: a Task that waits for an event needs a token`);
  const wanted = {
    book: true,
    entry: { scenario: order.scenario.id, key: entryKey(order.scenario, given) },
  } as const;
  let waiting: Waiting | undefined;

  return retryConflict<StepOutcome | 'waiting'>('entry', ports.backoff, async () => {
    const now = clock.now();
    const { known, call } = await knowCustomer({ order, run: given, execution }, wanted, store);
    const { run } = call;
    // Kept for a visitor who has joined meanwhile, it may have been overlooked: it is kept once more.
    if (waiting?.customer !== run.customer) waiting = undefined;
    const { profile, book = newBook(run.customer) } = known;
    if (profile === undefined || isErased(profile)) {
      const unknown = leaveUnknown(order.step, now);
      await runs.answer(token, unknown);
      if (waiting !== undefined) await store.removeWaiting(waiting);
      return unknown;
    }
    const conclude = async (answer: Answer): Promise<StepOutcome> => {
      const { answer: event = '' } = answer.outcome;
      const last = order.answers[event]?.last === true;
      await answerToken(token, call, answer, last, ports, waiting);
      return answer.outcome;
    };
    const entry = await takeEntry(order.scenario, run, execution, known, store, now);
    if (entry === 'conflict') return 'conflict';
    if (entry !== 'held') {
      const outcome: StepOutcome = {
        step: order.step,
        go: 'leave',
        decision: 'leave',
        reason: entry.reason,
        because: entry.because,
        at: now.toISOString(),
      };
      return conclude({ outcome, record: recordStep(call, outcome) });
    }
    const answer = answerListening(call, { profile, book, now }, policy);
    if (answer !== undefined) return conclude(answer);
    if (waiting !== undefined) return 'waiting';
    // How long the Task waits is known to its state machine alone; a token of a Task that is over answers nobody.
    const { longestSeconds } = order.scenario.entry;
    waiting = await startWaiting({ task: 'listen', call }, token, longestSeconds, store, now);
    return 'again';
  });
}

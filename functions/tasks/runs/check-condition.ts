import type { Policy } from '../../../statemachines/language/policy.ts';
import type { CheckOrder, StepOutcome, TaskCall } from '../../../statemachines/language/tasks.ts';
import { isErased } from '../../core/profile/erased.ts';
import { identifyRun } from '../../core/records/fingerprint.ts';
import { entryKey, timesOf } from '../../core/runs/entry.ts';
import { findUnrest } from '../../core/runs/quiet.ts';
import { findLeave } from '../../core/runs/standing.ts';
import { newBook } from '../../core/sendlog/send-book.ts';
import { answerQuestion } from '../../core/steps/answer.ts';
import { planFollowing } from '../../core/steps/following.ts';
import { recordStep } from '../../core/steps/step-record.ts';
import type { Backoff, Clock, Store } from '../../ports/ports.ts';
import { knowCustomer } from '../profile/find-customer.ts';
import { retryConflict } from '../retry-conflict.ts';
import { updatePlans } from '../sendlog/save-plan.ts';
import { concludeStep, leaveUnknown } from './conclude-step.ts';
import { takeEntry } from './take-entry.ts';

export interface CheckPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly policy: Policy;
}

/** Answers a condition's question; leaves when the run must not go on, waits while its customer is to be quiet. */
export async function checkCondition(given: TaskCall<CheckOrder>, ports: CheckPorts): Promise<StepOutcome> {
  const { order, execution } = given;
  const { store, clock, policy } = ports;
  const me = identifyRun(order.scenario.id, given.run.id);
  const wanted = {
    book: true,
    entry: { scenario: order.scenario.id, key: entryKey(order.scenario, given.run) },
    event: { at: given.run.at, id: given.run.id },
  } as const;
  return retryConflict<StepOutcome>('entry', ports.backoff, async () => {
    const now = clock.now();
    const { known, call } = await knowCustomer(given, wanted, store);
    const { run } = call;
    const { profile, event, book = newBook(run.customer) } = known;
    if (profile === undefined || isErased(profile)) return leaveUnknown(order.step, now);
    const entry = await takeEntry(order.scenario, run, execution, known, store, now);
    if (entry === 'conflict') return 'conflict';
    const standing = { profile, book, now };
    const leave = entry === 'held' ? findLeave(order.scenario, run, standing) : entry;
    const common = { step: order.step, at: now.toISOString() };
    if (leave !== undefined) {
      const { reason, because } = leave;
      const outcome: StepOutcome = { ...common, go: 'leave', decision: 'leave', reason, because };
      return concludeStep(call, { outcome, record: recordStep(call, outcome) }, true, store);
    }

    const { ask } = order;
    const unrest = ask.ask === 'quiet' ? findUnrest(ask, order.step, run, profile, now) : undefined;
    if (unrest !== undefined) {
      const outcome: StepOutcome = { ...common, ...unrest };
      return concludeStep(call, { outcome, record: recordStep(call, outcome) }, true, store);
    }

    const answer = answerQuestion(order, run, standing, timesOf(me, known.entry));
    const way = (Object.hasOwn(order.answers, answer) ? order.answers[answer] : undefined) ?? order.otherwise;
    const { next, plan } = planFollowing(
      { scenario: order.scenario, ...way },
      run,
      now,
      { profile, event },
      policy,
    );
    const outcome: StepOutcome = {
      ...common,
      go: 'on',
      decision: 'check',
      reason: 'answered',
      because: `answer: ${answer}`,
      answer,
      ...(next === undefined ? {} : { next }),
    };
    if (plan !== undefined && (await updatePlans(store, book, me, outcome, plan, now)) === 'conflict')
      return 'conflict';
    return concludeStep(call, { outcome, record: recordStep(call, outcome) }, way.last, store);
  });
}

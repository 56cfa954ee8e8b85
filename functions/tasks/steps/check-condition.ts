import type { Policy } from '../../../statemachines/language/policy.ts';
import type { CheckOrder, StepOutcome, TaskCall } from '../../../statemachines/language/tasks.ts';
import { timesOf } from '../../core/runs/entry.ts';
import { findUnrest } from '../../core/runs/quiet.ts';
import { findLeave } from '../../core/runs/standing.ts';
import { answerQuestion } from '../../core/steps/answer.ts';
import { planFollowing } from '../../core/steps/following.ts';
import { recordStep } from '../../core/steps/step-record.ts';
import type { Retried } from '../retry-conflict.ts';
import { leaveRun, type Step, type StepPorts, takeStep } from '../runs/take-step.ts';
import { updatePlans } from '../sendlog/save-plan.ts';

export interface CheckPorts extends Omit<StepPorts, 'runs'> {
  readonly policy: Policy;
}

/** Answers a condition's question; leaves when the run must not go on, waits while its customer is to be quiet. */
export const checkCondition = (call: TaskCall<CheckOrder>, ports: CheckPorts): Promise<StepOutcome> =>
  takeStep(call, { wanted: { event: call.run }, decide: (step) => check(step, ports) }, ports);

async function check(step: Step<CheckOrder>, { store, policy }: CheckPorts): Promise<Retried<StepOutcome>> {
  const { call, me, now, known, profile, book, refused, conclude } = step;
  const { order, run } = call;
  const standing = { profile, book, now };
  const leave = refused ?? findLeave(order.scenario, run, standing);
  if (leave !== undefined) return leaveRun(step, leave);

  const common = { step: order.step, at: now.toISOString() };
  const { ask } = order;
  const unrest = ask.ask === 'quiet' ? findUnrest(ask, order.step, run, profile, now) : undefined;
  if (unrest !== undefined) {
    const outcome: StepOutcome = { ...common, ...unrest };
    return conclude({ outcome, record: recordStep(call, outcome) }, true);
  }

  const answer = answerQuestion(order, run, standing, timesOf(me, known.entry));
  const way = (Object.hasOwn(order.answers, answer) ? order.answers[answer] : undefined) ?? order.otherwise;
  const { next, plan } = planFollowing(
    { scenario: order.scenario, ...way },
    run,
    now,
    { profile, event: known.event },
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
  return conclude({ outcome, record: recordStep(call, outcome) }, way.last);
}

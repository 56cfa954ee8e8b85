import type { ActOrder, StepOutcome, TaskCall } from '../../../statemachines/language/tasks.ts';
import { findLeave } from '../../core/runs/standing.ts';
import { planAction, planWebhook } from '../../core/steps/action.ts';
import { planFollowing } from '../../core/steps/following.ts';
import { recordStep } from '../../core/steps/step-record.ts';
import { zoneOf } from '../../core/time/zone.ts';
import type { RecordPorts } from '../../ports/record-ports.ts';
import type { Alerts } from '../../ports/world/alerts.ts';
import type { Webhooks } from '../../ports/world/webhooks.ts';
import { providerDown } from '../faults.ts';
import { ingestAtOnce } from '../ingest/ingest-at-once.ts';
import type { Retried } from '../retry-conflict.ts';
import { leaveRun, type Step, startedBy, takeStep } from '../runs/take-step.ts';
import { savePlan } from '../sendlog/save-plan.ts';

export interface ActPorts extends RecordPorts {
  readonly alerts: Alerts;
  readonly webhooks: Webhooks;
}

/**
 * Does something else than writing to the customer. What changes the profile goes through ingest as an event,
 * once however often the Task is tried; an alert may be given twice, and is never lost; so may a webhook be called,
 * with one id, by which who is called drops the second.
 */
export const performAction = (call: TaskCall<ActOrder>, ports: ActPorts): Promise<StepOutcome> =>
  takeStep(call, { wanted: { event: call.run }, decide: (step) => perform(step, ports) }, ports);

async function perform(step: Step<ActOrder>, ports: ActPorts): Promise<Retried<StepOutcome>> {
  const { call, me, now, known, profile, book, refused, conclude } = step;
  const { order, run } = call;
  // Taken just now, the entry is read once more: its moment is the same for every try.
  if (refused === undefined && known.entry?.run !== me) return 'again';
  const leave = refused ?? findLeave(order.scenario, run, { profile, book, now });
  if (leave !== undefined) return leaveRun(step, leave);

  const common = { step: order.step, at: now.toISOString() };
  const at = run.step?.next ?? run.step?.at ?? known.entry?.enteredAt ?? common.at;
  const because = await act(step, at, ports);
  const { next, plan } = planFollowing(order, run, now, { profile, event: known.event }, ports.policy);
  if (plan !== undefined) await savePlan(ports, run.customer, plan, now);
  const outcome: StepOutcome = {
    ...common,
    go: 'on',
    decision: 'act',
    reason: 'done',
    because,
    ...(next === undefined ? {} : { next }),
  };
  return conclude({ outcome, record: recordStep(call, outcome) }, order.last);
}

/** Does it, and says what was done. */
async function act(step: Step<ActOrder>, at: string, ports: ActPorts): Promise<string> {
  const { me, profile } = step;
  const { order, run, execution } = step.call;
  const { action, scenario } = order;
  const acting = { me, step: order.step, run, at };
  if (action.do === 'alert') {
    await ports.alerts({ scenario: scenario.id, run: me, execution, text: action.text });
    return `told a person: ${action.text}`;
  }
  if (action.do === 'webhook') {
    const answer = await ports.webhooks(planWebhook(action, scenario.id, acting, startedBy(step)));
    switch (answer.result) {
      case 'accepted':
        return `called ${action.hook}`;
      case 'refused':
        return `called ${action.hook}, which refused: ${answer.because}`;
      case 'down':
        throw providerDown(`${action.hook}: ${answer.because}`);
    }
  }
  const zone = zoneOf(profile, ports.policy.shop);
  const { events, because } = planAction(action, { ...acting, profile, events: ports.events, zone });
  for (const event of events) await ingestAtOnce({ ...event, customer: run.customer, at }, ports);
  return because;
}

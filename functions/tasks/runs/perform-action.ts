import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { ActOrder, StepOutcome, TaskCall } from '../../../statemachines/language/tasks.ts';
import { isErased } from '../../core/profile/erased.ts';
import { identifyRun } from '../../core/records/fingerprint.ts';
import type { Profile } from '../../core/records/records.ts';
import { entryKey } from '../../core/runs/entry.ts';
import { findLeave } from '../../core/runs/standing.ts';
import { newBook } from '../../core/sendlog/send-book.ts';
import { type ActionEvent, planAction, planWebhook } from '../../core/steps/action.ts';
import { planFollowing } from '../../core/steps/following.ts';
import { recordStep } from '../../core/steps/step-record.ts';
import { zoneOf } from '../../core/time/zone.ts';
import type { Alerts, RecordPorts, Webhooks } from '../../ports/ports.ts';
import { notYetRecorded, providerDown } from '../faults.ts';
import { recordEvent } from '../ingest/record-event.ts';
import { knowCustomer } from '../profile/find-customer.ts';
import { retryConflict } from '../retry-conflict.ts';
import { savePlan } from '../sendlog/save-plan.ts';
import { concludeStep, leaveUnknown } from './conclude-step.ts';
import { takeEntry } from './take-entry.ts';

export interface ActPorts extends RecordPorts {
  readonly alerts: Alerts;
  readonly webhooks: Webhooks;
}

type Call = TaskCall<ActOrder>;

/**
 * Does something else than writing to the customer. What changes the profile goes through the door as an event,
 * once however often the Task is tried; an alert may be given twice, and is never lost; so may a webhook be called,
 * with one id, by which who is called drops the second.
 */
export async function performAction(given: Call, ports: ActPorts): Promise<StepOutcome> {
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
    // Taken just now, it is read once more: its moment is the same for every try.
    if (entry === 'conflict') return 'conflict';
    if (entry === 'held' && known.entry?.run !== me) return 'again';
    const common = { step: order.step, at: now.toISOString() };
    const leave = entry === 'held' ? findLeave(order.scenario, run, { profile, book, now }) : entry;
    if (leave !== undefined) {
      const { reason, because } = leave;
      const outcome: StepOutcome = { ...common, go: 'leave', decision: 'leave', reason, because };
      return concludeStep(call, { outcome, record: recordStep(call, outcome) }, true, store);
    }

    const at = run.step?.next ?? run.step?.at ?? known.entry?.enteredAt ?? common.at;
    const because = await act(call, me, at, { profile, event }, ports);
    const { next, plan } = planFollowing(order, run, now, { profile, event }, policy);
    if (plan !== undefined) await savePlan(ports, run.customer, plan, now);
    const outcome: StepOutcome = {
      ...common,
      go: 'on',
      decision: 'act',
      reason: 'done',
      because,
      ...(next === undefined ? {} : { next }),
    };
    return concludeStep(call, { outcome, record: recordStep(call, outcome) }, order.last, store);
  });
}

/** Does it, and says what was done. */
async function act(
  { order, run, execution }: Call,
  me: string,
  at: string,
  { profile, event }: { readonly profile: Profile; readonly event: CustomerEvent | undefined },
  ports: ActPorts,
): Promise<string> {
  const { action, scenario, step } = order;
  if (action.do === 'alert') {
    await ports.alerts({ scenario: scenario.id, run: me, execution, text: action.text });
    return `told a person: ${action.text}`;
  }
  if (action.do === 'webhook') {
    if (event === undefined) throw notYetRecorded(run.id);
    const answer = await ports.webhooks(planWebhook(action, scenario.id, { me, step, run, at }, event));
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
  const { events, because } = planAction(action, { me, step, run, profile, at, zone });
  for (const told of events) await tellDoor(told, run.customer, at, ports);
  return because;
}

/** Through the door in this process, so that what follows in the run knows of it. */
async function tellDoor(
  { id, name, properties }: ActionEvent,
  customer: string,
  at: string,
  ports: ActPorts,
): Promise<void> {
  const envelope = { id, 'detail-type': name, time: at, detail: { id, customer, at, properties } };
  const recorded = await recordEvent(envelope, ports);
  // A fault of the scenario: the event lacks what the door wants. Better red than a step that was not done.
  if (recorded.outcome === 'rejected') throw new Error(`${name}: ${recorded.reason}`);
}

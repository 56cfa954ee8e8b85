import type { Policy } from '../../statemachines/language/policy.ts';
import type { RunState, WaitOrder } from '../../statemachines/language/tasks.ts';
import { spreadOf } from './fingerprint.ts';
import { isWithin, moveInto } from './local-hours.ts';

/**
 * The end of the wait that follows a Task. `before` is when the message was handed over, or when the Task
 * answered if nothing was sent.
 */
export function planWait(order: WaitOrder, run: RunState, before: Date, zone: string, policy: Policy): Date {
  const start = order.from === 'trigger' ? new Date(run.at) : before;
  const planned = new Date(start.getTime() + order.seconds * 1000);
  if (!order.goodHour || isWithin(planned, zone, policy.goodHours)) return planned;
  const spread = Math.floor(spreadOf(run.customer, run.id) * policy.spreadMinutes * 60) * 1000;
  return new Date(moveInto(planned, zone, policy.goodHours).getTime() + spread);
}

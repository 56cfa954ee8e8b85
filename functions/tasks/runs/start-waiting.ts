import type { Waiting } from '../../core/records/records.ts';
import { later } from '../../core/time/moments.ts';
import type { Waitings } from '../../ports/runs/waitings.ts';

/**
 * Keeps a Task's token where the door finds it. Whoever calls this looks afterwards whether what is waited for has
 * come already: what came before it was kept is seen then, and what comes later finds it.
 */
export async function startWaiting(
  call: Waiting['call'],
  token: string,
  seconds: number,
  store: Waitings,
  now: Date,
): Promise<Waiting> {
  const waiting: Waiting = {
    customer: call.call.run.customer,
    token,
    at: now.toISOString(),
    call,
    until: later(now, seconds),
  };
  await store.saveWaiting(waiting);
  return waiting;
}

import type { Reason } from '../../../statemachines/language/reasons.ts';
import type { RunState, ScenarioOrder } from '../../../statemachines/language/tasks.ts';
import { identifyRun } from '../records/fingerprint.ts';
import type { Entry } from '../records/records.ts';
import { isNewer, later } from '../time/moments.ts';
import { findEnd, type Standing } from './standing.ts';

/** A failed run can be redriven for this long, and is live until then. */
const redriveWindowSeconds = 14 * 24 * 3600;

export type Admission =
  | { readonly admission: 'held' }
  | { readonly admission: 'enter'; readonly entry: Entry }
  | { readonly admission: 'refuse'; readonly reason: Reason; readonly because: string };

/** The key under which only one run may be live. */
export function entryKey({ id, entry: { per, repeated } }: ScenarioOrder, run: RunState): string {
  if (repeated === 'every time') return identifyRun(id, run.id);
  return per === 'customer' ? 'customer' : run.key;
}

/** Runs in all under an entry's key, this one included; an entry that this run is not in yet counts it. */
export const timesOf = (me: string, held: Entry | undefined): number =>
  held?.run === me ? (held.times ?? 1) : (held?.times ?? (held === undefined ? 0 : 1)) + 1;

/**
 * Whether this execution holds the entry, may take it, or must leave. `held` is the entry as it stands, in
 * `standing` is what may have ended the run that holds it.
 */
export function admitRun(
  scenario: ScenarioOrder,
  run: RunState,
  execution: string,
  held: Entry | undefined,
  standing: Standing,
): Admission {
  const { now } = standing;
  const me = identifyRun(scenario.id, run.id);
  const { repeated, longestSeconds } = scenario.entry;
  const counted = typeof repeated === 'object' && repeated.times !== undefined;
  const times = timesOf(me, held);
  const enter: Admission = {
    admission: 'enter',
    entry: {
      scenario: scenario.id,
      key: entryKey(scenario, run),
      run: me,
      execution,
      trigger: { at: run.at, id: run.id },
      enteredAt: now.toISOString(),
      ...(counted ? { times } : {}),
    },
  };
  const refuse = (reason: Reason, because: string): Admission => ({ admission: 'refuse', reason, because });

  if (held === undefined) return enter;
  if (held.run === me)
    return held.execution === execution
      ? { admission: 'held' }
      : refuse('duplicate-delivery', 'the event that started this run was delivered twice');

  if (repeated === 'every time') return enter;
  if (repeated === 'latest wins')
    return isNewer({ at: run.at, id: run.id }, held.trigger)
      ? enter
      : refuse('replaced', `a newer ${run.name} of ${held.trigger.at} took over`);
  if (repeated === 'never again')
    return refuse('already-entered', `entered on ${held.enteredAt}, never again`);
  if (repeated === 'when finished') {
    const stale = later(held.enteredAt, longestSeconds + redriveWindowSeconds);
    // What was triggered while a run was live starts none, even if it comes here when that run has ended.
    const ended = held.endedAt !== undefined && held.endedAt <= run.at;
    return ended || stale <= now.toISOString()
      ? enter
      : refuse('run-still-live', `the run of ${held.enteredAt} has not finished`);
  }
  // It was in before, or comes too late to be: the entry is not taken back from a newer run.
  if (isNewer(held.trigger, { at: run.at, id: run.id }))
    return refuse('replaced', `a newer ${run.name} of ${held.trigger.at} took over`);
  if (scenario.entry.joined && hasEnded(scenario, held, run.at, standing)) return enter;
  if (repeated.times !== undefined && times > repeated.times)
    return refuse('entered-often', `entered ${times - 1} times, ${repeated.times} in all`);
  const again = later(held.enteredAt, repeated.afterSeconds);
  return again <= now.toISOString()
    ? enter
    : refuse('entered-recently', `entered on ${held.enteredAt}, again from ${again}`);
}

/** Whether a run was over before that moment: at its last step, or by a goal or exit that it may still sleep through. */
function hasEnded(
  scenario: ScenarioOrder,
  { endedAt, run, key, trigger }: Entry,
  moment: string,
  standing: Standing,
): boolean {
  const watch = { run, key, trigger: trigger.id, since: trigger.at, strictly: false };
  const end = endedAt ?? findEnd(scenario, watch, standing)?.at;
  return end !== undefined && end <= moment;
}

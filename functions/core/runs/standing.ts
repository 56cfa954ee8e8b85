import { explainMismatch } from '../../../statemachines/language/facts.ts';
import type { Reason } from '../../../statemachines/language/reasons.ts';
import type { RunState, ScenarioOrder } from '../../../statemachines/language/tasks.ts';
import { hoursSinceOrder } from '../ingest/facts.ts';
import { lastMoment } from '../profile/history.ts';
import type { Profile, SendBook } from '../records/records.ts';
import { isNewer } from '../time/moments.ts';
import { cameSince, type Watch, watchRun } from './watched.ts';

export interface Leave {
  readonly reason: Reason;
  readonly because: string;
}

/** What is known of the customer at a moment. */
export interface Standing {
  readonly profile: Profile;
  readonly book: SendBook;
  readonly now: Date;
}

/**
 * Why the run must not go on, if so: replaced by a newer one, goal or exit happened, facts no longer true, the
 * scenario's time over.
 */
export const findLeave = (scenario: ScenarioOrder, run: RunState, standing: Standing): Leave | undefined =>
  findNewer(scenario, run, standing) ??
  findEnding(scenario, run, standing) ??
  findUntruth(scenario, run, standing) ??
  findInvalidity(scenario, standing);

function findNewer({ entry }: ScenarioOrder, run: RunState, { profile }: Standing): Leave | undefined {
  // Every timed scenario starts from the same event, so the newest one may be another's: there the entry tells.
  if (entry.repeated !== 'latest wins' || run.due !== undefined) return undefined;
  const newest = lastMoment(profile, run.name, entry.per === 'key' ? run.key : undefined);
  return newest !== undefined && isNewer(newest, { at: run.at, id: run.id })
    ? { reason: 'replaced', because: `a newer ${run.name} of ${newest.at} took over` }
    : undefined;
}

const findEnding = (scenario: ScenarioOrder, run: RunState, standing: Standing): Leave | undefined =>
  findEnd(scenario, watchRun(scenario.id, run), standing)?.leave;

/** The goal or exit that has ended a run, and when: the run itself may hear of it much later. */
export function findEnd(
  { goal, exits }: ScenarioOrder,
  watch: Watch,
  { profile, book }: Standing,
): { readonly leave: Leave; readonly at: string } | undefined {
  const reached = goal && cameSince(goal, watch, profile, book);
  if (goal !== undefined && reached !== undefined)
    return {
      leave: { reason: 'goal-reached', because: `goal reached: ${goal.event} at ${reached}` },
      at: reached,
    };
  for (const exit of exits) {
    const at = cameSince(exit, watch, profile, book);
    if (at !== undefined)
      return { leave: { reason: 'exit-happened', because: `${exit.event} at ${at}` }, at };
  }
  return undefined;
}

function findUntruth({ still }: ScenarioOrder, run: RunState, { profile }: Standing): Leave | undefined {
  const { hoursSinceOrder: _then, ...facts } = run.facts;
  const hours = hoursSinceOrder(profile, run.at);
  const mismatch = explainMismatch(still, {
    ...facts,
    traffic: profile.traffic,
    ...(hours === undefined ? {} : { hoursSinceOrder: hours }),
  });
  return mismatch === undefined
    ? undefined
    : { reason: 'facts-changed', because: `no longer true: ${mismatch.because}` };
}

function findInvalidity({ validity }: ScenarioOrder, { now }: Standing): Leave | undefined {
  const at = now.toISOString();
  if (validity?.from !== undefined && at < validity.from)
    return { reason: 'not-valid-now', because: `the scenario begins on ${validity.from}` };
  if (validity?.until !== undefined && at >= validity.until)
    return { reason: 'not-valid-now', because: `the scenario ended on ${validity.until}` };
  return undefined;
}

import { explainMismatch } from '../../statemachines/language/facts.ts';
import type { Reason } from '../../statemachines/language/reasons.ts';
import type { RunState, ScenarioOrder, WatchedEvent } from '../../statemachines/language/tasks.ts';
import { hoursSinceOrder } from './facts.ts';
import { isNewer } from './moments.ts';
import { lastMoment } from './profile.ts';
import type { Moment, Profile } from './records.ts';

export interface Leave {
  readonly reason: Reason;
  readonly because: string;
}

/** Why the run must not go on, if so: replaced by a newer one, goal or exit happened, facts no longer true. */
export function findLeave(scenario: ScenarioOrder, run: RunState, profile: Profile): Leave | undefined {
  const trigger: Moment = { at: run.at, id: run.id };

  if (scenario.entry.repeated === 'latest wins') {
    const newest = lastMoment(profile, run.name, scenario.entry.per === 'key' ? run.key : undefined);
    if (newest !== undefined && isNewer(newest, trigger))
      return { reason: 'replaced', because: `a newer ${run.name} of ${newest.at} took over` };
  }
  const happened = ({ event, sameKey }: WatchedEvent): Moment | undefined => {
    const last = lastMoment(profile, event, sameKey ? run.key : undefined);
    return last !== undefined && last.at >= run.at && last.id !== run.id ? last : undefined;
  };
  const goal = scenario.goal && happened(scenario.goal);
  if (scenario.goal !== undefined && goal !== undefined)
    return { reason: 'goal-reached', because: `goal reached: ${scenario.goal.event} at ${goal.at}` };
  for (const exit of scenario.exits) {
    const moment = happened(exit);
    if (moment !== undefined) return { reason: 'exit-happened', because: `${exit.event} at ${moment.at}` };
  }
  const { hoursSinceOrder: _then, ...facts } = run.facts;
  const hours = hoursSinceOrder(profile, run.at);
  const mismatch = explainMismatch(scenario.still, {
    ...facts,
    traffic: profile.traffic,
    ...(hours === undefined ? {} : { hoursSinceOrder: hours }),
  });
  return mismatch === undefined
    ? undefined
    : { reason: 'facts-changed', because: `no longer true: ${mismatch}` };
}

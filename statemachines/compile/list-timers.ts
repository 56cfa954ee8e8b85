import type { Scenario } from '../language/scenario.ts';
import type { TimerOrder } from '../language/tasks.ts';

/** When the scenarios that start from a date or an absence are due. */
export const listTimers = (scenarios: readonly Scenario[]): readonly TimerOrder[] =>
  scenarios.flatMap(({ id, on }) =>
    'timer' in on ? [{ scenario: id, about: on.about, timer: on.timer }] : [],
  );

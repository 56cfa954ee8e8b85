import { didYouMean } from '../language/did-you-mean.ts';
import type { TriggerMap } from '../language/map.ts';
import { checkCalendar } from './check-calendar.ts';
import { checkSegments } from './check-segments.ts';
import { ScenarioFault } from './scenario-fault.ts';
import { segmentsOf } from './segments-of.ts';

/** Throws a `ScenarioFault` at the first thing that is wrong between scenarios, each of which may be right by itself. */
export function checkMap({ scenarios, segments, events, policy }: TriggerMap): void {
  const ids = scenarios.map(({ id }) => id);
  checkSegments(segments, events);
  checkCalendar(policy.calendar);
  for (const scenario of scenarios) {
    const { id, yields = [] } = scenario;
    const fail = (what: string): never => {
      throw new ScenarioFault(`scenario '${id}', ${what}`);
    };
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) fail('id: another scenario has the same');
    for (const { to, ifShown } of yields) {
      const other = scenarios.find((one) => one.id === to);
      if (other === undefined) fail(`yields: no scenario '${to}' on the map${didYouMean(to, ids)}`);
      // Of messages that are asked for one after the other the first has gone, or is planned, when the next looks.
      const plansAtOnce = [scenario, other].some((one) =>
        one?.steps.some(({ step }) => step.startsWith('wait')),
      );
      const givesWayToo =
        other?.yields?.some((back) => back.to === id && back.ifShown === undefined) === true;
      if (ifShown === undefined && plansAtOnce && givesWayToo)
        fail(`yields: '${to}' yields to it as well; both would be silent`);
    }
    for (const { name, changes } of segmentsOf(scenario)) {
      const known = segments.find((one) => one.id === name);
      if (known === undefined)
        fail(
          `the segment '${name}' is not in statemachines/segments.ts${didYouMean(
            name,
            segments.map((one) => one.id),
          )}`,
        );
      if (changes && known?.rule !== undefined)
        fail(`the segment '${name}' is kept by its rule; an action cannot change it`);
    }
  }
}

import { didYouMean } from '../language/did-you-mean.ts';
import type { Scenario } from '../language/scenario.ts';
import { ScenarioFault } from './scenario-fault.ts';

/** Throws a `ScenarioFault` at the first thing that is wrong between scenarios, each of which may be right by itself. */
export function checkMap(scenarios: readonly Scenario[]): void {
  const ids = scenarios.map(({ id }) => id);
  for (const { id, yields = [] } of scenarios) {
    const fail = (what: string): never => {
      throw new ScenarioFault(`scenario '${id}', ${what}`);
    };
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) fail('id: another scenario has the same');
    for (const { to } of yields) {
      const other = scenarios.find((one) => one.id === to);
      if (other === undefined) fail(`yields: no scenario '${to}' on the map${didYouMean(to, ids)}`);
      if (other?.yields?.some((back) => back.to === id) === true)
        fail(`yields: '${to}' yields to it as well; both would be silent`);
    }
  }
}

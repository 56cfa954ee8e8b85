import { scenarios } from '#map';
import { didYouMean } from '../../statemachines/language/did-you-mean.ts';
import type { Scenario } from '../../statemachines/language/scenario.ts';

/** A scenario that is measured; throws when the map has it no longer. */
export function findScenario(id: string): Scenario {
  const found = scenarios.find((scenario) => scenario.id === id);
  if (found === undefined)
    throw new Error(
      `the map has no scenario '${id}' to measure${didYouMean(
        id,
        scenarios.map((scenario) => scenario.id),
      )}`,
    );
  return found;
}

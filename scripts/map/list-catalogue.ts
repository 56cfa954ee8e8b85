import type { Scenario } from '../../statemachines/language/scenario.ts';
import {
  type CatalogueLine,
  care,
  customerParts,
  scenarioCodes,
  scenariosNotYet,
  seeing,
  steps,
  stories,
  triggers,
} from './catalogue.ts';

/** Whether a path of the repository leads to a file. */
export type Exists = (path: string) => boolean;

/** A line with its scenario's files, and what is wrong with it. */
export interface CheckedLine extends CatalogueLine {
  readonly faults: readonly string[];
}

/** The whole catalogue: lines that are written down, and one for each scenario that is declared. */
export function listCatalogue(scenarios: readonly Scenario[], exists: Exists): readonly CheckedLine[] {
  const written = (lines: readonly CatalogueLine[]): readonly CheckedLine[] =>
    lines.map((line) => ({ ...line, faults: missing(line, exists) }));
  const coded = scenarioCodes.flatMap((code): readonly CheckedLine[] => {
    const those = scenarios.filter((scenario) => scenario.code === code);
    if (those.length > 0) return those.map((scenario) => lineOf(scenario, exists));
    const later = scenariosNotYet[code];
    return [
      later === undefined
        ? { code, what: 'a scenario', faults: [`no scenario has the code ${code}`] }
        : { code, what: later, faults: [] },
    ];
  });
  const others = scenarios
    .filter(({ code }) => code === undefined || !scenarioCodes.includes(code))
    .map((scenario): CheckedLine => {
      const line = lineOf(scenario, exists);
      const { code } = scenario;
      return code === undefined
        ? line
        : { ...line, faults: [...line.faults, `the code ${code} of '${scenario.id}' has no line`] };
    });
  return [triggers, steps]
    .flatMap(written)
    .concat(coded, others, [customerParts, care, seeing].flatMap(written));
}

function lineOf({ id, code = '–', stage, title }: Scenario, exists: Exists): CheckedLine {
  const file = `statemachines/scenarios/${stage}/${id}.ts`;
  const test = stories[id] ?? `test/scenarios/${id}/${id}.test.ts`;
  const line = { code, what: title, place: { file, test } };
  return { ...line, faults: missing(line, exists) };
}

const missing = ({ place }: CatalogueLine, exists: Exists): readonly string[] =>
  place === undefined
    ? []
    : [place.file, place.test].flatMap((path) => (exists(path) ? [] : [`${path} is not there`]));

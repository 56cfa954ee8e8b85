import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { eventAreas, policy, scenarios } from '#map';
import { written } from '#map/written';
import { listLanguages } from '../statemachines/language/phrases.ts';
import { listMissing } from '../statemachines/rendering/list-missing.ts';
import { mapFile, writeMap } from './local/ui/map-drawing.ts';
import { listCatalogue } from './map/list-catalogue.ts';
import { printCatalogue } from './map/print-catalogue.ts';
import { printCollisions } from './map/print-collisions.ts';
import { printEvents } from './map/print-events.ts';
import { printMissing } from './map/print-missing.ts';
import { readmeFile, writeScenarioTable } from './map/readme-table.ts';

const usage = `npm run map [-- --collisions | --catalogue | --events [NAME] | --missing LANGUAGE]

  without an option  draws every scenario into statemachines/map.svg, and lists them in README.md
  --collisions       who goes first when two scenarios want one customer on one day
  --catalogue        everything that the map can do, with its file and its test; fails when one is missing
  --events           what each event says, or that one, for whoever makes an app send it
  --missing de       what has not been said in a language yet, with the file for it`;

/** `npm run map`: draws the map, or prints what follows from it. */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      collisions: { type: 'boolean' },
      catalogue: { type: 'boolean' },
      events: { type: 'boolean' },
      missing: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const print = (lines: readonly string[]): void => console.log(lines.join('\n'));
  if (values.help === true) print([usage]);
  else if (values.missing !== undefined) print(sayMissing(values.missing));
  else if (values.collisions === true) print(printCollisions(scenarios));
  else if (values.events === true) print(printEvents(eventAreas, positionals[0]));
  else if (values.catalogue === true) {
    const lines = listCatalogue(scenarios, (path) => existsSync(new URL(`../${path}`, import.meta.url)));
    print(printCatalogue(lines));
    if (lines.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
  } else {
    writeFileSync(mapFile, writeMap());
    const readme = readFileSync(readmeFile, 'utf8');
    writeFileSync(readmeFile, writeScenarioTable(readme, scenarios));
    print(['statemachines/map.svg', 'README.md']);
  }
}

function sayMissing(word: string): readonly string[] {
  const language = listLanguages(policy).find((known) => known === word);
  if (language === undefined)
    throw new Error(
      `--missing ${word}: the policy has no such language; add it to statemachines/policy.ts, as ${word}: {}`,
    );
  return printMissing(language, listMissing(language, policy, written), policy.shop.language);
}

try {
  main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}

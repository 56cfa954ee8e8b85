import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { scenarios } from '#map';
import { mapFile, writeMap } from './local/ui/map-drawing.ts';
import { listCatalogue } from './map/list-catalogue.ts';
import { printCatalogue } from './map/print-catalogue.ts';
import { printCollisions } from './map/print-collisions.ts';
import { readmeFile, writeScenarioTable } from './map/readme-table.ts';

const usage = `npm run map [-- --collisions | --catalogue]

  without an option  draws every scenario into statemachines/map.svg, and lists them in README.md
  --collisions       who goes first when two scenarios want one customer on one day
  --catalogue        everything that the map can do, with its file and its test; fails when one is missing`;

/** `npm run map`: draws the map, or prints what follows from it. */
function main(): void {
  const { values } = parseArgs({
    options: { collisions: { type: 'boolean' }, catalogue: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const print = (lines: readonly string[]): void => console.log(lines.join('\n'));
  if (values.help === true) print([usage]);
  else if (values.collisions === true) print(printCollisions(scenarios));
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

main();

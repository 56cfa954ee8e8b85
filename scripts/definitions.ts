import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkMap } from '../statemachines/compile/check-map.ts';
import { compileAnnounce } from '../statemachines/compile/compile-announce.ts';
import { compileDoor } from '../statemachines/compile/compile-door.ts';
import { compileScenario } from '../statemachines/compile/compile-scenario.ts';
import { compileSweep } from '../statemachines/compile/compile-sweep.ts';
import { nextRelease, type Release } from './definitions/next-release.ts';
import { writeIndexes } from './map/map-indexes.ts';

/**
 * `npm run definitions`: writes the indexes of scenarios and messages from their folders, what every scenario compiles
 * to, and what the door must know of them; the difference is read before it is committed.
 * With `-- --release` it also keeps each definition as it is now: runs that are in flight go on with theirs, so
 * the functions must understand every one that was ever deployed.
 */
const folder = new URL('../statemachines/definitions/', import.meta.url);
const releases = new URL('released/', folder);

const write = (file: string, text: string, parent = folder): void => {
  writeFileSync(new URL(file, parent), text);
  console.log(new URL(file, parent).pathname.replace(/^.*(?=statemachines\/definitions)/, ''));
};
const print = (definition: object): string => `${JSON.stringify(definition, null, 2)}\n`;

/** `<id>.<number>.asl.json` */
const keptOf = (id: string): readonly Release[] =>
  readdirSync(releases).flatMap((file) => {
    const [name, number, ...rest] = file.split('.');
    return name === id && rest.join('.') === 'asl.json'
      ? [{ number: Number(number), text: readFileSync(new URL(file, releases), 'utf8') }]
      : [];
  });

await writeIndexes(fileURLToPath(new URL('../statemachines/', import.meta.url)));
// Only now: it is made of the indexes.
const { map } = await import('#map');
checkMap(map);
mkdirSync(releases, { recursive: true });
for (const scenario of map.scenarios) {
  const definition = print(compileScenario(scenario, map).definition);
  write(`${scenario.id}.asl.json`, definition);
  if (!process.argv.includes('--release')) continue;
  const number = nextRelease(definition, keptOf(scenario.id));
  if (number !== undefined) write(`${scenario.id}.${number}.asl.json`, definition, releases);
}
write('sweep.asl.json', print(compileSweep()));
write('announce.asl.json', print(compileAnnounce(map.policy)));
write('door.json', print(compileDoor(map)));

import { writeFileSync } from 'node:fs';
import { compileScenario } from '../statemachines/compile/compile-scenario.ts';
import { scenarios } from '../statemachines/scenarios/index.ts';

/** `npm run definitions`: writes what every scenario compiles to; the difference is read before it is committed. */
for (const scenario of scenarios) {
  const file = new URL(`../statemachines/definitions/${scenario.id}.asl.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(compileScenario(scenario).definition, null, 2)}\n`);
  console.log(`statemachines/definitions/${scenario.id}.asl.json`);
}

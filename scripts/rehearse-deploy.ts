import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { adaptAssembly } from './rehearsal/adapt-assembly.ts';
import { account, region } from './rehearsal/emulator.ts';
import { listExisting } from './rehearsal/list-existing.ts';

/**
 * Deploys the stack, with the real CDK, to an emulator of AWS that is running already, and asks the emulator
 * what exists then. Needs no account and costs nothing:
 *
 *     moto_server -p 5055 &
 *     npm run rehearse -- --endpoint http://localhost:5055
 *
 * The emulator forgets what it held before. Ends with 1 when something is missing that it could hold.
 */

const stack = 'Triggermap';
const { values } = parseArgs({ options: { endpoint: { type: 'string', default: '' } } });
if (!URL.canParse(values.endpoint))
  throw new Error('Name a running emulator: npm run rehearse -- --endpoint http://localhost:5055');
const endpoint = new URL(values.endpoint);

const assembly = mkdtempSync(join(tmpdir(), 'triggermap-rehearsal-'));
try {
  await fetch(new URL('/moto-api/reset', endpoint), { method: 'POST' });
  runCdk('synth', '--strict', '--quiet', '--output', assembly);
  const template = adaptAssembly(assembly, stack, (change) => console.log(`Adapted: ${change}`));
  runCdk('bootstrap', `aws://${account}/${region}`);
  runCdk('deploy', '--app', assembly, '--require-approval', 'never', '--progress', 'events');

  const sightings = await listExisting(endpoint, stack, template);
  for (const [type, all] of Map.groupBy(sightings, (sighting) => sighting.type)) {
    const existing = all.filter(({ missing }) => missing === undefined);
    console.log(`${type}: ${existing.length} of ${all.length} exist`);
  }
  for (const { id, missing } of sightings)
    if (missing !== undefined) {
      console.error(`Missing: ${id}: ${missing}`);
      process.exitCode = 1;
    }
} finally {
  rmSync(assembly, { recursive: true, force: true });
}

function runCdk(...args: readonly string[]): void {
  const { status } = spawnSync('npx', ['cdk', ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: endpoint.href,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: 'rehearsal',
      AWS_SECRET_ACCESS_KEY: 'rehearsal',
    },
  });
  if (status !== 0) throw new Error(`cdk ${args[0]} failed`);
}

import { parseArgs } from 'node:util';
import { makeOperations, makeOperationsClients } from '../functions/adapters/aws/operations.ts';
import { mendMap } from './mend/mend-map.ts';

/** `npm run mend`: redrives failed runs and replays dead letters, with the credentials of whoever runs it. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const operations = makeOperations(makeOperationsClients());
  for await (const line of mendMap({ operations, now: new Date(), dryRun: values['dry-run'] }))
    console.log(line);
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
});

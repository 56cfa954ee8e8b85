import { parseArgs } from 'node:util';
import { runChaos } from './chaos/run-chaos.ts';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});

/** `npm run chaos`: the whole map under faults; ends with an error when a customer or an event was wronged. */
const started = performance.now();
const { verdict, counts } = await runChaos({
  histories: Number(values.histories),
  seed: Number(values.seed),
});
console.log(
  `${values.histories} histories, seed ${values.seed}, ${Math.round((performance.now() - started) / 1000)} s`,
);
for (const [what, count] of Object.entries({ ...counts, ...verdict.figures }))
  console.log(`  ${what}: ${count}`);
for (const [what, cases] of verdict.breaches) {
  console.log(`BREACH ${what}: ${cases.length}`);
  for (const one of cases.slice(0, 5)) console.log(`  ${one}`);
  process.exitCode = 1;
}
if (verdict.breaches.size === 0) console.log('  breaches: none');

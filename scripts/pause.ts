import { parseArgs } from 'node:util';
import { messages, scenarios } from '#map';
import { openTable, tableOptions, tableUsage } from './care/open-table.ts';
import { setPause } from './care/set-pause.ts';

const usage = `npm run pause                              lists what is paused
npm run pause -- marketing                 no marketing goes to anyone
npm run pause -- scenario abandoned-cart   no message of this scenario goes
npm run pause -- message cart-reminder     this message goes in no scenario

  --why TEXT  kept with the pause, and said wherever it keeps a message back
  --resume    ends the pause
${tableUsage}`;

/** `npm run pause`: stops messages for a while, and lets them go again. Runs wait; nothing is lost at once. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...tableOptions,
      why: { type: 'string' },
      resume: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const pausable = { scenarios: scenarios.map(({ id }) => id), messages: Object.keys(messages) };
  const { why, resume } = values;
  const command = { words: positionals, resume, ...(why === undefined ? {} : { why }) };
  for (const line of await setPause(command, openTable(values), pausable, new Date())) console.log(line);
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
});

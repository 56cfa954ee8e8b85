import { parseArgs } from 'node:util';
import { makeBus, makeBusClient } from '../functions/adapters/aws/bus.ts';
import { didYouMean } from '../statemachines/language/did-you-mean.ts';
import { names } from '../statemachines/language/settings.ts';
import { askErasure, exportText, showCustomer } from './care/look-up-customer.ts';
import { openTable, tableOptions, tableUsage } from './care/open-table.ts';

const commands = ['show', 'export', 'erase'] as const;

const usage = `npm run customer -- show ID         profile and timeline, each step with the page of its run
npm run customer -- export ID       everything kept of the customer, as JSON
npm run customer -- erase ID --yes  asks the map to erase the customer; this cannot be taken back

  ID          as your app calls the customer
${tableUsage}`;

/** `npm run customer`: answers a customer who asks what is kept, or to be forgotten. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ...tableOptions, yes: { type: 'boolean', default: false } },
  });
  const [word = '', customer, ...more] = positionals;
  const command = commands.find((known) => known === word);
  if (command === undefined || customer === undefined || more.length > 0)
    throw new Error(word === '' ? usage : `${word}${didYouMean(word, commands)}\n\n${usage}`);

  const store = openTable(values);
  const now = new Date();
  switch (command) {
    case 'show':
      for (const line of await showCustomer(customer, store, now)) console.log(line);
      return;
    case 'export':
      return console.log(await exportText(customer, store, now));
    case 'erase': {
      const wish = await askErasure(customer, store, now);
      if (!values.yes) throw new Error(`to erase '${customer}' for good, repeat this with --yes`);
      const options = values.endpoint === undefined ? {} : { endpoint: values.endpoint };
      await makeBus({ client: makeBusClient(options), bus: names.bus }).putEvents([wish]);
      return console.log(`asked: '${customer}' is erased within a minute; 'show ${customer}' tells when`);
    }
  }
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
});

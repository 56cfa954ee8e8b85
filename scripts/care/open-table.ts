import { makeStore, makeTableClient } from '../../functions/adapters/aws/table/store.ts';
import type { Store } from '../../functions/ports/store.ts';
import { settings } from '../../statemachines/language/settings.ts';

/** Flags by which a command finds the table; Region and credentials come from the environment, as for the AWS CLI. */
export const tableOptions = { table: { type: 'string' }, endpoint: { type: 'string' } } as const;

export const tableUsage = `  --table     the map's table (or the environment variable ${settings.table}); it is an output of the stack:
              aws cloudformation describe-stacks --stack-name Triggermap --query 'Stacks[0].Outputs'
  --endpoint  another DynamoDB API than that of AWS`;

/** The store behind the flags. Throws when no table is named. */
export function openTable(flags: {
  readonly table?: string | undefined;
  readonly endpoint?: string | undefined;
}): Store {
  const table = flags.table ?? process.env[settings.table];
  if (table === undefined || table === '') throw new Error(`which table?\n\n${tableUsage}`);
  const client = makeTableClient(flags.endpoint === undefined ? {} : { endpoint: flags.endpoint });
  return makeStore({ client, table });
}

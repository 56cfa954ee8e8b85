import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { ClientOptions } from '../../../functions/adapters/aws/client-options.ts';
import { makeTableClient } from '../../../functions/adapters/aws/table/store.ts';
import { createTable } from '../../../functions/adapters/aws/table/table.ts';
import { listen } from './listen.ts';

// dynalite ships no types: it makes an HTTP server.
const dynalite = createRequire(import.meta.url)('dynalite') as (options: { createTableMs: number }) => Server;

export interface EmbeddedTable {
  readonly client: ReturnType<typeof makeTableClient>;
  readonly table: string;
  readonly url: string;
  readonly server: Server;
  stop(): Promise<void>;
}

/** A DynamoDB API in this process, in memory, with the one table as infra makes it. */
export async function startTable(account: ClientOptions): Promise<EmbeddedTable> {
  const table = 'triggermap';
  const server = dynalite({ createTableMs: 0 });
  const { url, stop } = await listen(server);
  const client = makeTableClient({ ...account, endpoint: url });
  await createTable(client, table);
  return {
    client,
    table,
    url,
    server,
    async stop() {
      client.destroy();
      await stop();
    },
  };
}

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
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
  const finishWork = watchWork(server);
  const { url, stop } = await listen(server);
  // Who asks and who answers share a thread with all other work: a request that takes long is not lost.
  const client = makeTableClient({ requestTimeout: 30_000, ...account, endpoint: url });
  await createTable(client, table);
  return {
    client,
    table,
    url,
    server,
    async stop() {
      await finishWork();
      client.destroy();
      await stop();
    },
  };
}

/**
 * dynalite closes its database as soon as all connections are gone, and throws out of a request that it is still at.
 * Whoever stops it waits for that work first: from the end of a request to its answer, even if nobody is there any
 * more to hear it. What comes later is turned away.
 */
function watchWork(server: Server): () => Promise<void> {
  const atWork = new Set<ServerResponse>();
  let stopping: PromiseWithResolvers<void> | undefined;
  const look = (): void => {
    if (atWork.size === 0) stopping?.resolve();
  };
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (stopping !== undefined) {
      request.socket.destroy(); // before its end is read: the work never begins
      return;
    }
    request.once('end', () => void atWork.add(response));
    const { end } = response;
    const done = (): void => {
      atWork.delete(response);
      look();
    };
    response.end = ((...given: Parameters<typeof end>) => {
      end.apply(response, given);
      if (response.closed) done();
      else response.once('close', done);
      return response;
    }) as typeof end; // which has three forms
  });
  return () => {
    stopping ??= Promise.withResolvers<void>();
    look();
    return stopping.promise;
  };
}

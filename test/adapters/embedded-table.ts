import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeTableClient } from '../../functions/adapters/aws/store.ts';

// dynalite ships no types: it makes an HTTP server.
const dynalite = createRequire(import.meta.url)('dynalite') as (options: { createTableMs: number }) => Server;

export interface EmbeddedTable {
  readonly url: string;
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** Names of the operations that came over the wire, oldest first. */
  readonly operations: string[];
  /** The next request of this kind is carried out, and its answer is lost on the way back. */
  loseNextAnswer(operation: string): void;
  stop(): Promise<void>;
}

/** A real DynamoDB API in this process, with the product's one table. */
export async function startEmbeddedTable(table = 'triggermap'): Promise<EmbeddedTable> {
  const server = dynalite({ createTableMs: 0 });
  const operations: string[] = [];
  let losing: string | undefined;
  server.prependListener('request', ({ headers, socket }, response: ServerResponse) => {
    const operation = String(headers['x-amz-target']).split('.').at(-1) ?? '';
    operations.push(operation);
    if (operation !== losing) return;
    losing = undefined;
    response.end = () => {
      socket.destroy();
      return response;
    };
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const url = `http://127.0.0.1:${port}`;
  const client = makeTableClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  });
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 5, minDelay: 0.02, maxDelay: 0.1 }, { TableName: table });
  return {
    url,
    client,
    table,
    operations,
    loseNextAnswer(operation) {
      losing = operation;
    },
    async stop() {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

import type { ServerResponse } from 'node:http';
import { startTable, type EmbeddedTable as Table } from '../../scripts/local/emulators/embedded-table.ts';

export interface EmbeddedTable extends Table {
  /** Names of the operations that came over the wire, oldest first. */
  readonly operations: string[];
  /** The next request of this kind is carried out, and its answer is lost on the way back. */
  loseNextAnswer(operation: string): void;
}

/** The embedded DynamoDB API, with an ear on the wire. */
export async function startEmbeddedTable(): Promise<EmbeddedTable> {
  const embedded = await startTable({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  });
  const operations: string[] = [];
  let losing: string | undefined;
  embedded.server.prependListener('request', ({ headers, socket }, response: ServerResponse) => {
    const operation = String(headers['x-amz-target']).split('.').at(-1) ?? '';
    operations.push(operation);
    if (operation !== losing) return;
    losing = undefined;
    response.end = () => {
      socket.destroy();
      return response;
    };
  });
  return {
    ...embedded,
    operations,
    loseNextAnswer(operation) {
      losing = operation;
    },
  };
}

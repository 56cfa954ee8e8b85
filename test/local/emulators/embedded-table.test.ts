import type { IncomingMessage } from 'node:http';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { startTable } from '../../../scripts/local/emulators/embedded-table.ts';

const puts = 20;

it('An embedded table that stops answers first what it is at', async () => {
  const { client, table, server, stop } = await startTable({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  });
  let read = 0;
  const stopped = new Promise<void>((resolve) => {
    server.prependListener('request', (request: IncomingMessage) =>
      request.once('end', () => {
        if (++read === puts) resolve(stop());
      }),
    );
  });
  const answers = await Promise.allSettled(
    Array.from({ length: puts }, (_, number) =>
      client.send(new PutCommand({ TableName: table, Item: { pk: `customer-${number}`, sk: 'row' } })),
    ),
  );
  await stopped;
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'fulfilled'));
  await expect(
    client.send(new PutCommand({ TableName: table, Item: { pk: 'customer', sk: 'row' } })),
  ).rejects.toThrow();
});

import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeStore } from '../../functions/adapters/aws/table/store.ts';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import { type EmbeddedTable, startEmbeddedTable } from './embedded-table.ts';
import { describeWatchlist } from './watchlist-contract.ts';

let embedded: EmbeddedTable;
beforeAll(async () => {
  embedded = await startEmbeddedTable();
});
afterAll(() => embedded.stop());

describeWatchlist('memory', (clock) => makeMemoryStore({ clock }));
describeWatchlist('DynamoDB', (clock) => makeStore({ ...embedded, clock }));

test('A product’s row of the first releases is read, and goes on from there', async () => {
  const store = makeStore({ ...embedded, clock: { now: () => new Date('2026-11-20T14:00:00.000Z') } });
  const moment = { at: '2026-11-20T12:00:00.000Z', id: 'a' };
  await embedded.client.send(
    new UpdateCommand({
      TableName: embedded.table,
      Key: { pk: 'product#old', sk: 'product' },
      UpdateExpression: 'SET price = :price, priceAt = :at',
      ExpressionAttributeValues: {
        ':price': JSON.stringify({ amount: 9, currency: 'USD', moment }),
        ':at': `${moment.at}#${moment.id}`,
      },
    }),
  );
  expect(await store.products(['old'])).toEqual([
    { productId: 'old', price: { amount: 9, currency: 'USD', moment } },
  ]);
  const newer = { at: '2026-11-20T13:00:00.000Z', id: 'b' };
  const stock = { count: 2, moment: newer };
  expect(await store.saveProduct({ productId: 'old', stock })).toEqual({
    productId: 'old',
    price: { amount: 9, currency: 'USD', moment },
    stock,
  });
});

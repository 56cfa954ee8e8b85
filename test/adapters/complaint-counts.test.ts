import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeStore } from '../../functions/adapters/aws/table/store.ts';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import { describeComplaintCounts } from './complaint-counts-contract.ts';
import { type EmbeddedTable, startEmbeddedTable } from './embedded-table.ts';

let embedded: EmbeddedTable;
beforeAll(async () => {
  embedded = await startEmbeddedTable();
});
afterAll(() => embedded.stop());

describeComplaintCounts('DynamoDB', (clock) => makeStore({ ...embedded, clock }));
describeComplaintCounts('memory', (clock) => makeMemoryStore({ clock }));

describe('Complaint counts on the wire', () => {
  test('a delivery is one write, and judging a scenario two reads', async () => {
    const store = makeStore({ ...embedded, clock: { now: () => new Date('2026-11-20T12:00:00.000Z') } });
    embedded.operations.length = 0;
    await store.countDelivery({ scenario: 'wire', day: '2026-11-20', shard: 3 });
    expect(embedded.operations.splice(0)).toEqual(['UpdateItem']);
    await store.complaintFigures('wire');
    expect(embedded.operations.splice(0).toSorted()).toEqual(['BatchGetItem', 'Query']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStore } from '../../functions/adapters/aws/table/store.ts';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import { tellConfirmationCodes } from './confirmation-codes-contract.ts';
import { type EmbeddedTable, startEmbeddedTable } from './embedded-table.ts';

describe('Confirmation codes, in memory', () => tellConfirmationCodes(() => makeMemoryStore()));

describe('Confirmation codes, in DynamoDB', () => {
  let embedded: EmbeddedTable | undefined;
  let now = Date.parse('2026-03-02T13:00:00.000Z');
  const table = (): EmbeddedTable => {
    if (embedded === undefined) throw new Error('the table is not there yet');
    return embedded;
  };
  const open = () => makeStore({ ...table(), clock: { now: () => new Date(now) } });
  beforeAll(async () => {
    embedded = await startEmbeddedTable();
  });
  afterAll(() => embedded?.stop());
  tellConfirmationCodes(open);

  it('begins anew over a row whose time is over, though it is still there', async () => {
    const store = open();
    const tally = { key: 'old', sent: [], version: 1 };
    await store.saveCodeTally(tally);
    await store.saveCodeTally({ ...tally, version: 2 });
    now += 25 * 3600 * 1000;
    expect(await store.codeTallies(['old'])).toEqual([]);
    expect(await store.saveCodeTally(tally)).toBe('written');
    expect(await store.codeTallies(['old'])).toEqual([tally]);
  });
});

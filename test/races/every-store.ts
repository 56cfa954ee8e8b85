import { afterAll, beforeAll, describe } from 'vitest';
import { makeStore } from '../../functions/adapters/aws/table/store.ts';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import type { Store } from '../../functions/ports/store.ts';
import { type EmbeddedTable, startEmbeddedTable } from '../adapters/embedded-table.ts';

/** Tells the same stories over the store in memory and over DynamoDB's API in this process. */
export function describeOnEveryStore(title: string, tell: (open: () => Store, name: string) => void): void {
  describe(`${title}, in memory`, () => tell(() => makeMemoryStore(), 'memory'));
  describe(`${title}, in DynamoDB`, () => {
    let embedded: EmbeddedTable | undefined;
    beforeAll(async () => {
      embedded = await startEmbeddedTable();
    });
    afterAll(() => embedded?.stop());
    tell(() => {
      if (embedded === undefined) throw new Error('the table is not there yet');
      const clock = { now: () => new Date('2026-03-02T13:00:00.000Z') };
      return makeStore({ ...embedded, clock });
    }, 'DynamoDB');
  });
}

import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeStore } from '../functions/adapters/aws/table/store.ts';
import { makeMemoryStore } from '../functions/adapters/memory/store.ts';
import { contactKey } from '../functions/core/profile/contact.ts';
import type { Store } from '../functions/ports/store.ts';
import { type EmbeddedTable, startEmbeddedTable } from './adapters/embedded-table.ts';
import { type Desk, openDesk, secrets, secretsIn } from './customer-desk.ts';

/** What leaves the store on its own: into executions, their history, the archive. */
const outside = ({ triggers, outcomes, answers }: Desk): string =>
  JSON.stringify([triggers, outcomes, answers.map(({ outcome }) => outcome)]);

/** Tells the same of a store; `dump` is every row that it keeps, as text. */
function tell(open: () => Store, dump: (store: Store, customer: string) => Promise<string>): void {
  it('personal data stands in the store alone: in no trigger, no step record, no answer of a Task', async () => {
    const desk = await openDesk(open(), 'customer-1');
    await desk.live();
    const { timeline } = await desk.store.everything('customer-1');
    const steps = timeline.filter((line) => 'decision' in line);
    expect(steps.length).toBeGreaterThan(0);
    expect(desk.outcomes).toMatchObject([{ decision: 'send', reason: 'delivered' }, 'waiting']);
    expect(secretsIn(JSON.stringify(steps))).toEqual([]);
    expect(secretsIn(outside(desk))).toEqual([]);
  });

  it('after an erasure nothing of the customer is found anywhere', async () => {
    const desk = await openDesk(open(), 'customer-2');
    await desk.live();
    const { book } = await desk.store.everything('customer-2');
    const code = book?.bookings[0]?.offer?.code ?? 'no code';
    const before = await dump(desk.store, 'customer-2');
    expect(secretsIn(before)).toEqual(Object.values(secrets));
    expect(before).toContain(code);

    desk.pass(60);
    await desk.care(await desk.askErasure());
    const after = await dump(desk.store, 'customer-2');
    expect(secretsIn(after)).toEqual([]);
    expect(after).not.toContain(code);
    expect(after).not.toContain('token-1');
    expect(secretsIn(outside(desk))).toEqual([]);
    for (const [kind, address] of [
      ['email', secrets.email],
      ['phone', secrets.phone],
    ] as const)
      expect(
        await desk.store.customersOf(contactKey(await desk.ports.signingKey(), kind, address)),
      ).not.toContain('customer-2');
    // The code is free again, so nobody can tell whose it was.
    const owner = { customer: 'customer-9', run: 'run-9', step: 'step-9' };
    expect(await desk.store.saveCode(code, owner)).toBe('written');
  });

  it('of one customer leaves the others alone', async () => {
    const store = open();
    const [one, other] = [await openDesk(store, 'customer-3'), await openDesk(store, 'customer-30')];
    await one.live();
    await other.live();
    one.pass(60);
    await one.erase();
    expect(await store.everything('customer-3')).toMatchObject({ timeline: [], consents: [], entries: [] });
    expect(secretsIn(JSON.stringify(await store.everything('customer-30')))).toContain(secrets.words);
    const contact = contactKey(await one.ports.signingKey(), 'email', secrets.email);
    expect(await store.customersOf(contact)).toContain('customer-30');
  });
}

describe('A customer’s privacy, in memory', () => {
  tell(
    () => makeMemoryStore(),
    async (store, customer) =>
      JSON.stringify([
        await store.everything(customer),
        await store.waitings(customer),
        await store.timeline(customer, 1000),
      ]),
  );
});

describe('A customer’s privacy, in DynamoDB', () => {
  let embedded: EmbeddedTable | undefined;
  const table = (): EmbeddedTable => {
    if (embedded === undefined) throw new Error('the table is not there yet');
    return embedded;
  };
  // A table for each test, so that every row in it is the customer's.
  beforeEach(async () => {
    embedded = await startEmbeddedTable();
  });
  afterEach(() => embedded?.stop());
  tell(
    () => makeStore({ ...table(), clock: { now: () => new Date('2026-03-02T13:30:00.000Z') } }),
    async () => {
      const everyRow = new ScanCommand({ TableName: table().table, ConsistentRead: true });
      const { Items = [], LastEvaluatedKey } = await table().client.send(everyRow);
      expect(LastEvaluatedKey).toBeUndefined();
      return JSON.stringify(Items);
    },
  );
});

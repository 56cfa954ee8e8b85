import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backOff } from '../../functions/adapters/aws/backoff.ts';
import { makeStore } from '../../functions/adapters/aws/table/store.ts';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import type { Store } from '../../functions/ports/store.ts';
import type { Backoff } from '../../functions/ports/world/clock.ts';
import { makeDie } from '../../scripts/chaos/faults.ts';
import { startEmbeddedTable } from '../adapters/embedded-table.ts';
import { order } from '../scenarios/carts.ts';
import { setStage } from './stage.ts';

/** So many orders of one customer come at the same moment, as an import or the end of an outage brings them. */
async function orderAtOnce(many: number, store: Store, backoff: Backoff): Promise<void> {
  const stage = await setStage(store);
  const told = await Promise.allSettled(
    Array.from({ length: many }, (_, n) =>
      stage.record(stage.envelope('order.placed', order(undefined, `order-${n}`)), { backoff }),
    ),
  );
  expect(told.flatMap((one) => (one.status === 'rejected' ? String(one.reason) : []))).toEqual([]);
  const { profile } = await store.know(stage.customer, {});
  expect(profile?.counters['order.placed']?.count).toBe(many);
  expect(new Set(stage.triggers.map(({ key }) => key)).size).toBe(many);
}

describe('Of one customer, all at the same moment', () => {
  it('40 orders are recorded in DynamoDB, each in one call', { timeout: 120_000 }, async () => {
    const embedded = await startEmbeddedTable();
    const clock = { now: () => new Date('2026-03-02T13:00:00.000Z') };
    await orderAtOnce(40, makeStore({ ...embedded, clock }), backOff);
    await embedded.stop();
  });
});

describe('Of one customer, all at the same moment, in a store that needs ten milliseconds a request', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const slow = (store: Store): Store =>
    new Proxy(store, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          await sleep(10);
          return Reflect.apply(value, target, args);
        };
      },
    });

  it('200 orders are recorded within the patience of the functions', { timeout: 120_000 }, async () => {
    const dice = makeDie(200);
    const done = orderAtOnce(200, slow(makeMemoryStore()), (longest) => sleep(dice.next() * longest)).then(
      () => Date.now(),
    );
    await vi.runAllTimersAsync();
    expect(await done).toBeLessThan(30_000);
  });
});

import { policy } from '#map';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import { subjects } from '../../functions/core/watchlist/watch.ts';
import { announce } from '../../functions/tasks/watchlist/announce.ts';
import type { AskedAnswer, Change, OthersAnswer } from '../../statemachines/language/announcement.ts';

export interface AnnounceCost {
  readonly told: number;
  /** Calls of the function: one Task each. */
  readonly calls: number;
  /** Events of the execution's history, of which it has 25,000. */
  readonly history: number;
  /** To the store, in all. */
  readonly requests: number;
  /** Our own work, without the pauses. */
  readonly seconds: number;
  /** What the pauses would add, two shards at a time. */
  readonly pausedSeconds: number;
}

const at = '2026-03-02T10:05:00.000Z';
const dropped: Change = { id: 'drop', at, name: 'product.price-changed', productId: 'p' };

/** A price falls for so many customers who have it in the cart. */
export async function measureAnnouncement(watchers: number): Promise<AnnounceCost> {
  const store = makeMemoryStore({ keepSteps: false });
  const moment = { at, id: 'drop' };
  await store.saveProduct({ productId: 'p', price: { amount: 80, currency: 'USD', moment } });
  for (let n = 0; n < watchers; n++)
    await store.saveWatchers([
      {
        customer: `c-${n}`,
        subject: subjects.product('p'),
        interest: 'carted',
        since: at,
        until: '2026-05-01T00:00:00.000Z',
        seen: { price: 100, currency: 'USD' },
      },
    ]);

  const before = store.requests();
  let told = 0;
  let paused = 0;
  const ports = {
    store,
    bus: {
      putTriggers: async () => undefined,
      putEvents: async (some: readonly object[]) => {
        told += some.length;
      },
    },
    policy,
    pause: async (ms: number) => {
      paused += ms;
    },
  };
  const started = performance.now();
  let calls = 1;
  const { shards = [] } = (await announce({ do: 'asked', change: dropped }, ports)) as AskedAnswer; // what `asked` answers
  for (const shard of shards) {
    let page: OthersAnswer | undefined;
    do {
      page = (await announce(page ?? shard, ports)) as OthersAnswer; // what `others` answers
      calls++;
    } while (page.more);
  }
  return {
    told,
    calls,
    history: calls * 7 + shards.length * 4,
    requests: store.requests() - before,
    seconds: (performance.now() - started) / 1000,
    pausedSeconds: paused / 1000 / 2,
  };
}

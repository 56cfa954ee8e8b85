import { describe, expect, it } from 'vitest';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { subjects, type Watcher } from '../../../functions/core/watchlist/watch.ts';
import type { Store } from '../../../functions/ports/store.ts';
import type { AppEvent } from '../../../functions/ports/world/bus.ts';
import { type AnnouncePorts, announce } from '../../../functions/tasks/watchlist/announce.ts';
import {
  type AskedAnswer,
  type Change,
  mostRounds,
  type OthersAnswer,
  shardsToldAtOnce,
  toldPerSecond,
  watchersInPage,
  watchShards,
} from '../../../statemachines/language/announcement.ts';
import { markets, policy } from '../../../statemachines/policy.ts';

const at = '2026-03-02T10:00:00.000Z';
const until = '2026-08-01T00:00:00.000Z';
const moment = (n: number) => ({ at: new Date(Date.parse(at) + n).toISOString(), id: `event-${n}` });
const back: Change = { id: 'event-0', at, name: 'product.stock-changed', productId: 'p', variant: 'M' };
const dropped: Change = { id: 'event-0', at, name: 'product.price-changed', productId: 'p' };

const watcher = (n: number, more: Partial<Watcher> = {}): Watcher => ({
  customer: `customer-${n}`,
  subject: subjects.product('p'),
  interest: 'saved',
  since: at,
  until,
  seen: { price: 100, currency: 'USD' },
  ...more,
});
const asked = (n: number): Watcher =>
  watcher(n, {
    subject: subjects.asked('p', 'M'),
    interest: 'requested',
    variant: 'M',
    since: new Date(Date.parse(at) - 1e6 + n).toISOString(),
  });

interface Bench {
  readonly store: Store;
  readonly told: AppEvent[];
  readonly ports: AnnouncePorts;
  readonly paused: () => number;
}
function open(more: Partial<AnnouncePorts> = {}): Bench {
  const store = makeMemoryStore({ clock: { now: () => new Date(at) } });
  const told: AppEvent[] = [];
  let paused = 0;
  const ports: AnnouncePorts = {
    store,
    bus: { putTriggers: async () => {}, putEvents: async (events) => void told.push(...events) },
    policy,
    pause: async (ms) => {
      paused += ms;
    },
    ...more,
  };
  return { store, told, ports, paused: () => paused };
}

const isAsked = (answer: AskedAnswer | OthersAnswer): answer is AskedAnswer => answer.do === 'asked';
async function ask({ ports }: Bench, call: Parameters<typeof announce>[0]): Promise<AskedAnswer> {
  const answer = await announce(call, ports);
  if (!isAsked(answer)) throw new Error('asked for those who asked, answered of others');
  return answer;
}
/** As the state machine does; answers how many pages that took. */
async function tellAll(bench: Bench, change: Change): Promise<number> {
  const { shards = [] } = await ask(bench, { do: 'asked', change });
  let pages = 0;
  for (const shard of shards)
    for (let call: AskedAnswer | OthersAnswer | typeof shard = shard; ; pages++) {
      const answer: AskedAnswer | OthersAnswer = await announce(call, bench.ports);
      if (isAsked(answer) || !answer.more) {
        pages++;
        break;
      }
      call = answer;
    }
  return pages;
}
const stock = (store: Store, count: number, n: number) =>
  store.saveProduct({ productId: 'p', variants: { M: { count, moment: moment(n) } } });
const price = (store: Store, amount: number, n: number, currency = 'USD') =>
  store.saveProduct({ productId: 'p', price: { amount, currency, moment: moment(n) } });

describe('Goods that are back', () => {
  it('with 2 units for 400 people are told to six in a round, who asked first coming first', async () => {
    const bench = open();
    await stock(bench.store, 2, 0);
    await bench.store.saveWatchers(Array.from({ length: 400 }, (_, n) => asked(n)));
    let answer = await ask(bench, { do: 'asked', change: back });
    expect(bench.told.map(({ customer }) => customer)).toEqual(
      [0, 1, 2, 3, 4, 5].map((n) => `customer-${n}`),
    );
    expect(answer).toMatchObject({ told: 6, next: 'next round', round: { number: 1 } });

    // The same call once more, after a crash: the same events.
    const before = bench.told.map(({ id }) => id);
    await ask(bench, { do: 'asked', change: back });
    expect(bench.told.slice(6).map(({ id }) => id)).toEqual(before);
    bench.told.length = 6;

    await stock(bench.store, 1, 1);
    answer = await ask(bench, answer);
    expect(bench.told.slice(6).map(({ customer }) => customer)).toEqual([
      'customer-6',
      'customer-7',
      'customer-8',
    ]);
    expect(bench.told.at(-1)).toMatchObject({
      name: 'product.back',
      at: '2026-03-02T12:00:00.000Z',
      properties: { productId: 'p', variant: 'M', asked: true, interest: 'requested' },
    });

    await stock(bench.store, 0, 2);
    expect(await ask(bench, answer)).toMatchObject({ told: 0, next: 'nobody' });
    // What comes back after that is another change, with an announcement of its own.
    await stock(bench.store, 5, 3);
    expect(await ask(bench, answer)).toMatchObject({ told: 0, next: 'nobody' });
  });

  it('are told in calls of a thousand where there are enough for so many', async () => {
    const bench = open();
    await stock(bench.store, 700, 0);
    await bench.store.saveWatchers(Array.from({ length: 2500 }, (_, n) => asked(n)));
    const told: string[] = [];
    for (let call: Parameters<typeof ask>[1] = { do: 'asked', change: back }; ; ) {
      const answer = await ask(bench, call);
      told.push(`${answer.told} ${answer.next}`);
      if (answer.next === 'others' || answer.next === 'nobody') break;
      call = answer;
    }
    expect(told).toEqual([
      '1000 this round',
      '1000 this round',
      '100 next round',
      '400 next round',
      '0 others',
    ]);
    expect(new Set(bench.told.map(({ customer }) => customer)).size).toBe(2500);
  });

  it('are not announced for ever', async () => {
    const bench = open();
    await stock(bench.store, 1, 0);
    await bench.store.saveWatchers(Array.from({ length: 400 }, (_, n) => asked(n)));
    let answer = await ask(bench, { do: 'asked', change: back });
    let rounds = 1;
    for (; answer.next === 'next round'; rounds++) answer = await ask(bench, answer);
    expect([rounds, answer.next]).toEqual([mostRounds, 'nobody']);
  });

  it('are told to the others at once when nobody asked, and not to who wants another size', async () => {
    const bench = open();
    await stock(bench.store, 2, 0);
    await bench.store.saveWatchers([
      watcher(1),
      watcher(2, { variant: 'M' }),
      watcher(3, { variant: 'L' }),
      watcher(4, { interest: 'bought' }),
      watcher(5, { until: at }),
    ]);
    await tellAll(bench, back);
    expect(bench.told.map(({ customer }) => customer).sort()).toEqual(['customer-1', 'customer-2']);
    expect(bench.told.every(({ properties }) => properties.asked === false)).toBe(true);
  });
});

describe('A lower price', () => {
  it('is told with what each customer saw, and only to whom it is lower', async () => {
    const bench = open();
    await price(bench.store, 80, 0);
    await bench.store.saveWatchers([
      watcher(1),
      watcher(2, { seen: { price: 90, currency: 'USD' }, interest: 'carted' }),
      watcher(3, { seen: { price: 80, currency: 'USD' } }),
      watcher(4, { seen: { price: 100, currency: 'EUR' } }),
    ]);
    await tellAll(bench, dropped);
    expect(bench.told.map(({ customer, properties }) => [customer, properties]).sort()).toEqual([
      [
        'customer-1',
        {
          productId: 'p',
          interest: 'saved',
          was: 100,
          price: 80,
          currency: 'USD',
          percent: 20,
          saved: 20,
          change: 'event-0',
        },
      ],
      [
        'customer-2',
        {
          productId: 'p',
          interest: 'carted',
          was: 90,
          price: 80,
          currency: 'USD',
          percent: 11.1,
          saved: 10,
          change: 'event-0',
        },
      ],
    ]);
  });

  it('is compared with the lowest of the last 30 days where the market wants that', async () => {
    for (const [market, was] of [
      [markets.eu, 85],
      [markets.us, 100],
    ] as const) {
      const bench = open({ policy: { ...policy, market } });
      await price(bench.store, 85, 0);
      await price(bench.store, 110, 1);
      await price(bench.store, 80, 2);
      await bench.store.saveWatchers([watcher(1)]);
      await tellAll(bench, dropped);
      expect(bench.told.map(({ properties }) => properties.was)).toEqual([was]);
    }
  });

  it('reaches every watcher once, at no more than the pace', async () => {
    const bench = open();
    await price(bench.store, 80, 0);
    const many = 10_000;
    await bench.store.saveWatchers(Array.from({ length: many }, (_, n) => watcher(n)));
    const pages = await tellAll(bench, dropped);
    expect(new Set(bench.told.map(({ id }) => id)).size).toBe(many);
    expect(bench.told).toHaveLength(many);
    expect(bench.paused() / 1000 / shardsToldAtOnce).toBeGreaterThanOrEqual(many / toldPerSecond - 1);
    expect(pages).toBeLessThanOrEqual(many / watchersInPage + watchShards);
  });
});

describe('News', () => {
  const news: Change = {
    id: 'event-0',
    at,
    name: 'news.published',
    batch: 'olives',
    title: 'Olive trees',
    text: 'They are here.',
    categories: ['trees', 'pots'],
  };
  it('are told under one id to who follows several of its categories', async () => {
    const bench = open();
    await bench.store.saveWatchers([
      watcher(1, { subject: subjects.category('trees') }),
      watcher(1, { subject: subjects.category('pots') }),
      watcher(2, { subject: subjects.category('pots'), interest: 'bought' }),
      watcher(3, { subject: subjects.category('lamps') }),
    ]);
    await tellAll(bench, news);
    expect([...new Set(bench.told.map(({ id, customer }) => `${customer} ${id}`))]).toHaveLength(2);
    expect(bench.told.map(({ customer }) => customer).sort()).toEqual([
      'customer-1',
      'customer-1',
      'customer-2',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { atOnce } from '../../../functions/adapters/memory/backoff.ts';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { newestDay } from '../../../functions/core/schedule/due.ts';
import { addDays } from '../../../functions/core/time/calendar-day.ts';
import type { RecordPorts } from '../../../functions/ports/record-ports.ts';
import type { AppEvent, Bus } from '../../../functions/ports/world/bus.ts';
import { recordEvent } from '../../../functions/tasks/ingest/record-event.ts';
import { type SweepPorts, sweep } from '../../../functions/tasks/schedule/sweep.ts';
import type { EventName, Properties } from '../../../statemachines/language/events.ts';
import { atLeast, atMost } from '../../../statemachines/language/facts.ts';
import { date, daysAfter, inactivity, type TimedTrigger } from '../../../statemachines/language/scenario.ts';
import { all, daysSince, orders, type Segment } from '../../../statemachines/language/segments.ts';
import { dueShards, type SweepPage } from '../../../statemachines/language/sweep.ts';
import type { TriggerInput } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';
import { type Death, everyDeath, mayDie, startProcess } from '../../races/mortal.ts';

const birthday = date('birthday', { days: 0, yearly: true, knownForDays: 14 });
const silence = inactivity('page.viewed', 30);
const review = daysAfter('order.delivered', 7);

/** A shop with its door and its daily sweep; every morning at 10:05 UTC the state machine runs to its end. */
function openShop(
  triggers: Readonly<Record<string, TimedTrigger>> = { birthday, silence, review },
  segments: readonly Segment[] = [],
) {
  const store = makeMemoryStore();
  const started: TriggerInput[] = [];
  const put: AppEvent[] = [];
  let now = new Date('2026-01-01T12:00:00.000Z');
  const timers = Object.entries(triggers).map(([scenario, { about, timer }]) => ({ scenario, about, timer }));
  const record = (event: AppEvent) =>
    recordEvent({ id: event.id, 'detail-type': event.name, time: event.at, detail: { ...event } }, doorPorts);
  const bus: Bus = {
    putTriggers: async (triggers: readonly TriggerInput[]) => void started.push(...triggers),
    putEvents: async (events) => {
      put.push(...events);
      for (const event of events) await record(event);
    },
  };
  const ports: SweepPorts = { store, bus, clock: { now: () => now }, policy, timers, segments };
  const doorPorts: RecordPorts = {
    ...ports,
    store,
    backoff: atOnce,
    events: map.events,
    runs: { answer: async () => 'gone' },
    signingKey: async () => 'a signing key of 32 bytes or more',
    triggers: ['scenario.due'],
    awaited: [],
    openings: [],
  };
  let told = 0;
  const tell = <E extends EventName>(name: E, customer: string, at: string, properties: Properties<E>) => {
    now = new Date(at);
    return record({ id: `event-${++told}`, name, customer, at: now.toISOString(), properties });
  };
  /** The state machine: lists, sweeps every shard page by page, closes. */
  const run = async (to: SweepPorts): Promise<readonly SweepPage[]> => {
    const pages: SweepPage[] = [];
    const list = await sweep({ do: 'list' }, to);
    if (!('shards' in list)) throw new Error('no list');
    for (const shard of list.shards) {
      let call: Parameters<typeof sweep>[0] = shard;
      for (let more = true; more; ) {
        const page: Awaited<ReturnType<typeof sweep>> = await sweep(call, to);
        if (!('more' in page)) throw new Error('no page');
        pages.push(page);
        more = page.more;
        call = page;
      }
    }
    await sweep({ do: 'close', days: list.days }, to);
    return pages;
  };
  const morning = (day: string) => {
    now = new Date(`${day}T10:05:00.000Z`);
  };
  return {
    store,
    started,
    put,
    ports,
    doorPorts,
    tell,
    run,
    morning,
    sweepOn: async (day: string) => {
      morning(day);
      return run(ports);
    },
    sweepDaily: async (from: string, to: string) => {
      for (let day = from; day <= to; day = addDays(day, 1)) {
        morning(day);
        await run(ports);
      }
    },
    /** Who was due for what, on which day. */
    due: () => put.map(({ customer, properties }) => `${customer} ${properties.scenario} ${properties.day}`),
  };
}

const sumOf = (pages: readonly SweepPage[], what: 'fired' | 'moved' | 'dropped'): number =>
  pages.reduce((sum, page) => sum + page[what], 0);

describe('segments with a rule', () => {
  const resting: Segment = {
    id: 'resting',
    title: 'Bought two to four weeks ago',
    rule: all(
      orders(atLeast(1)),
      daysSince('order.placed', atLeast(14)),
      daysSince('order.placed', atMost(27)),
    ),
  };
  const openAudience = () => {
    const shop = openShop({}, [resting]);
    const order = (at: string) =>
      shop.tell('order.placed', 'ann', at, { orderId: at, currency: 'USD', total: 9, items: [] });
    const changes = () => shop.put.map(({ name, at }) => `${name} ${at.slice(0, 10)}`);
    return { ...shop, order, changes };
  };

  it('are entered and left by time alone, each once, on the day itself', async () => {
    const shop = openAudience();
    await shop.order('2026-01-01T09:00Z');
    await shop.sweepDaily('2026-01-02', '2026-03-31');
    expect(shop.changes()).toEqual(['segment.entered 2026-01-15', 'segment.left 2026-01-29']);
    expect((await shop.store.know('ann', {})).profile?.segments.resting).toMatchObject({ in: false });
  });

  it('are left at once when an event ends them, and entered again when their time comes', async () => {
    const shop = openAudience();
    await shop.order('2026-01-01T09:00Z');
    await shop.sweepDaily('2026-01-02', '2026-01-19');
    await shop.order('2026-01-19T12:00Z');
    expect(shop.changes()).toEqual(['segment.entered 2026-01-15', 'segment.left 2026-01-19']);
    await shop.sweepDaily('2026-01-20', '2026-03-31');
    expect(shop.changes().slice(2)).toEqual(['segment.entered 2026-02-03', 'segment.left 2026-02-17']);
  });

  it('start nothing when history is imported, and are told of by the next sweep', async () => {
    const shop = openAudience();
    shop.morning('2026-01-20');
    const properties = { orderId: 'order-1', currency: 'USD', total: 9, items: [] };
    const old = { id: 'event-old', name: 'order.placed', customer: 'ann', at: '2026-01-01T09:00:00.000Z' };
    await recordEvent(
      { id: old.id, 'detail-type': old.name, time: old.at, detail: { ...old, properties } },
      shop.doorPorts,
    );
    expect(shop.changes()).toEqual([]);
    await shop.tell('page.viewed', 'ann', '2026-01-20T11:00Z', { path: '/' });
    expect(shop.changes()).toEqual(['segment.entered 2026-01-20']);
  });
});

describe('the daily sweep', () => {
  it('starts who is due that day, and nobody twice', async () => {
    const shop = openShop();
    await shop.tell('customer.registered', 'ann', '2026-01-01T12:00Z', {
      attributes: { birthday: '1990-03-01' },
    });
    await shop.tell('customer.registered', 'bob', '2026-01-01T12:00Z', {
      attributes: { birthday: '1990-03-02' },
    });
    await shop.sweepOn('2026-02-27');
    expect(shop.due()).toEqual([]);
    await shop.sweepOn('2026-02-28');
    expect(shop.due()).toEqual(['ann birthday 2026-03-01']);
    await shop.sweepOn('2026-02-28');
    expect(shop.due()).toHaveLength(1);
    await shop.sweepDaily('2026-03-01', '2027-03-05');
    expect(shop.due()).toEqual([
      'ann birthday 2026-03-01',
      'bob birthday 2026-03-02',
      'ann birthday 2027-03-01',
      'bob birthday 2027-03-02',
    ]);
  });

  it('begins every run on the day of its own customer, wherever that is', async () => {
    const shop = openShop();
    for (const zone of ['Pacific/Kiritimati', 'Europe/London', 'Pacific/Pago_Pago'])
      await shop.tell('customer.registered', zone, '2026-01-01T12:00Z', {
        zone,
        attributes: { birthday: '1990-03-01' },
      });
    await shop.sweepOn('2026-02-28');
    const begins = shop.started.map(({ customer, due }) => [customer, due?.at.slice(0, 13)]);
    expect(begins.toSorted()).toEqual([
      ['Europe/London', '2026-03-01T10'],
      ['Pacific/Kiritimati', '2026-02-28T20'],
      ['Pacific/Pago_Pago', '2026-03-01T21'],
    ]);
  });

  it('greets who was born on 29 February every year', async () => {
    const shop = openShop();
    await shop.tell('customer.registered', 'ann', '2026-01-01T12:00Z', {
      attributes: { birthday: '1992-02-29' },
    });
    await shop.sweepDaily('2026-01-02', '2028-03-05');
    expect(shop.due()).toEqual([
      'ann birthday 2026-02-28',
      'ann birthday 2027-02-28',
      'ann birthday 2028-02-29',
    ]);
  });

  it('gives nothing for a birthday typed in yesterday, nor for one that was changed', async () => {
    const shop = openShop();
    await shop.tell('customer.registered', 'ann', '2026-01-01T12:00Z', {
      attributes: { birthday: '1990-03-01' },
    });
    await shop.sweepDaily('2026-02-20', '2026-02-26');
    await shop.tell('customer.registered', 'bob', '2026-02-26T12:00Z', {
      attributes: { birthday: '1990-03-02' },
    });
    await shop.tell('customer.updated', 'ann', '2026-02-26T12:00Z', {
      attributes: { birthday: '1990-03-03' },
    });
    await shop.sweepDaily('2026-02-27', '2026-03-10');
    expect(shop.due()).toEqual([]);
    await shop.sweepDaily('2026-03-11', '2027-03-10');
    expect(shop.due()).toEqual(['bob birthday 2027-03-02', 'ann birthday 2027-03-03']);
  });

  it('moves an absence that ended, and starts it when it lasts', async () => {
    const shop = openShop();
    await shop.tell('page.viewed', 'ann', '2026-01-01T12:00Z', { path: '/' });
    await shop.tell('page.viewed', 'ann', '2026-01-20T12:00Z', { path: '/' });
    const pages = await shop.sweepOn('2026-01-30');
    expect([sumOf(pages, 'fired'), sumOf(pages, 'moved')]).toEqual([0, 1]);
    await shop.sweepDaily('2026-01-31', '2026-04-01');
    expect(shop.due()).toEqual(['ann silence 2026-02-19']);
    expect(shop.started).toMatchObject([{ due: { since: '2026-01-20T12:00:00.000Z' } }]);
  });

  it('starts a run for the order itself, with its goods', async () => {
    const shop = openShop();
    const order = { orderId: 'order-7', currency: 'USD', total: 10, items: [] };
    await shop.tell('order.placed', 'ann', '2026-01-01T12:00Z', order);
    await shop.tell('order.delivered', 'ann', '2026-01-03T12:00Z', { orderId: 'order-7' });
    await shop.sweepDaily('2026-01-04', '2026-01-20');
    expect(shop.started).toMatchObject([
      {
        key: 'order-7',
        facts: { due: 'review' },
        due: { since: '2026-01-03T12:00:00.000Z' },
        goods: { at: '2026-01-01T12:00:00.000Z', id: 'event-1' },
      },
    ]);
  });

  it('catches up the days on which it did not run, once, and says nothing that is too late', async () => {
    const shop = openShop();
    await shop.sweepOn('2026-02-01');
    const born = { ann: '03-01', bob: '03-04', eve: '03-05' };
    for (const [name, day] of Object.entries(born))
      await shop.tell('customer.registered', name, '2026-02-01T12:00Z', {
        attributes: { birthday: `1990-${day}` },
      });
    await shop.tell('page.viewed', 'joe', '2026-02-02T12:00Z', { path: '/' });
    await shop.sweepOn('2026-02-10');
    const pages = await shop.sweepOn('2026-03-05');
    expect(new Set(pages.map(({ day }) => day)).size).toBe(23);
    expect(shop.due().toSorted()).toEqual([
      'bob birthday 2026-03-04',
      'eve birthday 2026-03-05',
      'joe silence 2026-03-04',
    ]);
    expect(await shop.sweepOn('2026-03-05')).toEqual([]);
    await shop.sweepDaily('2026-03-06', '2027-03-01');
    expect(shop.due()).toContain('ann birthday 2027-03-01');
  });

  it('looks no further back than a month', async () => {
    const shop = openShop();
    await shop.sweepOn('2026-01-01');
    const pages = await shop.sweepOn('2026-12-01');
    expect(new Set(pages.map(({ day }) => day)).size).toBe(31);
    expect(await shop.store.sweptDay()).toBe(newestDay(shop.ports.clock.now()));
  });

  it('forgets who is gone and what nobody waits for any more', async () => {
    const shop = openShop();
    await shop.tell('customer.registered', 'ann', '2026-01-01T12:00Z', {
      attributes: { birthday: '1990-03-01' },
    });
    const since = { at: '2026-01-01T12:00:00.000Z', id: 'event-1' };
    const row = { day: '2026-03-01', key: 'customer', since };
    await shop.store.saveDue({ ...row, scenario: 'of an older release', customer: 'ann' });
    await shop.store.saveDue({ ...row, scenario: 'birthday', customer: 'nobody' });
    const { profile } = await shop.store.know('ann', {});
    if (profile === undefined) expect.fail('ann is not known');
    await shop.store.saveProfile({
      ...profile,
      version: profile.version + 1,
      counters: {},
      erasedAt: '2026-01-02T12:00:00.000Z',
    });
    expect(sumOf(await shop.sweepOn('2026-02-28'), 'dropped')).toBe(3);
    expect(shop.due()).toEqual([]);
    expect(sumOf(await shop.sweepOn('2026-02-28'), 'dropped')).toBe(0);
  });
});

describe('the cost of a sweep', () => {
  const requestsFor = async (customers: number, due: number): Promise<number> => {
    const shop = openShop();
    for (let number = 0; number < due; number++)
      await shop.tell('customer.registered', `customer-${number}`, '2026-01-01T12:00Z', {
        attributes: { birthday: '1990-03-01' },
      });
    // Written as the door would: what is counted is the sweep's work.
    for (let number = due; number < customers; number++) {
      const customer = `customer-${number}`;
      const since = { at: '2026-01-01T12:00:00.000Z', id: 'event-1' };
      await shop.store.saveProfile({ ...newProfile(customer), version: 1 });
      await shop.store.saveDue({ day: '2026-06-01', scenario: 'birthday', customer, key: 'customer', since });
    }
    const before = shop.store.requests();
    shop.morning('2026-02-28');
    const silent: Bus = { ...shop.ports.bus, putEvents: async () => {} };
    const pages = await shop.run({ ...shop.ports, bus: silent });
    expect(sumOf(pages, 'fired')).toBe(due);
    return shop.store.requests() - before;
  };

  it('follows those who are due, not those who are known', async () => {
    const alone = await requestsFor(1000, 1000);
    expect(await requestsFor(10_000, 1000)).toBe(alone);
    // Of each one: read, its row of next year, its row of today. Of the day: list, its shards by pages, close.
    expect(alone).toBeLessThanOrEqual(3 * 1000 + 2 * dueShards + 2);
  });
});

describe('a sweep that dies anywhere and is tried again', () => {
  const perform = async (death?: Death) => {
    const shop = openShop();
    for (const name of ['ann', 'bob'])
      await shop.tell('customer.registered', name, '2026-01-01T12:00Z', {
        attributes: { birthday: '1990-03-01' },
      });
    await shop.tell('page.viewed', 'ann', '2026-01-30T12:00Z', { path: '/' });
    await shop.tell('page.viewed', 'ann', '2026-02-10T12:00Z', { path: '/' });
    shop.morning('2026-02-28');
    const process = startProcess(death);
    const { store, bus } = shop.ports;
    await mayDie(() => shop.run({ ...shop.ports, store: process.wrap(store), bus: process.wrap(bus) }));
    return { shop, calls: process.calls };
  };

  it('has started everyone once and lost nobody', async () => {
    const { calls } = await perform();
    expect(calls).toContain('removeDue');
    for (const death of everyDeath(calls.length)) {
      const { shop } = await perform(death);
      await shop.sweepOn('2026-02-28');
      const runs = shop.started.map(({ id }) => id);
      expect(new Set(runs).size).toBe(runs.length);
      await shop.sweepDaily('2026-03-01', '2027-03-01');
      expect(new Set(shop.due())).toEqual(
        new Set([
          'ann birthday 2026-03-01',
          'bob birthday 2026-03-01',
          'ann silence 2026-03-12',
          'ann birthday 2027-03-01',
          'bob birthday 2027-03-01',
        ]),
      );
    }
  });
});

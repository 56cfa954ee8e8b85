import { policy } from '#map';
import { makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import { newProfile } from '../../functions/core/profile/profile.ts';
import { sweep } from '../../functions/tasks/schedule/sweep.ts';
import { listTimers } from '../../statemachines/compile/list-timers.ts';
import type { SweepList, SweepPage } from '../../statemachines/language/sweep.ts';
import { findScenario } from './find-scenario.ts';

const birthday = findScenario('birthday');

export interface SweepCost {
  readonly fired: number;
  /** To the store, in all. */
  readonly requests: number;
  readonly seconds: number;
}

const now = new Date('2026-03-02T10:05:00Z');
/** The newest day on the planet at that moment, a week before the birthday. */
const today = '2026-03-03';
const birthdayInAWeek = '1990-03-10';

/** When all customers became known. */
const since = { at: '2025-01-01T00:00:00.000Z', id: 'known' };

/** One day's sweep over so many customers of whom so many have their birthday in a week. */
export async function measureSweep(customers: number, due: number): Promise<SweepCost> {
  const store = makeMemoryStore({ keepSteps: false });
  const every = Math.floor(customers / due);
  for (let n = 0; n < customers; n++) {
    const customer = `c-${n}`;
    const isDue = n % every === 0 && n / every < due;
    const profile = newProfile(customer);
    await store.saveProfile({
      ...profile,
      version: 1,
      ...(isDue ? { attributes: { birthday: birthdayInAWeek }, attributesAt: { birthday: since } } : {}),
    });
    if (isDue) await store.saveDue({ day: today, scenario: birthday.id, customer, key: 'customer', since });
  }
  await store.saveSweptDay('2026-03-02');

  const before = store.requests();
  const started = performance.now();
  const ports = {
    store,
    bus: { putTriggers: async () => undefined, putEvents: async () => undefined },
    clock: { now: () => now },
    policy,
    timers: listTimers([birthday]),
    segments: [],
  };
  const { days, shards } = (await sweep({ do: 'list' }, ports)) as SweepList; // what `list` answers
  let fired = 0;
  for (const shard of shards) {
    let page: SweepPage | undefined;
    do {
      page = (await sweep(
        { ...shard, ...(page?.from === undefined ? {} : { from: page.from }) },
        ports,
      )) as SweepPage; // what `shard` answers
      fired += page.fired;
    } while (page.more);
  }
  await sweep({ do: 'close', days }, ports);
  return { fired, requests: store.requests() - before, seconds: (performance.now() - started) / 1000 };
}

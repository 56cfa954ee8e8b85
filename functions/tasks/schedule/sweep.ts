import type { Policy } from '../../../statemachines/language/policy.ts';
import { type Segment, segmentsDue } from '../../../statemachines/language/segments.ts';
import {
  dueShards,
  type SweepCall,
  type SweepList,
  type SweepPage,
} from '../../../statemachines/language/sweep.ts';
import type { TimerOrder } from '../../../statemachines/language/tasks.ts';
import { isErased } from '../../core/profile/erased.ts';
import { fingerprint } from '../../core/records/fingerprint.ts';
import type { Due, Profile } from '../../core/records/records.ts';
import { type Judged, judgeDue, mostDaysSwept, newestDay } from '../../core/schedule/due.ts';
import { judgeSegments, type SegmentsJudged } from '../../core/segments/segments.ts';
import { addDays } from '../../core/time/calendar-day.ts';
import type { CustomerReads } from '../../ports/customer/customer-reads.ts';
import type { DueDates } from '../../ports/runs/due-dates.ts';
import type { AppEvent, Bus } from '../../ports/world/bus.ts';
import type { Clock } from '../../ports/world/clock.ts';
import { publish } from '../publish.ts';

export interface SweepPorts {
  readonly store: CustomerReads & DueDates;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly timers: readonly TimerOrder[];
  readonly segments: readonly Segment[];
}

/** Requests to the store at the same time: a page takes a second, and customers' own events are not held up. */
const atOnce = 10;

/**
 * The daily sweep, one call of its state machine: lists the days up to the newest on the planet that were not swept
 * yet; reads one page of those due in one shard of a day, and puts `scenario.due` on the bus for each who still is;
 * remembers the days as swept. Any call may be repeated.
 */
export async function sweep(
  call: SweepCall,
  ports: SweepPorts,
): Promise<SweepList | SweepPage | { readonly closed: readonly string[] }> {
  switch (call.do) {
    case 'list':
      return listShards(ports);
    case 'shard':
      return sweepPage(call, ports);
    case 'close': {
      const newest = call.days.toSorted().at(-1);
      if (newest !== undefined) await ports.store.saveSweptDay(newest);
      return { closed: call.days };
    }
  }
}

/** The first sweep has no days to catch up: no row was written for a day before it. */
async function listShards({ store, clock }: SweepPorts): Promise<SweepList> {
  const newest = newestDay(clock.now());
  const swept = (await store.sweptDay()) ?? addDays(newest, -1);
  const days = Array.from({ length: mostDaysSwept }, (_, back) => addDays(newest, -back))
    .filter((day) => day > swept)
    .toReversed();
  return {
    days,
    shards: days.flatMap((day) =>
      Array.from({ length: dueShards }, (_, shard) => ({ do: 'shard', day, shard }) as const),
    ),
  };
}

/** Rows are written before the events are put, and removed after: whatever crashes between is repeated whole. */
async function sweepPage(
  { day, shard, from }: Extract<SweepCall, { do: 'shard' }>,
  { store, bus, clock, policy, timers, segments }: SweepPorts,
): Promise<SweepPage> {
  const now = clock.now();
  const { dues, next } = await store.dues(day, shard, from);
  const customers = [...new Set(dues.map(({ customer }) => customer))];
  const known = await doAll(customers, async (customer) => (await store.know(customer, {})).profile);
  const profiles = new Map(known.map((profile) => [profile?.customer, profile]));

  const judge = (due: Due): Judged | SegmentsJudged => {
    const profile: Profile | undefined = profiles.get(due.customer);
    if (profile === undefined || isErased(profile))
      return { judged: 'drop', because: 'the customer is not known (any more)' };
    if (due.scenario === segmentsDue) return judgeSegments(profile, segments, now, policy);
    const timer = timers.find(({ scenario }) => scenario === due.scenario)?.timer;
    if (timer === undefined) return { judged: 'drop', because: 'no scenario waits for it any more' };
    return judgeDue(due, timer, profile, now, policy);
  };
  const all = dues.map((due) => ({ due, verdict: judge(due) }));
  const later = all.flatMap(({ verdict }) => {
    if (verdict.judged === 'drop') return [];
    return (verdict.judged === 'move' ? verdict.to : verdict.next) ?? [];
  });
  const events = all.flatMap(({ due, verdict }) => {
    if (verdict.judged === 'fire') return tellDue(due, verdict, now);
    return verdict.judged === 'change' ? verdict.changes : [];
  });
  await doAll(later, store.saveDue);
  await publish(events, { bus });
  await doAll(dues, store.removeDue);

  const count = (...judged: readonly (Judged | SegmentsJudged)['judged'][]): number =>
    all.filter(({ verdict }) => judged.includes(verdict.judged)).length;
  return {
    do: 'shard',
    day,
    shard,
    ...(next === undefined ? {} : { from: next }),
    more: next !== undefined,
    fired: count('fire', 'change'),
    moved: count('move'),
    dropped: count('drop'),
  };
}

/** The same event however often the row is found: its id says who is due for what, and on which day. */
const tellDue = (
  { scenario, customer, key }: Due,
  { day, since }: Extract<Judged, { judged: 'fire' }>,
  now: Date,
): AppEvent => ({
  name: 'scenario.due',
  customer,
  id: `due-${fingerprint(scenario, customer, key, day)}`,
  at: now.toISOString(),
  properties: { scenario, key, day, since },
});

/** Does something for all, some at once. */
async function doAll<T, R>(all: readonly T[], doing: (one: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  for (let start = 0; start < all.length; start += atOnce)
    done.push(...(await Promise.all(all.slice(start, start + atOnce).map(doing))));
  return done;
}

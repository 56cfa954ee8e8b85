import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type { Entry, Profile } from '../../../functions/core/records/records.ts';
import { admitRun, entryKey } from '../../../functions/core/runs/entry.ts';
import type { Standing } from '../../../functions/core/runs/standing.ts';
import { newBook } from '../../../functions/core/sendlog/send-book.ts';
import type { RunState, ScenarioOrder } from '../../../statemachines/language/tasks.ts';
import { freeze } from '../freeze.ts';
import { holds } from '../random.ts';

const start = Date.parse('2026-11-20T12:00:00.000Z');
const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
const day = 86_400;

const scenarioWith = (
  repeated: ScenarioOrder['entry']['repeated'],
  per: ScenarioOrder['entry']['per'] = 'customer',
): ScenarioOrder => ({
  id: 'tested',
  entry: { per, repeated, longestSeconds: 3 * day },
  exits: [],
  still: {},
});

const runOf = (id: string, seconds: number, key = 'cart-1'): RunState => ({
  id,
  at: at(seconds),
  name: 'cart.updated',
  customer: 'customer-1',
  key,
  facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
});

/** What is known of a customer who has done nothing else, so many seconds later. */
const standingAt = (seconds: number, marks: Profile['marks'] = []): Standing => ({
  profile: { ...newProfile('customer-1'), marks },
  book: newBook('customer-1'),
  now: new Date(start + seconds * 1000),
});

/** A delivery of an event: `again` is a second execution of the same event. */
interface Delivery {
  readonly event: number;
  readonly happened: number;
  readonly afterSeconds: number;
  readonly again: boolean;
  readonly endsBefore: boolean;
}
const deliveries = fc
  .array(
    fc.record({
      event: fc.nat(5),
      happened: fc.nat(3 * day),
      afterSeconds: fc.oneof(fc.nat(3600), fc.nat(20 * day)),
      again: fc.boolean(),
      endsBefore: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  // an event happens once, however often it is delivered
  .map((all) =>
    all.map((one) => ({ ...one, happened: all.find(({ event }) => event === one.event)?.happened ?? 0 })),
  );

interface Admitted {
  readonly id: string;
  readonly execution: string;
  readonly happened: string;
  readonly at: number;
  readonly before: Entry | undefined;
}

/** Asks for entry at every delivery; the entry as the store would keep it goes from one to the next. */
function deliver(scenario: ScenarioOrder, all: readonly Delivery[]) {
  const admitted: Admitted[] = [];
  let held: Entry | undefined;
  let now = 4 * day; // after everything that happened
  for (const { event, happened, afterSeconds, again, endsBefore } of all) {
    now += afterSeconds;
    if (endsBefore && held !== undefined) held = { ...held, endedAt: at(now) };
    const run = runOf(`event-${event}`, happened);
    const execution = `execution-${event}${again ? '-again' : ''}`;
    const admission = admitRun(scenario, run, execution, freeze(held), standingAt(now));
    if (admission.admission !== 'enter') continue;
    admitted.push({ id: run.id, execution, happened: run.at, at: now, before: held });
    held = admission.entry;
  }
  return { admitted, held };
}

describe('entry, in whatever order and however often events are delivered', () => {
  it('admits the first run, and one run only, when it is never again', () => {
    holds(
      fc.property(deliveries, (all) => {
        expect(deliver(scenarioWith('never again'), all).admitted).toHaveLength(1);
      }),
      { runs: 300 },
    );
  });

  it('is held in the end by the newest trigger when the latest wins', () => {
    holds(
      fc.property(deliveries, (all) => {
        const { held } = deliver(scenarioWith('latest wins'), all);
        const newest = all
          .map(({ event, happened }) => ({ at: at(happened), id: `event-${event}` }))
          .reduce((best, one) => (one.at > best.at || (one.at === best.at && one.id > best.id) ? one : best));
        expect(held?.trigger).toEqual(newest);
      }),
      { runs: 300 },
    );
  });

  it('goes from older to newer triggers only when the latest wins', () => {
    holds(
      fc.property(deliveries, (all) => {
        const { admitted } = deliver(scenarioWith('latest wins'), all);
        const moments = admitted.map(({ happened, id }) => `${happened} ${id}`);
        expect(moments).toEqual([...new Set(moments)].sort());
      }),
      { runs: 300 },
    );
  });

  it('admits no run while another is live when it is repeated after the end', () => {
    holds(
      fc.property(deliveries, (all) => {
        for (const { before, at: now } of deliver(scenarioWith('when finished'), all).admitted) {
          const stale =
            before !== undefined && now - (Date.parse(before.enteredAt) - start) / 1000 >= 17 * day;
          if (before !== undefined && !stale) expect(before.endedAt).toBeDefined();
        }
      }),
      { runs: 300 },
    );
  });

  it('admits no run for what happened while another was live', () => {
    holds(
      fc.property(deliveries, (all) => {
        for (const { before, happened, at: now } of deliver(scenarioWith('when finished'), all).admitted) {
          const stale =
            before !== undefined && now - (Date.parse(before.enteredAt) - start) / 1000 >= 17 * day;
          if (before?.endedAt !== undefined && !stale) expect(before.endedAt <= happened).toBe(true);
        }
      }),
      { runs: 300 },
    );
  });

  it('admits no two runs within the time after which it is repeated', () => {
    holds(
      fc.property(deliveries, fc.integer({ min: 1, max: 30 * day }), (all, afterSeconds) => {
        const { admitted } = deliver(scenarioWith({ afterSeconds }), all);
        admitted.slice(1).forEach((run, index) => {
          expect(run.at - (admitted[index]?.at ?? run.at)).toBeGreaterThanOrEqual(afterSeconds);
        });
      }),
      { runs: 300 },
    );
  });

  it('admits no more runs than are allowed in all', () => {
    holds(
      fc.property(deliveries, fc.integer({ min: 1, max: 4 }), (all, times) => {
        const often = deliver(scenarioWith({ afterSeconds: 1 }), all).admitted.length;
        const { admitted } = deliver(scenarioWith({ afterSeconds: 1, times }), all);
        expect(admitted).toHaveLength(Math.min(often, times));
      }),
      { runs: 300 },
    );
  });

  it.each(['never again', 'when finished', 'latest wins', { afterSeconds: 1 }] as const)(
    'never gives the held entry of a run to a second execution of its event (%o)',
    (repeated) => {
      const scenario = scenarioWith(repeated);
      const run = runOf('event-1', 0);
      const later = standingAt(300 * day);
      const first = admitRun(scenario, run, 'execution-1', undefined, standingAt(0));
      const held = first.admission === 'enter' ? first.entry : undefined;
      expect(held).toBeDefined();
      expect(admitRun(scenario, run, 'execution-1', held, later)).toEqual({ admission: 'held' });
      expect(admitRun(scenario, run, 'execution-2', held, later)).toEqual({
        admission: 'refuse',
        reason: 'duplicate-delivery',
        because: 'the event that started this run was delivered twice',
      });
    },
  );
});

describe('entry', () => {
  const entryOf = (id: string, seconds: number, more: Partial<Entry> = {}): Entry => ({
    scenario: 'tested',
    key: 'customer',
    run: identifyRun('tested', id),
    execution: `execution-${id}`,
    trigger: { at: at(seconds), id },
    enteredAt: at(seconds),
    ...more,
  });
  const ask = (repeated: ScenarioOrder['entry']['repeated'], held: Entry | undefined, seconds: number) =>
    admitRun(scenarioWith(repeated), runOf('event-2', seconds), 'execution-2', held, standingAt(seconds));

  it('writes down who holds it, since when, and for which trigger', () => {
    expect(ask('never again', undefined, 60)).toEqual({
      admission: 'enter',
      entry: {
        scenario: 'tested',
        key: 'customer',
        run: identifyRun('tested', 'event-2'),
        execution: 'execution-2',
        trigger: { at: at(60), id: 'event-2' },
        enteredAt: at(60),
      },
    });
  });

  it('is kept for the customer, or for the cart or order that the event is about', () => {
    expect(entryKey(scenarioWith('never again', 'customer'), runOf('e', 0, 'cart-7'))).toBe('customer');
    expect(entryKey(scenarioWith('never again', 'key'), runOf('e', 0, 'cart-7'))).toBe('cart-7');
  });

  it('says why it refuses', () => {
    const held = entryOf('event-1', 0);
    expect(ask('never again', held, 900)).toEqual({
      admission: 'refuse',
      reason: 'already-entered',
      because: 'entered on 2026-11-20T12:00:00.000Z, never again',
    });
    expect(ask('when finished', held, 900)).toEqual({
      admission: 'refuse',
      reason: 'run-still-live',
      because: 'the run of 2026-11-20T12:00:00.000Z has not finished',
    });
    expect(ask({ afterSeconds: day }, held, 900)).toEqual({
      admission: 'refuse',
      reason: 'entered-recently',
      because: 'entered on 2026-11-20T12:00:00.000Z, again from 2026-11-21T12:00:00.000Z',
    });
    expect(ask('latest wins', entryOf('event-9', 1200), 900)).toEqual({
      admission: 'refuse',
      reason: 'replaced',
      because: 'a newer cart.updated of 2026-11-20T12:20:00.000Z took over',
    });
  });

  it('is counted where only so many runs are allowed in all, and refused after the last', () => {
    const thrice = { afterSeconds: day, times: 3 } as const;
    const first = ask(thrice, undefined, 0);
    expect(first).toMatchObject({ admission: 'enter', entry: { times: 1 } });
    const second = ask(thrice, entryOf('event-1', 0, { times: 1 }), day);
    expect(second).toMatchObject({ admission: 'enter', entry: { times: 2 } });
    // An entry of before the scenario counted is one run.
    expect(ask(thrice, entryOf('event-1', 0), day)).toMatchObject({ entry: { times: 2 } });
    expect(ask(thrice, entryOf('event-1', 0, { times: 2 }), day - 1)).toMatchObject({
      reason: 'entered-recently',
    });
    expect(ask(thrice, entryOf('event-1', 0, { times: 3 }), 300 * day)).toEqual({
      admission: 'refuse',
      reason: 'entered-often',
      because: 'entered 3 times, 3 in all',
    });
  });

  it('of every time is refused to none but a repeat of its own event', () => {
    expect(ask('every time', undefined, 900).admission).toBe('enter');
    const own = entryOf('event-2', 900, { execution: 'another' });
    expect(ask('every time', own, 900)).toMatchObject({ reason: 'duplicate-delivery' });
  });

  it('opens again to the second', () => {
    const held = entryOf('event-1', 0);
    expect(ask({ afterSeconds: day }, held, day - 1).admission).toBe('refuse');
    expect(ask({ afterSeconds: day }, held, day).admission).toBe('enter');
    expect(ask('when finished', { ...held, endedAt: at(5) }, 900).admission).toBe('enter');
    const redriveEnds = 3 * day + 14 * day; // the longest run, and the window in which a failed one can be redriven
    expect(ask('when finished', held, redriveEnds - 1).admission).toBe('refuse');
    expect(ask('when finished', held, redriveEnds).admission).toBe('enter');
  });

  it('of two triggers in the same millisecond goes to the greater id, whichever comes first', () => {
    expect(ask('latest wins', entryOf('event-1', 900), 900).admission).toBe('enter');
    expect(ask('latest wins', entryOf('event-3', 900), 900).admission).toBe('refuse');
  });
});

describe('entry by who joins a live run', () => {
  const joining: ScenarioOrder = {
    ...scenarioWith({ afterSeconds: day }),
    entry: { ...scenarioWith({ afterSeconds: day }).entry, joined: true },
    goal: { event: 'lead.contacted', sameKey: false },
  };
  const held = (more: Partial<Entry> = {}): Entry => ({
    scenario: 'tested',
    key: 'customer',
    run: identifyRun('tested', 'event-1'),
    execution: 'execution-1',
    trigger: { at: at(0), id: 'event-1' },
    enteredAt: at(0),
    ...more,
  });
  const moment = fc.integer({ min: 1, max: 2 * day });

  it('is refused while that run is live, for as long as it says, and not from its goal or last step on', () => {
    holds(
      fc.property(moment, moment, fc.constantFrom('goal', 'last step'), (asked, over, by) => {
        const marks =
          by === 'goal'
            ? [{ event: 'lead.contacted', key: 'lead-1', moment: { at: at(over), id: 'contact-1' } } as const]
            : [];
        const entry = held(by === 'goal' ? {} : { endedAt: at(over) });
        // What has not happened yet is not known yet.
        const known = over <= asked;
        const { admission } = admitRun(
          joining,
          runOf('event-2', asked),
          'execution-2',
          known ? entry : held(),
          standingAt(asked, known ? marks : []),
        );
        expect(admission).toBe(known || asked >= day ? 'enter' : 'refuse');
      }),
      { runs: 300 },
    );
  });

  it('is refused for what was asked before the goal, however late it comes', () => {
    const marks = [
      { event: 'lead.contacted', key: 'lead-1', moment: { at: at(600), id: 'contact-1' } } as const,
    ];
    const admission = admitRun(joining, runOf('event-2', 300), 'execution-2', held(), standingAt(900, marks));
    expect(admission).toMatchObject({ admission: 'refuse', reason: 'entered-recently' });
  });
});

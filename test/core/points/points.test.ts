import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balanceAt,
  earnPoints,
  emptyLedger,
  endingWithin,
  expirePoints,
  redeemPoints,
  soonestEnding,
} from '../../../functions/core/points/points.ts';
import type { Ledger } from '../../../functions/core/records/records.ts';
import { freeze } from '../freeze.ts';
import { holds } from '../random.ts';

const start = Date.parse('2026-01-01T00:00:00.000Z');
const on = (day: number): string => new Date(start + day * 24 * 3600 * 1000).toISOString();
const daySeconds = 24 * 3600;

type Deed =
  | {
      do: 'earn';
      event: string;
      at: string;
      points: number;
      expiresAt?: string;
      for?: string;
      once?: boolean;
    }
  | { do: 'redeem'; event: string; at: string; points: number }
  | { do: 'expire'; earnedBy: string; at: string };

const perform = (ledger: Ledger, deed: Deed): Ledger => {
  switch (deed.do) {
    case 'earn': {
      const { do: _, ...earning } = deed;
      return earnPoints(freeze(ledger), earning);
    }
    case 'redeem': {
      const { do: _, ...redemption } = deed;
      return redeemPoints(freeze(ledger), redemption);
    }
    case 'expire':
      return expirePoints(freeze(ledger), deed.earnedBy, deed.at);
  }
};
const ledgerOf = (deeds: readonly Deed[]): Ledger => deeds.reduce(perform, emptyLedger);
const earn = (event: string, day: number, points: number, endsOn?: number): Deed => ({
  do: 'earn',
  event,
  at: on(day),
  points,
  ...(endsOn === undefined ? {} : { expiresAt: on(endsOn) }),
});
const redeem = (event: string, day: number, points: number): Deed => ({
  do: 'redeem',
  event,
  at: on(day),
  points,
});
const balanceOn = (deeds: readonly Deed[], day: number): number =>
  balanceAt(ledgerOf(deeds), new Date(on(day)));

/** Days are few, so that moments coincide; all of them lie within a quarter. */
const days = fc.nat(30);
const deeds = fc
  .array(
    fc.oneof(
      fc.record({
        do: fc.constant('earn' as const),
        day: days,
        points: fc.integer({ min: 1, max: 100 }),
        lasts: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
      }),
      fc.record({ do: fc.constant('redeem' as const), day: days, points: fc.integer({ min: 1, max: 150 }) }),
      fc.record({ do: fc.constant('expire' as const), day: days, of: fc.nat(9) }),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((all) =>
    all.map((deed, place): Deed => {
      const event = `event-${place}`;
      if (deed.do === 'redeem') return redeem(event, deed.day, deed.points);
      if (deed.do === 'expire') return { do: 'expire', earnedBy: `event-${deed.of}`, at: on(deed.day) };
      const { day, points, lasts } = deed;
      return earn(event, day, points, lasts === undefined ? undefined : day + lasts);
    }),
  );
const shuffled = deeds.chain((told) =>
  fc.record({
    told: fc.constant(told),
    otherwise: fc.shuffledSubarray([...told], { minLength: told.length }),
  }),
);

/** Point by point and day by day: what a clerk with all events in order before him would pay out. */
function countByHand(told: readonly Deed[], day: number): number {
  const lots = told.flatMap((deed) => {
    if (deed.do !== 'earn') return [];
    const ends = told.flatMap((other) =>
      other.do === 'expire' && other.earnedBy === deed.event ? other.at : [],
    );
    const end = [...ends, ...(deed.expiresAt === undefined ? [] : [deed.expiresAt])].toSorted()[0] ?? '9';
    return { at: deed.at, event: deed.event, end, left: deed.points };
  });
  const soonest = lots.toSorted((a, b) =>
    [a.end, a.at, a.event].join(' ') < [b.end, b.at, b.event].join(' ') ? -1 : 1,
  );
  const spent = told
    .filter((deed) => deed.do === 'redeem')
    .toSorted((a, b) => (`${a.at} ${a.event}` < `${b.at} ${b.event}` ? -1 : 1));
  for (const { at, points } of spent)
    for (let point = 0; point < points; point++) {
      const lot = soonest.find((lot) => lot.left > 0 && lot.at <= at && lot.end > at);
      if (lot !== undefined) lot.left--;
    }
  return soonest.filter(({ end }) => end > on(day)).reduce((sum, { left }) => sum + left, 0);
}

describe('the balance of points', () => {
  it('is what a clerk would count, in whatever order the events are told, and never below zero', () => {
    holds(
      fc.property(shuffled, fc.integer({ min: 30, max: 80 }), ({ told, otherwise }, day) => {
        const balance = balanceOn(otherwise, day);
        expect(balance).toBe(countByHand(told, day));
        expect(balance).toBeGreaterThanOrEqual(0);
      }),
      { runs: 1000 },
    );
  });

  it('is the same when any event is told twice', () => {
    holds(
      fc.property(shuffled, ({ told, otherwise }) => {
        expect(ledgerOf([...told, ...otherwise])).toEqual(ledgerOf(told));
      }),
      { runs: 500 },
    );
  });

  it('leaves nothing out: what was spent, is left and has ended is what was earned', () => {
    holds(
      fc.property(deeds, (told) => {
        const { lots } = ledgerOf(told);
        const now = new Date(on(30));
        const ended = lots.filter(({ expiresAt }) => expiresAt !== undefined && expiresAt <= on(30));
        const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
        const earned = sum(told.map((deed) => (deed.do === 'earn' ? deed.points : 0)));
        const spent = sum(lots.map(({ points, left }) => points - left));
        expect(spent + balanceAt(ledgerOf(told), now) + sum(ended.map(({ left }) => left))).toBe(earned);
      }),
      { runs: 500 },
    );
  });

  it('counts a reason that counts once only once, whatever event tells it', () => {
    const welcome = (event: string, once: boolean) => ({
      do: 'earn' as const,
      event,
      at: on(1),
      points: 500,
      for: 'welcome',
      once,
    });
    expect(balanceOn([welcome('a', true), welcome('b', true)], 2)).toBe(500);
    expect(balanceOn([welcome('a', false), welcome('b', true)], 2)).toBe(500);
    expect(balanceOn([welcome('a', false), welcome('b', false)], 2)).toBe(1000);
    const longAgo: Deed = { ...welcome('a', true), expiresAt: on(10) };
    expect(balanceOn([longAgo, earn('later', 400, 1), { ...welcome('b', true), at: on(400) }], 400)).toBe(1);
  });
});

describe('points that are spent', () => {
  it('are those that end soonest', () => {
    const told = [
      earn('forever', 0, 100),
      earn('late', 0, 100, 20),
      earn('soon', 1, 100, 10),
      redeem('r', 2, 150),
    ];
    expect(balanceOn(told, 5)).toBe(150);
    expect(balanceOn(told, 10)).toBe(150);
    expect(balanceOn(told, 20)).toBe(100);
  });

  it('before they were told of are still spent, and those earned later are not', () => {
    const early = [redeem('r', 5, 80), earn('of the till', 4, 100)];
    expect(balanceOn(early, 6)).toBe(20);
    expect(balanceOn([redeem('r', 5, 80), earn('of today', 6, 100)], 6)).toBe(100);
  });
});

describe('points that end', () => {
  it('are gone at the very moment, and not a millisecond before', () => {
    const ledger = ledgerOf([earn('a', 0, 100, 10)]);
    expect(balanceAt(ledger, new Date(Date.parse(on(10)) - 1))).toBe(100);
    expect(balanceAt(ledger, new Date(on(10)))).toBe(0);
  });

  it('by an event lose what is left, even when the earning is told of later', () => {
    const end: Deed = { do: 'expire', earnedBy: 'gift', at: on(7) };
    expect(balanceOn([earn('gift', 0, 100), redeem('r', 3, 30), end], 6)).toBe(70);
    expect(balanceOn([end, redeem('r', 3, 30), earn('gift', 0, 100)], 7)).toBe(0);
    expect(balanceOn([end, redeem('r', 8, 30), earn('gift', 0, 100), earn('own', 0, 50)], 8)).toBe(20);
  });

  it('within some time are told with the first date, or alone with theirs', () => {
    const ledger = ledgerOf([
      earn('a', 0, 100, 10),
      earn('b', 0, 50, 12),
      earn('c', 1, 7, 10),
      earn('d', 0, 10, 60),
      earn('e', 0, 1),
    ]);
    const now = new Date(on(5));
    expect(endingWithin(ledger, now, 7 * daySeconds)).toEqual({ points: 157, until: on(10), last: on(12) });
    expect(endingWithin(ledger, now, 4 * daySeconds)).toBeUndefined();
    expect(soonestEnding(ledger, now)).toEqual({ points: 107, until: on(10) });
    expect(soonestEnding(ledgerOf([earn('e', 0, 1)]), now)).toBeUndefined();
    expect(soonestEnding(emptyLedger, now)).toBeUndefined();
  });
});

describe('a ledger of years', () => {
  const years = Array.from({ length: 500 }, (_, week): Deed[] => [
    earn(`endless-${week}`, week * 7, 10),
    earn(`ending-${week}`, week * 7, 10, week * 7 + 365),
    redeem(`spent-${week}`, week * 7 + 1, 12),
  ]).flat();

  it('stays small and forgets no point', () => {
    const ledger = ledgerOf(years);
    expect(balanceAt(ledger, new Date(on(499 * 7 + 1)))).toBe(countByHand(years, 499 * 7 + 1));
    expect(ledger.lots.length).toBeLessThan(100);
    expect(ledger.owed.length).toBeLessThan(20);
  });
});

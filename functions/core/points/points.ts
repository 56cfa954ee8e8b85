import { bytesOf, takeWithin } from '../records/bytes.ts';
import type { Ledger, Lot, Moment, Redemption } from '../records/records.ts';
import { later } from '../time/moments.ts';

/** Tills and partners tell within a quarter; then redemptions are settled, and what has ended is forgotten. */
const settledAfterSeconds = 92 * 24 * 3600;
/** Reasons stand in scenarios: a customer meets a few a year. */
const reasonsKept = 100;

/** Reasons of the greatest length; of those that people write all hundred fit. */
const reasonsBytes = 8_000;
/** Ninety lots and redemptions one by one, as an app writes them: of weekly points a year and a half. */
const lotsBytes = 20_000;
export const ledgerBytes = reasonsBytes + lotsBytes;

export const emptyLedger: Ledger = { lots: [], owed: [], applied: [] };

/** Points as an event earned them; `once`: for this reason never again, whichever event is told first. */
export interface Earning extends Omit<Lot, 'left'> {
  readonly once?: boolean;
}

/** The ledger with a lot more; unchanged when the lot, or its `once` reason, was counted before. */
export function earnPoints(ledger: Ledger, { once = false, ...earned }: Earning): Ledger {
  const { lots, applied } = ledger;
  const reason = once ? earned.for : undefined;
  const known = lots.find(({ event }) => event === earned.event);
  if (known !== undefined && !isForetold(known)) return ledger;
  if (reason !== undefined && (applied.includes(reason) || lots.some((lot) => lot.for === reason)))
    return ledger;
  const lot = endLot({ ...earned, left: earned.points }, known?.expiresAt);
  return settle({
    ...ledger,
    lots: [...lots.filter((other) => other !== known), lot],
    applied: reason === undefined ? applied : [reason, ...applied].slice(0, reasonsKept),
  });
}

/** Both ledgers as one: of points that are given once for a reason, those given first. */
export function joinLedgers(a: Ledger, b: Ledger): Ledger {
  const twice = a.applied.filter((reason) => b.applied.includes(reason));
  const isFirst = (lot: Lot, all: readonly Lot[]): boolean =>
    lot.for === undefined ||
    !twice.includes(lot.for) ||
    !all.some(
      (other) => other.for === lot.for && (compare(other.at, lot.at) || compare(other.event, lot.event)) < 0,
    );
  const lots = [...a.lots, ...b.lots.filter(({ event }) => !a.lots.some((lot) => lot.event === event))];
  if (lots.length + a.owed.length + b.owed.length === 0) return a;
  return settle({
    lots: lots.filter((lot) => isFirst(lot, lots)),
    owed: [...a.owed, ...b.owed.filter(({ event }) => !a.owed.some((one) => one.event === event))],
    applied: [...new Set([...a.applied, ...b.applied])].slice(0, reasonsKept),
  });
}

/** The ledger after points were spent: from the lots that end soonest. */
export const redeemPoints = (ledger: Ledger, redemption: Redemption): Ledger =>
  ledger.owed.some(({ event }) => event === redemption.event)
    ? ledger
    : settle({ ...ledger, owed: [...ledger.owed, redemption] });

/** The ledger after what was left of one lot ended at a moment; the lot may be told of later. */
export function expirePoints(ledger: Ledger, earnedBy: string, at: string): Ledger {
  const known = ledger.lots.find(({ event }) => event === earnedBy);
  const lot = known ?? { event: earnedBy, at, points: 0, left: 0 };
  return settle({
    ...ledger,
    lots: [...ledger.lots.filter((other) => other !== known), endLot(lot, at)],
  });
}

/** Points that can be spent; `now` is not before the newest event of the ledger. */
export const balanceAt = (ledger: Ledger, now: Date): number => sumOf(liveLots(ledger, now));

/** All points that end within some seconds, and when the first and the last of them end. */
export function endingWithin(
  ledger: Ledger,
  now: Date,
  seconds: number,
): { readonly points: number; readonly until: string; readonly last: string } | undefined {
  const latest = later(now, seconds);
  const ending = liveLots(ledger, now).filter(({ expiresAt = '~' }) => expiresAt <= latest);
  const [until, last] = [ending[0]?.expiresAt, ending.at(-1)?.expiresAt];
  return until === undefined || last === undefined ? undefined : { points: sumOf(ending), until, last };
}

/** The points that end next, all at the same moment. */
export function soonestEnding(
  ledger: Ledger,
  now: Date,
): { readonly points: number; readonly until: string } | undefined {
  const until = liveLots(ledger, now)[0]?.expiresAt;
  return until === undefined
    ? undefined
    : { points: sumOf(liveLots(ledger, now).filter(({ expiresAt }) => expiresAt === until)), until };
}

/** Points that end together: those within some seconds of the first of them, which ends at `until`. */
export interface Ending {
  readonly points: number;
  readonly until: string;
  /** What earned the first of them. */
  readonly since: Moment;
}

/**
 * What has not been spent, by when it ends, soonest first; what has ended of late included, so that groups stay. Points
 * with a shorter life are left out: the customer has just been told of them.
 */
export function listEndings(
  { lots }: Ledger,
  togetherSeconds: number,
  leastLifeSeconds = 0,
): readonly Ending[] {
  const endings: (Ending & { readonly last: string })[] = [];
  for (const { left, expiresAt, at, event } of lots) {
    if (left === 0 || expiresAt === undefined || expiresAt < later(at, leastLifeSeconds)) continue;
    const open = endings.at(-1);
    if (open !== undefined && expiresAt <= open.last)
      endings[endings.length - 1] = { ...open, points: open.points + left };
    else
      endings.push({
        points: left,
        until: expiresAt,
        since: { at, id: event },
        last: later(expiresAt, togetherSeconds),
      });
  }
  return endings;
}

/** Its end was told of before itself. */
const isForetold = (lot: Lot): boolean => lot.points === 0;
/** From when on a lot can be spent. */
export const usableFrom = ({ at, usableAt = at }: Lot): string => (usableAt > at ? usableAt : at);
const hasEnded = ({ expiresAt }: Lot, at: string): boolean => expiresAt !== undefined && expiresAt <= at;
const sumOf = (lots: readonly Lot[]): number => lots.reduce((sum, { left }) => sum + left, 0);
const liveLots = ({ lots }: Ledger, now: Date): readonly Lot[] =>
  lots.filter(
    (lot) => lot.left > 0 && (lot.usableAt ?? '') <= now.toISOString() && !hasEnded(lot, now.toISOString()),
  );

const endLot = (lot: Lot, at: string | undefined): Lot =>
  at === undefined || hasEnded(lot, at) ? lot : { ...lot, expiresAt: at };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
// '~' stands behind every date: lots without an end come last.
const bySoonestEnd = (a: Lot, b: Lot): number =>
  compare(a.expiresAt ?? '~', b.expiresAt ?? '~') || compare(a.at, b.at) || compare(a.event, b.event);
const byMoment = (a: Redemption, b: Redemption): number => compare(a.at, b.at) || compare(a.event, b.event);

/** Pays all redemptions anew. Those long past are paid for good, and lots of no more use are dropped. */
function settle(ledger: Ledger): Ledger {
  const { lots, owed, applied } = ledger;
  if (lots.length === 0 && owed.length === 0) return ledger;
  const inOrder = owed.toSorted(byMoment);
  const newest = [...lots, ...owed].reduce((at, part) => (part.at > at ? part.at : at), '');
  const settled = later(newest, -settledAfterSeconds);
  const recent = inOrder.filter(({ at }) => at > settled);
  const old = inOrder.filter(({ at }) => at <= settled);
  const kept = pay(lots.toSorted(bySoonestEnd), old)
    .map((lot) => ({ ...lot, points: lot.left }))
    .filter((lot) => (isForetold(lot) ? lot.at > settled : !hasEnded(lot, settled)));
  return { lots: pay(joinEndless(kept, settled), recent), owed: recent, applied };
}

/** The lots with what they have left: each redemption takes from those of its moment, soonest end first. */
function pay(lots: readonly Lot[], redemptions: readonly Redemption[]): readonly Lot[] {
  const left = lots.map(({ points }) => points);
  for (const { at, points } of redemptions) {
    let owed = points;
    for (const [place, lot] of lots.entries()) {
      if (usableFrom(lot) > at || hasEnded(lot, at)) continue;
      const has = left[place] ?? 0;
      const taken = Math.min(has, owed);
      left[place] = has - taken;
      owed -= taken;
    }
  }
  return lots.map((lot, place) => ({ ...lot, left: left[place] ?? 0 }));
}

/** Points that never end become one lot when they are settled: years of small ones would fill the profile. */
function joinEndless(lots: readonly Lot[], settled: string): readonly Lot[] {
  const endless = lots.filter((lot) => lot.expiresAt === undefined && usableFrom(lot) <= settled);
  const newest = endless.at(-1);
  if (newest === undefined || endless.length === 1) return lots;
  const points = endless.reduce((sum, lot) => sum + lot.points, 0);
  const { event, at } = newest;
  return [...lots.filter((lot) => !endless.includes(lot)), { event, at, points, left: points }].toSorted(
    bySoonestEnd,
  );
}

/**
 * The ledger within its bound. Lots that are too many to stand one by one are joined by the month in which they end,
 * and what was redeemed is paid for good: nobody loses a point, and some end a few weeks later.
 */
export function limitLedger(ledger: Ledger): Ledger {
  const applied = takeWithin(ledger.applied, reasonsBytes - bytesOf(emptyLedger));
  if (bytesOf([ledger.lots, ledger.owed]) <= lotsBytes)
    return applied === ledger.applied ? ledger : { ...ledger, applied };
  const newest = [...ledger.lots, ...ledger.owed].reduce((at, part) => (part.at > at ? part.at : at), '');
  const byMonth = joinLots(ledger.lots, newest, ({ expiresAt = 'never' }) =>
    expiresAt.slice(0, month.length),
  );
  const lots = bytesOf(byMonth) <= lotsBytes ? byMonth : joinLots(byMonth, newest, () => 'all');
  return { lots, owed: [], applied };
}

const month = '2026-11';

/** One lot for each end, of what is left by now; lots that cannot be spent yet, or were told of, stand apart. */
function joinLots(lots: readonly Lot[], newest: string, endOf: (lot: Lot) => string): readonly Lot[] {
  const left = lots
    .filter((lot) => lot.left > 0 && !hasEnded(lot, newest))
    .map((lot) => ({ ...lot, points: lot.left }));
  const together = Map.groupBy(
    left,
    (lot) => `${endOf(lot)} ${usableFrom(lot) > newest} ${lot.told === true}`,
  );
  return [...together.values()].flatMap((group) => group.reduce(joinTwo)).toSorted(bySoonestEnd);
}

function joinTwo(a: Lot, b: Lot): Lot {
  const { event, at } = compare(a.at, b.at) < 0 ? b : a;
  const usableAt = [a.usableAt, b.usableAt]
    .flatMap((moment) => moment ?? [])
    .sort()
    .at(-1);
  const sum = a.left + b.left;
  return {
    event,
    at,
    points: sum,
    left: sum,
    ...(a.for !== undefined && a.for === b.for ? { for: a.for } : {}),
    ...(a.expiresAt === undefined || b.expiresAt === undefined
      ? {}
      : { expiresAt: a.expiresAt > b.expiresAt ? a.expiresAt : b.expiresAt }),
    ...(usableAt === undefined ? {} : { usableAt }),
    ...(a.told === true ? { told: a.told } : {}),
  };
}

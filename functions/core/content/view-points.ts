import type { View } from '../../../statemachines/language/view.ts';
import { balanceAt, endingWithin, soonestEnding } from '../points/points.ts';
import { onlyKnown } from '../records/only-known.ts';
import { startOf } from '../runs/start.ts';
import { zoneOf } from '../time/zone.ts';
import { sayLastDay, sayMoney, sayPoints } from './formats.ts';
import type { ViewParts } from './view-parts.ts';

type Points = NonNullable<View['points']>;

/** Nothing when the customer has no points: nobody is told of none. */
export function pointsOf(parts: ViewParts): View['points'] {
  const { profile, run, now, tags } = parts;
  const balance = balanceAt(profile.points, now);
  if (balance === 0) return undefined;
  // Points that a scenario tells of are earned for the scenario itself.
  const lot = profile.points.lots.find(
    ({ for: reason, at, left, expiresAt = '' }) =>
      reason === tags.scenario && at >= startOf(run) && left > 0 && new Date(expiresAt) > now,
  );
  const ending = soonestEnding(profile.points, now);
  const { points, worth } = say(balance, parts);
  return {
    balance: points,
    worth,
    ...onlyKnown({
      earned:
        lot?.expiresAt === undefined
          ? undefined
          : { ...say(lot.points, parts), until: sayUntil(lot.expiresAt, parts) },
      added: addedOf(parts),
      ending:
        ending === undefined
          ? undefined
          : { ...say(ending.points, parts), until: sayUntil(ending.until, parts) },
      soon: soonOf(parts),
    }),
  };
}

const soonSeconds = 14 * 24 * 3600;

/** What ends within two weeks of the soonest, when that is not all at once. */
function soonOf(parts: ViewParts): Points['soon'] {
  const { profile, now } = parts;
  const first = soonestEnding(profile.points, now);
  if (first === undefined) return undefined;
  const seconds = (Date.parse(first.until) - now.getTime()) / 1000 + soonSeconds;
  const all = endingWithin(profile.points, now, seconds);
  if (all === undefined || all.points === first.points) return undefined;
  return { ...say(all.points, parts), until: sayUntil(all.last, parts) };
}

/** New points, with their soonest end and, where they are all for the same, what for. */
function addedOf(parts: ViewParts): Points['added'] {
  const { added = [] } = parts;
  if (added.length === 0) return undefined;
  const points = added.reduce((sum, { left }) => sum + left, 0);
  const [soonest] = added.flatMap(({ expiresAt }) => expiresAt ?? []).sort();
  const [reason, ...others] = new Set(added.map((lot) => lot.for));
  return {
    ...say(points, parts),
    ...onlyKnown({
      until: soonest === undefined ? undefined : sayUntil(soonest, parts),
      for: others.length === 0 ? reason : undefined,
    }),
  };
}

const say = (points: number, { language, policy }: ViewParts) => ({
  points: sayPoints(points, language, policy),
  worth: sayMoney(points * policy.points.worth, policy.shop.currency, language),
});

const sayUntil = (at: string, { profile, policy, now, language }: ViewParts): string =>
  sayLastDay(at, now, zoneOf(profile, policy.shop), language);

import type { Duration } from '../language/durations.ts';
import type { Scenario } from '../language/scenario.ts';
import { stepsIn } from './steps-in.ts';

/** A marketing message of a scenario that may want the customer's one message of the day. */
export interface Contender {
  readonly scenario: Scenario;
  readonly message: string;
  readonly rank: number;
  /** How long it may be put off. */
  readonly postpone?: Duration;
}

/** What becomes of the message that does not go first. */
export type Fate =
  | { readonly becomes: 'put off'; readonly atMost: Duration }
  | { readonly becomes: 'dropped' }
  /** By its family: the message is skipped, or the whole run ends, while the other is due or has just written. */
  | { readonly becomes: 'skipped' | 'leaving'; readonly within: Duration };

export interface Collision {
  readonly winner: Contender;
  readonly loser: Contender;
  readonly fate: Fate;
  /** Of the same rank: the earlier trigger goes first, so that it may as well be the other way round. */
  readonly tie: boolean;
}

/** The marketing messages of all scenarios, the first to go at the top; each once, in the order of ranks. */
export function listContenders(scenarios: readonly Scenario[]): readonly Contender[] {
  const all = scenarios.flatMap((scenario) =>
    stepsIn(scenario.steps).flatMap((step): Contender[] => {
      if (step.step !== 'message' || step.rank === undefined) return [];
      const { message, rank, postpone } = step;
      return [{ scenario, message, rank, ...(postpone === undefined ? {} : { postpone }) }];
    }),
  );
  return [...new Map(all.map((one) => [`${one.scenario.id} ${one.message} ${one.rank}`, one])).values()].sort(
    (a, b) => a.rank - b.rank,
  );
}

/**
 * Who goes first when messages of two scenarios want the same customer on the same local day, and what becomes of
 * the other; in the order of the losers' ranks. Any two can meet unless their validities never overlap: what a
 * customer does in a day has no bounds that a declaration would show.
 */
export const listCollisions = (contenders: readonly Contender[]): readonly Collision[] =>
  contenders.flatMap((loser) =>
    contenders.flatMap((winner): Collision[] => {
      if (winner.scenario === loser.scenario || !overlap(winner.scenario, loser.scenario)) return [];
      const fate = fateOf(loser, winner);
      return fate === undefined ? [] : [{ winner, loser, fate, tie: winner.rank === loser.rank }];
    }),
  );

/** Local days compare as text; a scenario without validity is always valid. */
function overlap(a: Scenario, b: Scenario): boolean {
  const endsBefore = (one: Scenario, other: Scenario): boolean =>
    one.validity?.until !== undefined &&
    other.validity?.from !== undefined &&
    one.validity.until < other.validity.from;
  return !endsBefore(a, b) && !endsBefore(b, a);
}

/** Nothing, when the message goes first itself. */
function fateOf(loser: Contender, winner: Contender): Fate | undefined {
  const family = familyOf(loser, winner);
  if (family?.then === 'leave') return { becomes: 'leaving', within: family.within };
  if (familyOf(winner, loser)?.then === 'leave' || winner.rank > loser.rank) return undefined;
  if (family !== undefined && winner.rank < loser.rank) return { becomes: 'skipped', within: family.within };
  return loser.postpone === undefined
    ? { becomes: 'dropped' }
    : { becomes: 'put off', atMost: loser.postpone };
}

const familyOf = ({ scenario }: Contender, other: Contender) =>
  scenario.yields?.find(({ to }) => to === other.scenario.id);

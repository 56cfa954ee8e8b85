import { spreadOf } from '../../functions/core/records/fingerprint.ts';
import { makeDie } from '../chaos/faults.ts';

/** Chance that always falls the same way for the same names. */
export interface Dice {
  chance(probability: number): boolean;
  /** From `least` (inclusive) to `most` (exclusive). */
  between(least: number, most: number): number;
  /** Both inclusive. */
  whole(least: number, most: number): number;
  pick<const T>(from: readonly [T, ...T[]]): T;
  /** So many different ones at most. */
  some<T>(from: readonly T[], count: number): readonly T[];
}

export function makeDice(...names: readonly string[]): Dice {
  const { next, falls } = makeDie(Math.floor(spreadOf(...names) * 2 ** 32));
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    chance: falls,
    between: (least, most) => least + next() * (most - least),
    whole,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
    some: (from, count) =>
      from
        .map((one) => ({ one, place: next() }))
        .sort((a, b) => a.place - b.place)
        .slice(0, count)
        .map(({ one }) => one),
  };
}

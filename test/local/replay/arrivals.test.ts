import { describe, expect, it } from 'vitest';
import { arriveInOrder } from '../../../scripts/local/replay/arrivals.ts';

const minute = 60_000;
const noon = Date.parse('2026-03-02T12:00:00Z');

async function arrive(
  minutes: readonly number[],
  latest = Number.POSITIVE_INFINITY,
): Promise<readonly number[]> {
  async function* items() {
    yield* minutes;
  }
  const arrivals: number[] = [];
  const timeOf = (item: number): number => noon + item * minute;
  for await (const { at } of arriveInOrder(items(), timeOf, { tolerance: 10 * minute, latest }))
    arrivals.push((at.getTime() - noon) / minute);
  return arrivals;
}

describe('events arrive', () => {
  it('at their own time when they are in order', async () => {
    expect(await arrive([0, 1, 1, 60, 3000])).toEqual([0, 1, 1, 60, 3000]);
  });

  it('no earlier than what came before them', async () => {
    expect(await arrive([0, 5, 3, 6])).toEqual([0, 5, 5, 6]);
  });

  it('without taking the clock along when they are dated after the latest moment that there can be', async () => {
    expect(await arrive([0, 1, 900_000, 900_001], noon + 5 * minute)).toEqual([0, 1, 1, 1]);
  });

  it('at the latest moment when clocks differ by as much', async () => {
    expect(await arrive([0, 1, 7], noon + 5 * minute)).toEqual([0, 1, 5]);
    expect(await arrive([900_000], noon + 5 * minute)).toEqual([5]);
  });
});

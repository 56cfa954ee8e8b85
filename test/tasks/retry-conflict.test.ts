import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atOnce } from '../../functions/adapters/memory/backoff.ts';
import { firstPause, longestPause, mostRounds, retryConflict } from '../../functions/tasks/retry-conflict.ts';
import { makeDie } from '../../scripts/chaos/faults.ts';

/** The functions' own timeout, in milliseconds. */
const patience = 30_000;

describe('A write that met a newer version', () => {
  it('is tried again after a pause that grows up to its longest', async () => {
    const pauses: number[] = [];
    const answers = ['conflict', 'conflict', 'again', 'conflict', 'written'] as const;
    let round = 0;
    const written = await retryConflict(
      'profile',
      async (longest) => void pauses.push(longest),
      async () => answers[round++] ?? 'conflict',
    );
    expect(written).toBe('written');
    expect(pauses).toEqual([firstPause, 2 * firstPause, 4 * firstPause]);
  });

  it('is given up by name, after pauses that fit into one call of a function', async () => {
    const pauses: number[] = [];
    let rounds = 0;
    const given = retryConflict(
      'profile',
      async (longest) => void pauses.push(longest),
      async () => {
        rounds++;
        return 'conflict';
      },
    );
    await expect(given).rejects.toMatchObject({ name: 'StoreBusy' });
    expect(rounds).toBe(mostRounds);
    expect(pauses).toHaveLength(mostRounds - 1);
    expect(Math.max(...pauses)).toBe(longestPause);
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(patience * 0.9);
  });

  it('passes on a fault that is no conflict', async () => {
    const broken = retryConflict('profile', atOnce, async () => {
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
  });
});

describe('A crowd of writers of one row, a request of whom takes ten milliseconds', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it.each([2, 40, 200])('of %i is done in one call of a function each', async (many) => {
    const dice = makeDie(many);
    let version = 0;
    let finished = 0;
    const writers = Array.from({ length: many }, () =>
      retryConflict(
        'row',
        (longest) => sleep(dice.next() * longest),
        async () => {
          await sleep(10);
          const read = version;
          await sleep(10);
          if (version !== read) return 'conflict';
          version++;
          finished = Date.now();
          return 'written' as const;
        },
      ),
    );
    const all = Promise.allSettled(writers);
    await vi.runAllTimersAsync();
    expect((await all).filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(version).toBe(many);
    expect(finished).toBeLessThan(patience / 2);
  });
});

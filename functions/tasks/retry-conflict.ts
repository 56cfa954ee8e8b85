import type { Backoff } from '../ports/world/clock.ts';
import { storeBusy } from './faults.ts';

/** `conflict`: others have written what was read. `again`: something was written, and what comes next is decided anew. */
export type Retried<T> = T | 'conflict' | 'again';

/**
 * So often something is tried. A customer's writers are few and quick, but for one day: an import, or an outage that
 * is over, brings hundreds of events of one customer at the same moment, and one of them is written at a time.
 */
export const mostRounds = 20;
/** As long as one write takes: two writers who met need no more to part. */
export const firstPause = 20;
/**
 * Milliseconds. A crowd parts when there is room for a write of each between two tries: 200 writers of ten milliseconds.
 * All pauses together stay below the functions' own 30 seconds, at their very longest too.
 */
export const longestPause = 2000;

/**
 * Reads, decides and writes under the version that was read, until nobody else has written in between. Everything
 * that is written with a condition is written through here. Throws `StoreBusy` when others were quicker each time;
 * then whoever called tries again later.
 */
export async function retryConflict<T>(
  what: string,
  backoff: Backoff,
  attempt: () => Promise<Retried<T>>,
): Promise<T> {
  let pause = firstPause;
  for (let round = 1; round <= mostRounds; round++) {
    const done = await attempt();
    if (isDone(done)) return done;
    if (done === 'again' || round === mostRounds) continue;
    await backoff(pause);
    pause = Math.min(2 * pause, longestPause);
  }
  throw storeBusy(what);
}

const isDone = <T>(done: Retried<T>): done is T => done !== 'conflict' && done !== 'again';

import type { Duration } from '../language/durations.ts';
import type { Fail } from './scenario-fault.ts';

/** Whole seconds above zero: what comes from plain JavaScript may be anything. */
export function checkTime(fail: Fail, where: string, what: string, time: Partial<Duration>): void {
  if (time.seconds === undefined || !Number.isInteger(time.seconds) || time.seconds < 1)
    fail(where, `${what} of nothing; use minutes(), hours() or days() with 1 or more`);
}

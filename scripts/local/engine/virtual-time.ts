import { AsyncLocalStorage } from 'node:async_hooks';
import FakeTimers, { type Clock, type TimerId } from '@sinonjs/fake-timers';

export interface VirtualTime {
  now(): Date;
  /** Fires what is due until then, one timer at a time, letting all work it causes settle in between. */
  advanceTo(moment: Date): Promise<void>;
  /** Fires the next timer, wherever in the future it is; `false` when there is none. */
  advanceToNext(): Promise<boolean>;
  /** Timers that this work sets, now or later, are virtual; those of everything else are real. */
  inside<T>(work: () => T): T;
  /**
   * Marks work that must end before the clock may go on, such as a Task. The clock stands still meanwhile, so
   * the timers of this work are real: the patience of a network request must not wait for a clock that waits
   * for the request.
   */
  busy<T>(work: () => Promise<T>): Promise<T>;
  /** Waits until nothing is at work. */
  settle(): Promise<void>;
  uninstall(): void;
}

const longestTimer = 2 ** 31 - 1; // a longer delay fires at once

/**
 * Takes over `Date` of this process, and `setTimeout` for the work inside. The state machines' waits are timers,
 * so that a month passes in the time that its work takes.
 */
export function installVirtualTime(start: Date): VirtualTime {
  const { Date: RealDate, setTimeout, clearTimeout } = globalThis;
  const clock = FakeTimers.createClock(start);
  globalThis.Date = showTime(clock);
  const isInside = new AsyncLocalStorage<boolean>();
  const virtual = chainLongTimers(clock);
  // Node's own signature has variants (promisify, missing callback) that nothing here uses.
  globalThis.setTimeout = ((callback: (...values: unknown[]) => void, delay = 0, ...values: unknown[]) =>
    isInside.getStore() === true
      ? virtual.set(() => callback(...values), delay)
      : setTimeout(callback, delay, ...values)) as typeof globalThis.setTimeout;
  globalThis.clearTimeout = (handle) => {
    if (!virtual.clear(handle)) clearTimeout(handle);
  };
  let working = 0;

  const settle = async (): Promise<void> => {
    do await new Promise<void>((resolve) => setImmediate(resolve));
    while (working > 0);
  };
  return {
    now: () => new Date(clock.now),
    settle,
    async advanceTo(moment) {
      // What was set going by the last event may not have begun: its timers must not fire before its work is done.
      await settle();
      const distance = moment.getTime() - clock.now;
      if (distance <= 0) return;
      let arrived = false;
      virtual.set(() => {
        arrived = true;
      }, distance);
      for (clock.next(); !arrived; clock.next()) await settle();
    },
    async advanceToNext() {
      await settle();
      if (clock.countTimers() === 0) return false;
      clock.next();
      await settle();
      return true;
    },
    inside: (work) => isInside.run(true, work),
    busy: (work) =>
      isInside.run(false, async () => {
        working++;
        try {
          return await work();
        } finally {
          working--;
        }
      }),
    uninstall() {
      Object.assign(globalThis, { Date: RealDate, setTimeout, clearTimeout });
    },
  };
}

/** A `Date` that knows the clock's time. Thin, as a replay makes hundreds of them for every event. */
export function showTime(clock: { readonly now: number }): DateConstructor {
  const RealDate = Date;
  class VirtualDate extends RealDate {
    constructor(...given: [] | ConstructorParameters<DateConstructor>) {
      if (given.length === 0) super(clock.now);
      else super(...given);
    }
    static override now(): number {
      return clock.now;
    }
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof RealDate;
    }
  }
  return VirtualDate as DateConstructor; // nobody calls it without `new`
}

interface ChainedTimers {
  set(callback: () => void, delay: number): TimerId;
  /** `false` when the handle is none of these. */
  clear(handle: unknown): boolean;
}

/** Waits of months are cut into timers that the clock can hold; clearing the handle clears the one that runs. */
function chainLongTimers(clock: Clock): ChainedTimers {
  const running = new Map<unknown, TimerId>();
  return {
    set(callback, delay) {
      const hold = (left: number): TimerId =>
        left > longestTimer
          ? clock.setTimeout(() => void running.set(handle, hold(left - longestTimer)), longestTimer)
          : clock.setTimeout(() => {
              running.delete(handle);
              callback();
            }, left);
      const handle = hold(delay);
      running.set(handle, handle);
      return handle;
    },
    clear(handle) {
      const current = running.get(handle);
      if (current === undefined) return false;
      running.delete(handle);
      clock.clearTimeout(current);
      return true;
    },
  };
}

import FakeTimers from '@sinonjs/fake-timers';

export interface VirtualTime {
  now(): Date;
  /** Fires what is due until then, one timer at a time, letting all work it causes settle in between. */
  advanceTo(moment: Date): Promise<void>;
  /** Fires the next timer, wherever in the future it is; `false` when there is none. */
  advanceToNext(): Promise<boolean>;
  /** Marks work that must end before the clock may go on, such as a Task. */
  busy<T>(work: () => Promise<T>): Promise<T>;
  /** Waits until nothing is at work. */
  settle(): Promise<void>;
  uninstall(): void;
}

const longestTimer = 2 ** 31 - 1; // a longer delay fires at once

/**
 * Takes over `Date`, `setTimeout` and `clearTimeout` of this process. The state machines' waits are timers, so
 * that a month passes in the time that its work takes.
 */
export function installVirtualTime(start: Date): VirtualTime {
  const clock = FakeTimers.install({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  chainLongTimers();
  let working = 0;

  const settle = async (): Promise<void> => {
    do await new Promise<void>((resolve) => setImmediate(resolve));
    while (working > 0);
  };
  return {
    now: () => new Date(clock.now),
    settle,
    async advanceTo(moment) {
      const distance = moment.getTime() - clock.now;
      if (distance <= 0) return;
      let arrived = false;
      setTimeout(() => {
        arrived = true;
      }, distance);
      while (!arrived) {
        clock.next();
        await settle();
      }
    },
    async advanceToNext() {
      if (clock.countTimers() === 0) return false;
      clock.next();
      await settle();
      return true;
    },
    async busy(work) {
      working++;
      try {
        return await work();
      } finally {
        working--;
      }
    },
    uninstall: () => clock.uninstall(),
  };
}

/** Waits of months are cut into timers that the clock can hold; clearing the handle clears the one that runs. */
function chainLongTimers(): void {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const running = new Map<unknown, ReturnType<typeof setTimeout>>();
  const chained = (callback: () => void, delay = 0): ReturnType<typeof setTimeout> => {
    if (delay <= longestTimer) return set(callback, delay);
    const hold = (left: number): ReturnType<typeof setTimeout> =>
      left > longestTimer
        ? set(() => void running.set(handle, hold(left - longestTimer)), longestTimer)
        : set(() => {
            running.delete(handle);
            callback();
          }, left);
    const handle = hold(delay);
    running.set(handle, handle);
    return handle;
  };
  // Node's own signature has variants (promisify, missing callback) that nothing here uses.
  globalThis.setTimeout = chained as typeof globalThis.setTimeout;
  globalThis.clearTimeout = (handle) => clear(running.get(handle) ?? handle);
}

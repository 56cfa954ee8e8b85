import * as fc from 'fast-check';

/**
 * Ports whose answers come in the order that the scheduler draws: together with others, every interleaving of
 * two processes' calls is possible.
 */
function interleave<T extends object>(scheduler: fc.Scheduler, port: T): T {
  return new Proxy(port, {
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver);
      return typeof value === 'function'
        ? (...args: unknown[]) =>
            scheduler.schedule(Promise.resolve(Reflect.apply(value, target, args)), String(property))
        : value;
    },
  });
}

/** One of several processes that run at the same time; `through` gives it its own view of a port. */
export type Concurrent<R> = (through: <T extends object>(port: T) => T) => Promise<R>;

/**
 * Plays the same scene in many drawn orders. `scene` sets the stage, names the processes and says what must be
 * true when all have ended. The seed is fixed: a failure can be looked at again.
 */
export async function inEveryOrder<R>(
  scene: () => Promise<{
    readonly processes: readonly Concurrent<R>[];
    readonly afterwards: (results: readonly R[]) => Promise<void> | void;
  }>,
  { numRuns = 100 }: { readonly numRuns?: number } = {},
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const { processes, afterwards } = await scene();
      const running = processes.map(async (process) => {
        await scheduler.schedule(Promise.resolve(), 'start');
        return process((port) => interleave(scheduler, port));
      });
      await afterwards(await scheduler.waitFor(Promise.all(running)));
    }),
    { numRuns, seed: 20260302 },
  );
}

import type { LambdaFaultName } from '../../statemachines/language/faults.ts';

/** When a process dies: at its N-th call to the outside, from 1, before or after the call was carried out. */
export interface Death {
  readonly at: number;
  readonly carriedOut: boolean;
}

/** A function that was killed; what it would have done next never happens. */
export class Killed extends Error {
  override readonly name: LambdaFaultName = 'Sandbox.Timedout';
}

export interface Process {
  /** The ports as this process sees them: all calls count, and none gets through after its death. */
  wrap<T extends object>(port: T): T;
  /** The names of the calls so far, in order. */
  readonly calls: readonly string[];
  readonly died: boolean;
}

/** A process that lives until its death, or for ever when there is none. */
export function startProcess(death?: Death): Process {
  const calls: string[] = [];
  let died = false;
  const step = async (name: string, call: () => unknown): Promise<unknown> => {
    if (died) throw new Killed(`dead before ${name}`);
    calls.push(name);
    if (calls.length !== death?.at) return call();
    died = true;
    if (death.carriedOut) await call();
    throw new Killed(`died at ${name}`);
  };
  return {
    calls,
    get died() {
      return died;
    },
    wrap: (port) =>
      new Proxy(port, {
        get(target, property, receiver) {
          const value: unknown = Reflect.get(target, property, receiver);
          return typeof value === 'function'
            ? (...args: unknown[]) => step(String(property), () => Reflect.apply(value, target, args))
            : value;
        },
      }),
  };
}

/** Runs a piece of work that may be killed; other faults are thrown on. */
export async function mayDie<T>(work: () => Promise<T>): Promise<T | 'killed'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Killed) return 'killed';
    throw error;
  }
}

/** Every death there is in a process of so many calls. */
export const everyDeath = (calls: number): readonly Death[] =>
  Array.from({ length: calls }, (_, index) => [
    { at: index + 1, carriedOut: false },
    { at: index + 1, carriedOut: true },
  ]).flat();

import { StateMachine } from 'aws-local-stepfunctions';
import { compileSweep } from '../../../statemachines/compile/compile-sweep.ts';
import { type SweepCall, sweepTime } from '../../../statemachines/language/sweep.ts';
import { listTasks } from './list-tasks.ts';
import type { VirtualTime } from './virtual-time.ts';

type Json = Parameters<StateMachine['run']>[0];

/** The deployed sweep's state machine, started every day in virtual time from now on. */
export function scheduleSweep(
  time: VirtualTime,
  sweep: (call: SweepCall) => Promise<unknown>,
  failed: (fault: unknown) => void,
): void {
  const definition = compileSweep();
  const machine = new StateMachine(definition as unknown as ConstructorParameters<typeof StateMachine>[0], {
    validationOptions: { noValidate: true },
  });
  const handler = async (input: unknown) => (await time.busy(() => sweep(input as SweepCall))) as Json; // the machine's Parameters are made from the same contract
  const overrides = {
    taskResourceLocalHandlers: Object.fromEntries(listTasks(definition).map((state) => [state, handler])),
  };

  const waitForNext = (): void => {
    const now = time.now();
    const next = new Date(now);
    next.setUTCHours(sweepTime.hour, sweepTime.minute, 0, 0);
    if (next <= now) next.setUTCDate(next.getUTCDate() + 1);
    time.inside(() =>
      setTimeout(() => {
        waitForNext();
        machine.run({}, { overrides }).result.catch(failed);
      }, next.getTime() - now.getTime()),
    );
  };
  waitForNext();
}

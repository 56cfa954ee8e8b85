import { StateMachine } from 'aws-local-stepfunctions';
import { map } from '#map';
import { compileAnnounce } from '../../../statemachines/compile/compile-announce.ts';
import type { AnnounceCall, Change } from '../../../statemachines/language/announcement.ts';
import { listTasks } from './list-tasks.ts';
import type { VirtualTime } from './virtual-time.ts';

type Json = Parameters<StateMachine['run']>[0];

/** The deployed announcement's state machine, in virtual time: announces a change, and says when all are told. */
export function makeAnnouncement(
  time: VirtualTime,
  announce: (call: AnnounceCall) => Promise<unknown>,
): (change: Change) => Promise<void> {
  const definition = compileAnnounce(map.policy);
  const machine = new StateMachine(definition as unknown as ConstructorParameters<typeof StateMachine>[0], {
    validationOptions: { noValidate: true },
  });
  const handler = async (input: unknown) => (await time.busy(() => announce(input as AnnounceCall))) as Json; // the machine's Parameters are made from the same contract
  const overrides = {
    taskResourceLocalHandlers: Object.fromEntries(listTasks(definition).map((state) => [state, handler])),
  };
  return async (change) => {
    const run = time.inside(() => machine.run(change as unknown as Json, { overrides })); // read-only JSON is JSON
    await run.result;
  };
}

import type { StateMachine } from 'aws-local-stepfunctions';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type {
  RunState,
  StepOutcome,
  TaskCall,
  TaskName,
  TriggerInput,
} from '../../../statemachines/language/tasks.ts';
import type { Machine, MachineTask } from './machine.ts';
import type { Tokens } from './tokens.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { Run, RunEnd, Watch } from './watch.ts';

export interface ExecutionParts {
  readonly time: VirtualTime;
  readonly tokens: Tokens;
  readonly watch: Watch;
  /** Does what a Task asks for. */
  readonly perform: (task: TaskName, call: TaskCall<never>) => Promise<StepOutcome | 'waiting'>;
}

export interface Executions {
  /** Every start of one run after its first is an execution of its own, as when a bus delivers twice. */
  start(machine: Machine, trigger: TriggerInput): void;
  readonly open: () => number;
}

/** Runs machines as the service does, and tells whoever watches what each of them is at. */
export function makeExecutions({ time, tokens, watch, perform }: ExecutionParts): Executions {
  const deliveries = new Map<string, number>();
  let open = 0;

  const start = (machine: Machine, trigger: TriggerInput): void => {
    const id = identifyRun(machine.scenario.id, trigger.id);
    const delivery = (deliveries.get(id) ?? 0) + 1;
    deliveries.set(id, delivery);
    const run: { -readonly [K in keyof Run]: Run[K] } = {
      id,
      execution: delivery === 1 ? id : `${id}-${delivery}`,
      scenario: machine.scenario.id,
      trigger,
      startedAt: time.now().toISOString(),
      state: { status: 'running' },
      at: machine.definition.StartAt,
      states: 0,
    };
    open++;
    watch.started?.(run);
    const ask = async ({ task, waitsSeconds }: MachineTask, input: unknown): Promise<StepOutcome> => {
      const call = readCall(input);
      const answer = call.token === undefined ? undefined : tokens.hear(call.token, waitsSeconds ?? 0);
      const outcome = await perform(task, call);
      const final = answer === undefined ? outcome : await answer;
      if (final === 'waiting') throw new Error(`${task} waits, and nobody has a token to answer`);
      watch.decided?.(run, call, final);
      return final;
    };
    const execution = time.inside(() =>
      machine.interpreter.run(toJson(trigger), {
        context: {
          Execution: { Id: run.execution },
          // Read once whenever a Task with a token is entered.
          Task: {
            get Token() {
              return tokens.issue();
            },
          },
        },
        overrides: {
          taskResourceLocalHandlers: Object.fromEntries(
            machine.tasks.map((task) => [task.state, async (input) => toJson(await ask(task, input))]),
          ),
        },
      }),
    );
    const follow = async (): Promise<void> => {
      let last = '';
      for await (const log of execution.eventLogs) {
        if (log.type !== 'StateEntered' && log.type !== 'StateRetried') continue;
        run.states++;
        last = log.state.name;
        run.at = last;
        if (log.type === 'StateEntered') watch.entered?.(run, last);
      }
    };
    const following = follow();
    const end = async (state: (at: string) => RunEnd): Promise<void> => {
      await following;
      run.state = state(time.now().toISOString());
      open--;
      watch.ended?.(run);
    };
    execution.result.then(
      (output) =>
        end((endedAt) => {
          const step = (output as unknown as RunState).step; // the machine's data is the trigger and its last step
          return {
            status: 'succeeded',
            endedAt,
            ending: run.at === 'Left' ? 'left' : 'finished',
            ...(step === undefined ? {} : { last: step }),
          };
        }),
      (fault: unknown) =>
        end((endedAt) => ({
          status: 'failed',
          endedAt,
          cause: fault instanceof Error ? String(fault.cause ?? fault.message) : String(fault),
        })),
    );
  };

  return { start, open: () => open };
}

/** A Task's input: its Parameters, which the compiler makes from the same contract; with a token in a payload. */
const readCall = (input: unknown): TaskCall<never> =>
  (input as { Payload?: TaskCall<never> }).Payload ?? (input as TaskCall<never>);

type Json = Parameters<StateMachine['run']>[0];
/** The interpreter's types know only mutable JSON; contracts are read-only JSON. */
const toJson = (value: TriggerInput | StepOutcome): Json => value as unknown as Json;

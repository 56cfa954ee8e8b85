import { readFileSync } from 'node:fs';
import { StateMachine } from 'aws-local-stepfunctions';
import { identifyRun } from '../../functions/core/fingerprint.ts';
import type { AppEvent, Bus, Channels, Clock, Content, Store } from '../../functions/ports.ts';
import { checkCondition } from '../../functions/tasks/check-condition.ts';
import { type RecordOutcome, recordEvent } from '../../functions/tasks/record-event.ts';
import { sendMessage } from '../../functions/tasks/send-message.ts';
import { compileScenario, ruleConditions } from '../../statemachines/compile/compile-scenario.ts';
import { explainMismatch } from '../../statemachines/language/facts.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import type { Scenario } from '../../statemachines/language/scenario.ts';
import { acceptedSource } from '../../statemachines/language/settings.ts';
import type {
  RunState,
  StepOutcome,
  TaskCall,
  TaskName,
  Tasks,
  TriggerInput,
} from '../../statemachines/language/tasks.ts';
import { matchesPattern } from './rules.ts';
import type { VirtualTime } from './virtual-time.ts';

/** One execution of a state machine on the laptop. */
export interface Run {
  readonly id: string;
  readonly execution: string;
  readonly scenario: string;
  readonly trigger: TriggerInput;
  readonly startedAt: string;
  readonly state: RunEnd;
  /** The state it is in now. */
  readonly at: string;
  /** States entered so far, retries included: what Step Functions charges for. */
  readonly states: number;
}

export type RunEnd =
  | { readonly status: 'running' }
  | {
      readonly status: 'succeeded';
      readonly endedAt: string;
      readonly ending: 'finished' | 'left';
      readonly last?: StepOutcome;
    }
  | { readonly status: 'failed'; readonly endedAt: string; readonly cause: string };

/** What a watcher may be told; every callback is optional. */
export interface Watch {
  recorded?(outcome: RecordOutcome, envelope: unknown): void;
  /** The door recorded an event, or had it already, and handed it to no rule. */
  heldBack?(scenario: string, outcome: Extract<RecordOutcome, { outcome: 'late' | 'duplicate' }>): void;
  notMatched?(scenario: string, trigger: TriggerInput, reason: string): void;
  started?(run: Run): void;
  entered?(run: Run, state: string): void;
  decided?(run: Run, call: TaskCall<Tasks[TaskName]>, outcome: StepOutcome): void;
  ended?(run: Run): void;
}

export interface WorldParts {
  readonly scenarios: readonly Scenario[];
  readonly time: VirtualTime;
  readonly store: Store;
  readonly channels: Channels;
  readonly content: Content;
  /** Where tasks put events when that is not this world's own bus but one that leads to it over the wire. */
  readonly tasksBus?: Bus;
  readonly policy: Policy;
  readonly signingKey: string;
  readonly unsubscribeUrl: string;
  readonly watch?: Watch;
  /** Scenarios that are not among the shipped ones, and so have no golden file. */
  readonly compile?: boolean;
}

export interface World {
  /** An app puts an event on the bus; resolves when it is recorded and its runs have started. */
  put(envelope: unknown): Promise<RecordOutcome>;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly openRuns: () => number;
}

/**
 * The map on a laptop: the same definitions and tasks as deployed, a bus of a few lines, and virtual time.
 * The adapters are the caller's.
 */
export function makeWorld(parts: WorldParts): World {
  const { scenarios, time, store, channels, content, policy, watch = {} } = parts;
  const clock: Clock = { now: time.now };
  const signingKey = async () => parts.signingKey;
  const sendPorts = {
    store,
    channels,
    content,
    clock,
    policy,
    signingKey,
    unsubscribeUrl: parts.unsubscribeUrl,
  };
  const tasks: { readonly [T in TaskName]: (call: TaskCall<Tasks[T]>) => Promise<StepOutcome> } = {
    send: (call) => sendMessage(call, sendPorts),
    check: (call) => checkCondition(call, { store, clock, policy }),
  };
  const machines = scenarios.map((scenario) => loadMachine(scenario, parts.compile === true));
  const triggers = [...new Set(scenarios.map(({ on }) => on.event))];
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
      startedAt: clock.now().toISOString(),
      state: { status: 'running' },
      at: machine.definition.StartAt,
      states: 0,
    };
    open++;
    watch.started?.(run);
    const perform = async (task: TaskName, input: unknown): Promise<StepOutcome> => {
      // The state machine's Parameters are made by the compiler from the same contract.
      const call = input as TaskCall<never>;
      const outcome = await time.busy(() => tasks[task](call));
      watch.decided?.(run, call, outcome);
      return outcome;
    };
    const execution = time.inside(() =>
      machine.interpreter.run(toJson(trigger), {
        context: { Execution: { Id: run.execution } },
        overrides: {
          taskResourceLocalHandlers: Object.fromEntries(
            machine.tasks.map(([state, task]) => [
              state,
              async (input) => toJson(await perform(task, input)),
            ]),
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
      run.state = state(clock.now().toISOString());
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

  const match = (trigger: TriggerInput): void => {
    for (const machine of machines) {
      if (machine.scenario.on.event !== trigger.name) continue;
      const event = { source: acceptedSource, 'detail-type': trigger.name, detail: trigger };
      if (matchesPattern(machine.pattern, event)) start(machine, trigger);
      else
        watch.notMatched?.(
          machine.scenario.id,
          trigger,
          explainMismatch(machine.conditions, trigger.facts) ?? 'the rule does not match',
        );
    }
  };
  /** On the bus, not yet delivered: a real bus takes longer than the door needs to finish. */
  const onTheWay: TriggerInput[] = [];
  const bus: Bus = {
    async putTriggers(accepted) {
      onTheWay.push(...accepted);
    },
    async putEvents(events) {
      for (const event of events) await put(wrapEvent(event));
    },
  };
  const put = (envelope: unknown): Promise<RecordOutcome> =>
    time.busy(async () => {
      try {
        const outcome = await recordEvent(envelope, {
          store,
          bus: parts.tasksBus ?? bus,
          clock,
          policy,
          triggers,
        });
        watch.recorded?.(outcome, envelope);
        if (outcome.outcome === 'late' || outcome.outcome === 'duplicate')
          for (const { id, on } of scenarios) if (on.event === outcome.event) watch.heldBack?.(id, outcome);
        return outcome;
      } finally {
        for (const trigger of onTheWay.splice(0)) match(trigger);
      }
    });
  return { put, bus, clock, openRuns: () => open };
}

/** An app's event in EventBridge's envelope. */
export const wrapEvent = ({ id, name, customer, at, properties }: AppEvent): unknown => ({
  id,
  source: 'app',
  'detail-type': name,
  time: at,
  detail: { id, customer, at, properties },
});

interface Machine {
  readonly scenario: Scenario;
  readonly definition: ReturnType<typeof compileScenario>['definition'];
  readonly pattern: ReturnType<typeof compileScenario>['pattern'];
  readonly conditions: ReturnType<typeof ruleConditions>;
  readonly interpreter: StateMachine;
  readonly tasks: readonly (readonly [state: string, task: TaskName])[];
}

function loadMachine(scenario: Scenario, compile: boolean): Machine {
  const compiled = compileScenario(scenario);
  const file = new URL(`../../statemachines/definitions/${scenario.id}.asl.json`, import.meta.url);
  const definition: Machine['definition'] = compile
    ? compiled.definition
    : JSON.parse(readFileSync(file, 'utf8'));
  const tasks = Object.entries(definition.States).flatMap(([state, { Type, ...rest }]) =>
    Type === 'Task' && 'Resource' in rest ? [[state, taskOf(rest.Resource)] as const] : [],
  );
  return {
    scenario,
    definition,
    pattern: compiled.pattern,
    conditions: ruleConditions(scenario),
    // The golden files are validated by a test; here their Resources are still placeholders.
    interpreter: new StateMachine(definition as unknown as ConstructorParameters<typeof StateMachine>[0], {
      validationOptions: { noValidate: true },
    }),
    tasks,
  };
}

function taskOf(resource: string): TaskName {
  const task = (['send', 'check'] as const).find((name) => resource === `\${${name}}`);
  if (task === undefined) throw new Error(`${resource} names no task`);
  return task;
}

type Json = Parameters<StateMachine['run']>[0];
/** The interpreter's types know only mutable JSON; contracts are read-only JSON. */
const toJson = (value: TriggerInput | StepOutcome): Json => value as unknown as Json;

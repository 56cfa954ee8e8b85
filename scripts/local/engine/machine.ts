import { readFileSync } from 'node:fs';
import { StateMachine } from 'aws-local-stepfunctions';
import { map } from '#map';
import type { StateMachine as Definition, EventPattern } from '../../../statemachines/compile/asl.ts';
import { compileScenario, ruleConditions } from '../../../statemachines/compile/compile-scenario.ts';
import type { FactConditions, SaidConditions } from '../../../statemachines/language/facts.ts';
import type { Scenario } from '../../../statemachines/language/scenario.ts';
import { type TaskName, taskNames } from '../../../statemachines/language/tasks.ts';

/** A scenario as it is deployed: its definition, its rule, and an interpreter. */
export interface Machine {
  readonly scenario: Scenario;
  readonly definition: Definition;
  readonly pattern: EventPattern;
  readonly conditions: FactConditions;
  /** What the event itself must say. */
  readonly where: SaidConditions;
  readonly interpreter: StateMachine;
  readonly tasks: readonly MachineTask[];
}

export interface MachineTask {
  readonly state: string;
  readonly task: TaskName;
  /** A Task that waits with a token, and for how long. */
  readonly waitsSeconds?: number;
}

/** Where a machine's definition comes from: the golden file, the compiler, or a release that was kept. */
export type DefinitionSource = 'golden' | 'compiled' | Definition;

export function loadMachine(scenario: Scenario, source: DefinitionSource): Machine {
  const compiled = compileScenario(scenario, map);
  const definition =
    source === 'golden' ? readGolden(scenario.id) : source === 'compiled' ? compiled.definition : source;
  return {
    scenario,
    definition,
    pattern: compiled.pattern,
    conditions: ruleConditions(scenario, map.messages),
    where: ('where' in scenario.on ? scenario.on.where : undefined) ?? {},
    // The golden files are validated by a test; here their Resources are still placeholders.
    interpreter: new StateMachine(definition as unknown as ConstructorParameters<typeof StateMachine>[0], {
      validationOptions: { noValidate: true },
    }),
    tasks: Object.entries(definition.States).flatMap(([state, body]): MachineTask[] => {
      if (body.Type !== 'Task') return [];
      const { Parameters, Resource, TimeoutSeconds } = body;
      return 'FunctionName' in Parameters
        ? [{ state, task: taskOf(Parameters.FunctionName), waitsSeconds: TimeoutSeconds }]
        : [{ state, task: taskOf(Resource) }];
    }),
  };
}

/** The golden file of a machine, as it is deployed. */
export const readGolden = (id: string): Definition =>
  JSON.parse(
    readFileSync(new URL(`../../../statemachines/definitions/${id}.asl.json`, import.meta.url), 'utf8'),
  );

function taskOf(resource: string): TaskName {
  const task = taskNames.find((name) => resource === `\${${name}}`);
  if (task === undefined) throw new Error(`${resource} names no task`);
  return task;
}

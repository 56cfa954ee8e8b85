import { Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { type EventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { map } from '#map';
import { checkMap } from '../../statemachines/compile/check-map.ts';
import { compileScenario, machineName } from '../../statemachines/compile/compile-scenario.ts';
import type { Scenario } from '../../statemachines/language/scenario.ts';
import type { TaskName } from '../../statemachines/language/tasks.ts';
import { accept } from './accepted-findings.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Capability, Handler } from './handler.ts';

interface ScenarioMachinesProps {
  readonly scenarios: readonly Scenario[];
  readonly bus: EventBus;
  readonly tasks: Readonly<Record<TaskName, Handler>>;
  readonly deadLetters: DeadLetters;
}

/**
 * The service's own longest: starts that are throttled in a rush are made up for the same day, and an event
 * older than that starts nothing anyway.
 */
const startRetries = { maxEventAge: Duration.hours(24), retryAttempts: 185 };

/** One state machine and one rule a scenario; one role, one log and one dead-letter queue for all of them. */
export class ScenarioMachines extends Construct {
  readonly machines: ReadonlyMap<Scenario, StateMachine>;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, { scenarios, bus, tasks, deadLetters }: ScenarioMachinesProps) {
    super(scope, id);
    checkMap({ ...map, scenarios });
    this.log = new LogGroup(this, 'Log', {
      logGroupName: '/aws/vendedlogs/states/triggermap',
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const functionArns = Object.fromEntries(
      Object.entries(tasks).map(([task, handler]) => [task, handler.functionArn]),
    );
    const runRole = new Role(this, 'RunRole', {
      description: 'Runs of all scenarios: they call the functions of the tasks',
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
    });
    runRole.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: Object.values(functionArns) }),
    );
    accept(runRole, {
      'AwsSolutions-IAM5[Resource::*]': 'Log delivery and X-Ray take no resource in their actions.',
    });
    const startRole = new Role(this, 'StartRole', {
      description: 'Rules of all scenarios: they start runs',
      assumedBy: new ServicePrincipal('events.amazonaws.com'),
    });

    this.machines = new Map(
      scenarios.map((scenario) => {
        const { definition, pattern } = compileScenario(scenario, map);
        const name = machineName(scenario);
        const machine = new StateMachine(this, scenario.id, {
          stateMachineName: name,
          // On one line: a template may have a megabyte, and indented the map would not fit.
          definitionBody: DefinitionBody.fromString(JSON.stringify(definition)),
          definitionSubstitutions: functionArns,
          role: runRole,
          tracingEnabled: true,
          // Every state of every run can be counted, and no customer read.
          logs: { destination: this.log, level: LogLevel.ALL, includeExecutionData: false },
        });
        const rule = new Rule(this, `${scenario.id}-rule`, {
          ruleName: name,
          description: `Starts "${scenario.title}"`,
          eventBus: bus,
          eventPattern: {
            source: [...pattern.source],
            detailType: [...pattern['detail-type']],
            ...(pattern.detail === undefined ? {} : { detail: pattern.detail }),
          },
          targets: [
            new SfnStateMachine(machine, {
              ...startRetries,
              input: RuleTargetInput.fromEventPath('$.detail'),
              role: startRole,
              deadLetterQueue: deadLetters.forRules,
            }),
          ],
        });
        for (const part of [machine, rule]) {
          Tags.of(part).add('stage', scenario.stage);
          Tags.of(part).add('scenario', scenario.id);
        }
        return [scenario, machine];
      }),
    );
  }

  /** Answers Tasks that wait with a token. */
  readonly answering: Capability = {
    openTo: (handler) => {
      const { partition, region, account } = Stack.of(this);
      // A grant for each machine would make a cycle: the machines name the functions already.
      handler.allow(
        ['states:SendTaskSuccess'],
        [`arn:${partition}:states:${region}:${account}:stateMachine:triggermap-*`],
      );
      accept(handler.role, {
        'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:triggermap-*]':
          'The prefix is the map: the machines name the functions, so the functions cannot name the machines.',
      });
    },
  };
}

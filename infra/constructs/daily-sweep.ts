import { Duration, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { compileSweep } from '../../statemachines/compile/compile-sweep.ts';
import { sweepTime } from '../../statemachines/language/sweep.ts';
import { accept } from './accepted-findings.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Handler } from './handler.ts';

interface DailySweepProps {
  readonly sweep: Handler;
  readonly log: LogGroup;
  readonly deadLetters: DeadLetters;
}

/** Once a day finds who is due for a scenario that starts from a date or an absence. */
export class DailySweep extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { sweep, log, deadLetters }: DailySweepProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      description: 'The daily sweep: it calls its function',
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [sweep.functionArn] }),
    );
    accept(role, {
      'AwsSolutions-IAM5[Resource::*]': 'Log delivery and X-Ray take no resource in their actions.',
    });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: 'triggermap-sweep',
      definitionBody: DefinitionBody.fromString(JSON.stringify(compileSweep(), null, 2)),
      definitionSubstitutions: { sweep: sweep.functionArn },
      role,
      tracingEnabled: true,
      logs: { destination: log, level: LogLevel.ALL, includeExecutionData: false },
    });
    new Schedule(this, 'Schedule', {
      scheduleName: 'triggermap-sweep',
      description: 'Finds who is due today, as soon as it is today anywhere',
      schedule: ScheduleExpression.cron({
        minute: String(sweepTime.minute),
        hour: String(sweepTime.hour),
        timeZone: TimeZone.ETC_UTC,
      }),
      target: new StepFunctionsStartExecution(this.machine, {
        // A day that is missed altogether is caught up by the next.
        maxEventAge: Duration.hours(12),
        retryAttempts: 185,
        deadLetterQueue: deadLetters.forSchedules,
      }),
    });
  }
}

import { Duration } from 'aws-cdk-lib';
import { type EventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { map } from '#map';
import {
  announceName,
  announcePattern,
  compileAnnounce,
} from '../../statemachines/compile/compile-announce.ts';
import { accept } from './accepted-findings.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Handler } from './handler.ts';

interface AnnouncementProps {
  readonly announce: Handler;
  readonly bus: EventBus;
  readonly log: LogGroup;
  readonly deadLetters: DeadLetters;
}

/** Tells the customers who are to hear of it when a price falls, goods are back or news are published. */
export class Announcement extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { announce, bus, log, deadLetters }: AnnouncementProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      description: 'Announcements: they call their function',
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [announce.functionArn] }),
    );
    accept(role, {
      'AwsSolutions-IAM5[Resource::*]': 'Log delivery and X-Ray take no resource in their actions.',
    });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: announceName,
      definitionBody: DefinitionBody.fromString(JSON.stringify(compileAnnounce(map.policy), null, 2)),
      definitionSubstitutions: { announce: announce.functionArn },
      role,
      tracingEnabled: true,
      logs: { destination: log, level: LogLevel.ALL, includeExecutionData: false },
    });
    new Rule(this, 'Rule', {
      ruleName: announceName,
      description: 'Announces a lower price, goods that are back, and news',
      eventBus: bus,
      eventPattern: {
        source: [...announcePattern.source],
        detailType: [...announcePattern['detail-type']],
      },
      targets: [
        new SfnStateMachine(this.machine, {
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
          input: RuleTargetInput.fromEventPath('$.detail'),
          deadLetterQueue: deadLetters.forRules,
        }),
      ],
    });
  }
}

import { Duration } from 'aws-cdk-lib';
import { Archive, CfnEventBusPolicy, EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { acceptedSource, names } from '../../statemachines/language/settings.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Capability, Handler } from './handler.ts';

/** The longest that EventBridge allows, for a function that cannot be reached at all. */
const deliveryRetries = { maxEventAge: Duration.hours(24), retryAttempts: 185 };

/**
 * The bus that apps put their events on. Every one of them goes to `record`, and only what `record` accepts
 * and puts back may start a run.
 */
export class Door extends Construct implements Capability {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: names.bus,
      description: 'Customer events, as apps emit them and as Triggermap has accepted them',
    });
    new Archive(this, 'Archive', {
      sourceEventBus: this.bus,
      archiveName: 'triggermap-accepted',
      description: 'Accepted events for replay; those of apps are left out, they carry contacts',
      eventPattern: { source: [acceptedSource] },
      retention: Duration.days(30),
    });
  }

  /**
   * Leads all events of apps to `record`, and lets nobody but those who record speak as the source that rules
   * trust: `record` itself, and `act`, whose actions are events that it records on the spot.
   */
  leadTo(record: Handler, act: Handler, deadLetters: DeadLetters): void {
    new Rule(this, 'Rule', {
      ruleName: 'triggermap-door',
      description: 'Every event of an app is recorded before it can start a run',
      eventBus: this.bus,
      eventPattern: { source: Match.anythingBut(acceptedSource) },
      targets: [new LambdaFunction(record, { ...deliveryRetries, deadLetterQueue: deadLetters.forRules })],
    });
    deadLetters.keepFailuresOf(record);
    new CfnEventBusPolicy(this, 'OnlyRecordAccepts', {
      eventBusName: this.bus.eventBusName,
      statementId: 'OnlyRecordAccepts',
      statement: {
        Sid: 'OnlyRecordAccepts',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'events:PutEvents',
        Resource: this.bus.eventBusArn,
        Condition: {
          'ForAnyValue:StringEquals': { 'events:source': acceptedSource },
          ArnNotEquals: { 'aws:PrincipalArn': [record, act].map(({ role }) => role.roleArn) },
        },
      },
    });
  }

  openTo(handler: Handler): void {
    handler.tell('bus', this.bus.eventBusName);
    handler.allow(['events:PutEvents'], [this.bus.eventBusArn]);
  }
}

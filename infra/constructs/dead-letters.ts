import { Duration, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { names } from '../../statemachines/language/settings.ts';
import { accept } from './accepted-findings.ts';
import type { Handler } from './handler.ts';

/** The longest that Lambda allows: throttled events wait up to six hours, failed ones are tried thrice. */
const retries = { maxEventAge: Duration.hours(6), retryAttempts: 2 };

/** What no retry could bring home: one queue for all rules and schedules, and for events that functions failed on. */
export class DeadLetters extends Construct {
  readonly queue: Queue;
  /** The same queue for rules: CDK would add a statement a rule, and a queue's policy takes 20. */
  readonly forRules: IQueue;
  readonly forSchedules: IQueue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: names.deadLetters,
      // The longest there is: a fortnight to find and mend the cause.
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    accept(this.queue, { 'AwsSolutions-SQS3': 'It is itself the dead-letter queue.' });
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'RulesOfTheBus',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: {
          ArnLike: {
            'aws:SourceArn': [`${names.bus}/*`, 'triggermap-*'].map((resourceName) =>
              Stack.of(this).formatArn({ service: 'events', resource: 'rule', resourceName }),
            ),
          },
        },
      }),
    );
    this.forRules = Queue.fromQueueArn(this, 'ForRules', this.queue.queueArn);
    this.forSchedules = this.queue;
  }

  /** A rule's queue takes what could not be delivered; what the function threw on is Lambda's to keep. */
  keepFailuresOf(handler: Handler): void {
    handler.configureAsyncInvoke({ ...retries, onFailure: new SqsDestination(this.queue) });
  }
}

import { Duration, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { accept } from './accepted-findings.ts';

/** What no retry could bring home: one queue for all rules, and for events that `record` failed on. */
export class DeadLetters extends Construct {
  readonly queue: Queue;
  /** The same queue for rules: CDK would add a statement a rule, and a queue's policy takes 20. */
  readonly forRules: IQueue;

  constructor(scope: Construct, id: string, { busName }: { readonly busName: string }) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: 'triggermap-dead-letters',
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
            'aws:SourceArn': Stack.of(this).formatArn({
              service: 'events',
              resource: 'rule',
              resourceName: `${busName}/*`,
            }),
          },
        },
      }),
    );
    this.forRules = Queue.fromQueueArn(this, 'ForRules', this.queue.queueArn);
  }
}

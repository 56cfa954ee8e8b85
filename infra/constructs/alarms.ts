import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { machineName } from '../../statemachines/compile/compile-scenario.ts';
import type { Scenario } from '../../statemachines/language/scenario.ts';
import {
  type FunctionName,
  type MetricName,
  metricNamespace,
} from '../../statemachines/language/settings.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Handler } from './handler.ts';

/** The headings of infra/RUNBOOK.md; every alarm points to one. */
type RunbookHeading =
  | 'Dead letters'
  | 'Events not recorded'
  | 'Events rejected'
  | 'Failed runs'
  | 'Content faults'
  | 'Messages given up'
  | 'Unsubscribing fails';

interface AlarmsProps {
  readonly deadLetters: DeadLetters;
  readonly machines: ReadonlyMap<Scenario, StateMachine>;
  readonly handlers: Readonly<Record<FunctionName, Handler>>;
  /** Who is told by email. */
  readonly email?: string;
}

/** A figure that a handler reports itself. */
const countedBy = (service: FunctionName, metricName: MetricName): Metric =>
  new Metric({ namespace: metricNamespace, metricName, dimensionsMap: { service }, statistic: 'Sum' });

/** Tells people when something is broken. A customer who leaves or is skipped is not. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { deadLetters, machines, handlers, email }: AlarmsProps) {
    super(scope, id);
    this.topic = this.createTopic();
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email));

    this.raise('dead-letters', 'Dead letters', {
      when: 'Events or starts of runs were given up after all retries.',
      metric: deadLetters.queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
    });
    this.raise('record', 'Events not recorded', {
      when: 'The record function failed on events of apps.',
      metric: handlers.record.metricErrors(),
    });
    this.raise('rejected', 'Events rejected', {
      when: 'An app emitted something that is not an event of the catalogue.',
      metric: countedBy('record', 'Rejected'),
    });
    this.raise('content', 'Content faults', {
      when: 'Messages were not sent because their words could not be filled in.',
      metric: countedBy('send', 'ContentFault'),
    });
    this.raise('given-up', 'Messages given up', {
      when: 'A provider did not answer; marketing messages were given up rather than sent twice.',
      metric: countedBy('send', 'GivenUp'),
    });
    this.raise('unsubscribe', 'Unsubscribing fails', {
      when: 'A customer wanted to unsubscribe and met an error.',
      metric: handlers.unsubscribe.metricErrors(),
    });
    for (const [scenario, machine] of machines)
      this.raise(`failed-${scenario.id}`, 'Failed runs', {
        when: `Runs of "${scenario.title}" (${machineName(scenario)}) failed.`,
        metric: machine.metricFailed(),
      });
  }

  /** An alarm at the first occurrence within five minutes; silence is good news. */
  private raise(
    id: string,
    heading: RunbookHeading,
    { when, metric }: { readonly when: string; readonly metric: IMetric },
  ): void {
    const anchor = heading.toLowerCase().replaceAll(' ', '-');
    new Alarm(this, id, {
      alarmName: `triggermap-${id}`,
      alarmDescription: `${when} What to do: infra/RUNBOOK.md#${anchor}`,
      metric,
      threshold: 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }

  /** CloudWatch may not use the key that AWS keeps for SNS, so the topic has one of its own. */
  private createTopic(): Topic {
    const key = new Key(this, 'Key', {
      description: 'Encrypts the alarms of Triggermap',
      enableKeyRotation: true,
      pendingWindow: Duration.days(7),
    });
    const ofAlarms = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    key.addToResourcePolicy(
      new PolicyStatement({
        ...ofAlarms,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    );
    const topic = new Topic(this, 'Topic', {
      topicName: 'triggermap-alarms',
      masterKey: key,
      enforceSSL: true,
    });
    // The statement that enforces TLS replaces the topic's default policy, and with it CloudWatch's right.
    topic.addToResourcePolicy(
      new PolicyStatement({ ...ofAlarms, actions: ['sns:Publish'], resources: [topic.topicArn] }),
    );
    return topic;
  }
}

import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
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
import type { NoticeTopics } from './notice-topics.ts';

/** The headings of infra/RUNBOOK.md; every alarm points to one. */
type RunbookHeading =
  | 'Dead letters'
  | 'Events not recorded'
  | 'Events rejected'
  | 'Failed runs'
  | 'Content faults'
  | 'Messages given up'
  | 'Customer pages fail'
  | 'Codes cannot be checked'
  | 'Scheduler fails'
  | 'Announcement fails'
  | 'Feedback lost'
  | 'Feedback not read'
  | 'Erasing or exporting fails'
  | 'Complaints';

interface AlarmsProps {
  readonly topics: NoticeTopics;
  readonly sweep: StateMachine;
  readonly announcement: StateMachine;
  readonly deadLetters: DeadLetters;
  readonly machines: ReadonlyMap<Scenario, StateMachine>;
  readonly handlers: Readonly<Record<FunctionName, Handler>>;
  /** Who is told by email. */
  readonly email?: string;
}

/** Mailbox providers want complaints under 0.1 % and act at 0.3 %. */
const complaintsWarned = 0.001;

/** A figure that a handler reports itself. */
const countedBy = (service: FunctionName, metricName: MetricName): Metric =>
  new Metric({ namespace: metricNamespace, metricName, dimensionsMap: { service }, statistic: 'Sum' });

/** Tells people when something is broken. A customer who leaves or is skipped is not. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(
    scope: Construct,
    id: string,
    { topics, deadLetters, machines, sweep, announcement, handlers, email }: AlarmsProps,
  ) {
    super(scope, id);
    this.topic = topics.forService('Alarms', 'triggermap-alarms', 'cloudwatch.amazonaws.com');
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
    this.raise('customer-pages', 'Customer pages fail', {
      when: 'A customer wanted to unsubscribe, to change preferences or to confirm an address, and met an error.',
      metric: handlers.preferences.metricErrors(),
    });
    this.raise('codes', 'Codes cannot be checked', {
      when: 'The app asked whether a confirmation code is right, and met an error: nobody gets in.',
      metric: handlers.verify.metricErrors(),
    });
    this.raise('sweep', 'Scheduler fails', {
      when: 'The daily sweep failed: scenarios that start from a date or an absence did not start.',
      metric: sweep.metricFailed(),
    });
    this.raise('announcement', 'Announcement fails', {
      when: 'An announcement failed: some customers have not heard of a lower price, of goods that are back or of news.',
      metric: announcement.metricFailed(),
    });
    this.raise('feedback', 'Feedback lost', {
      when: 'The function that hears of bounces, complaints and replies failed.',
      metric: handlers.feedback.metricErrors(),
    });
    this.raise('unread-feedback', 'Feedback not read', {
      when: 'SES or a phone told something that could not be read.',
      metric: countedBy('feedback', 'UnreadFeedback'),
    });
    this.raise('care', 'Erasing or exporting fails', {
      when: 'A customer asked to be erased or exported, and it failed.',
      metric: handlers.care.metricErrors(),
    });
    this.raise('complaints', 'Complaints', {
      when: 'More than 0.1 % of the mail was complained about; at 0.3 % mailbox providers begin to refuse it.',
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName: 'Reputation.ComplaintRate',
        statistic: 'Maximum',
        period: Duration.hours(1),
      }),
      above: complaintsWarned,
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
    { when, metric, above = 0 }: { readonly when: string; readonly metric: IMetric; readonly above?: number },
  ): void {
    const anchor = heading.toLowerCase().replaceAll(' ', '-');
    new Alarm(this, id, {
      alarmName: `triggermap-${id}`,
      alarmDescription: `${when} What to do: infra/RUNBOOK.md#${anchor}`,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }
}

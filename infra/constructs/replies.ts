import type { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Handler } from './handler.ts';
import type { NoticeTopics } from './notice-topics.ts';

/** What customers write back by SMS: the company's number is told to put it on this topic. */
export class Replies extends Construct {
  readonly topic: Topic;

  constructor(
    scope: Construct,
    id: string,
    { topics, feedback }: { readonly topics: NoticeTopics; readonly feedback: Handler },
  ) {
    super(scope, id);
    this.topic = topics.forService('Replies', 'triggermap-replies', 'sms-voice.amazonaws.com');
    this.topic.addSubscription(new LambdaSubscription(feedback));
  }
}

import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Capability, Handler } from './handler.ts';

/** Topics of Triggermap: encrypted with a key that AWS services may use, which the key that AWS keeps for SNS is not. */
export class NoticeTopics extends Construct {
  readonly #key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#key = new Key(this, 'Key', {
      description: 'Encrypts the topics of Triggermap',
      enableKeyRotation: true,
      pendingWindow: Duration.days(7),
    });
  }

  /** A topic that one AWS service of this account publishes to. */
  forService(id: string, topicName: string, service: string): Topic {
    const ofService = {
      principals: [new ServicePrincipal(service)],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    this.#key.addToResourcePolicy(
      new PolicyStatement({
        ...ofService,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    );
    const topic = this.#make(id, topicName);
    // The statement that enforces TLS replaces the topic's default policy, and with it the service's right.
    topic.addToResourcePolicy(
      new PolicyStatement({ ...ofService, actions: ['sns:Publish'], resources: [topic.topicArn] }),
    );
    return topic;
  }

  /** A topic that functions publish to. */
  forHandlers(id: string, topicName: string): { readonly topic: Topic; readonly publishing: Capability } {
    const topic = this.#make(id, topicName);
    const publishing = {
      openTo: (handler: Handler) => {
        handler.tell('alertTopic', topic.topicArn);
        handler.allow(['sns:Publish'], [topic.topicArn]);
        handler.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [this.#key.keyArn]);
      },
    };
    return { topic, publishing };
  }

  #make(id: string, topicName: string): Topic {
    return new Topic(this, id, { topicName, masterKey: this.#key, enforceSSL: true });
  }
}

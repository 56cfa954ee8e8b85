import { Duration, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnApp } from 'aws-cdk-lib/aws-pinpoint';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Policy } from '../../statemachines/language/policy.ts';
import { accept } from './accepted-findings.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Capability, Handler } from './handler.ts';

/** Email by SES, push by Pinpoint's SendMessages, SMS by SNS. The sender's identity is the company's own. */
export class Channels extends Construct implements Capability {
  readonly configurationSet: ConfigurationSet;
  readonly pushApplication: CfnApp;
  readonly #from: string;

  constructor(scope: Construct, id: string, { sender }: Pick<Policy, 'sender'>) {
    super(scope, id);
    this.#from = sender.email.address;
    this.configurationSet = new ConfigurationSet(this, 'Email', {
      configurationSetName: 'triggermap',
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.pushApplication = new CfnApp(this, 'Push', { name: 'triggermap' });
    accept(this.pushApplication, {
      'CloudFormation-Validate::W3696':
        'Journeys and campaigns were shut down; applications and SendMessages for push stay.',
    });
  }

  /**
   * What becomes of messages: SES tells the default bus of the account. Best effort and in no order, so the function
   * that reads it decides nothing.
   */
  tell(feedback: Handler, deadLetters: DeadLetters): void {
    const bus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    this.configurationSet.addEventDestination('ToDefaultBus', {
      destination: EventDestination.eventBus(bus),
      events: [
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.OPEN,
        EmailSendingEvent.CLICK,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
    new Rule(this, 'FeedbackRule', {
      ruleName: 'triggermap-feedback',
      description: 'What SES tells of messages',
      eventBus: bus,
      // The configuration set's events only: other mail of the account is not ours.
      eventPattern: {
        source: ['aws.ses'],
        detail: {
          mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } },
        },
      },
      targets: [
        new LambdaFunction(feedback, {
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
          deadLetterQueue: deadLetters.forRules,
        }),
      ],
    });
    deadLetters.keepFailuresOf(feedback);
  }

  openTo(handler: Handler): void {
    handler.tell('configurationSet', this.configurationSet.configurationSetName);
    handler.tell('pushApplication', this.pushApplication.ref);
    const stack = Stack.of(this);
    const ses = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'ses', resource, resourceName });
    const domain = this.#from.slice(this.#from.indexOf('@') + 1);
    handler.allow(
      ['ses:SendRawEmail'],
      [
        // Either the domain or the one address is what the company has verified.
        ses('identity', domain),
        ses('identity', this.#from),
        ses('configuration-set', this.configurationSet.configurationSetName),
      ],
      { StringEquals: { 'ses:FromAddress': this.#from } },
    );
    handler.allow(['mobiletargeting:SendMessages'], [`${this.pushApplication.attrArn}/messages`]);
    handler.allow(['sns:Publish'], ['*']);
    accept(handler.role, {
      'AwsSolutions-IAM5[Resource::*]':
        'A phone number has no ARN: "phones only" is said by forbidding everything that has one.',
    });
    handler.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['sns:Publish'],
        resources: [stack.formatArn({ service: 'sns', region: '*', account: '*', resource: '*' })],
      }),
    );
  }
}

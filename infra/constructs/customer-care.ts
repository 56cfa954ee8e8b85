import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { events } from '#map';
import { listNamesOf } from '../../statemachines/language/events.ts';
import { acceptedSource } from '../../statemachines/language/settings.ts';
import { accept } from './accepted-findings.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Handler } from './handler.ts';

interface CustomerCareProps {
  readonly bus: EventBus;
  readonly care: Handler;
  readonly deadLetters: DeadLetters;
}

/** Long enough to hand an export over, short enough to be no second home of a customer's data. */
const exportsKept = Duration.days(7);

/** Erases and exports customers, as accepted events ask for it. */
export class CustomerCare extends Construct {
  constructor(scope: Construct, id: string, { bus, care, deadLetters }: CustomerCareProps) {
    super(scope, id);
    const exports = new Bucket(this, 'Exports', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [{ expiration: exportsKept, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    accept(exports, {
      'AwsSolutions-S1': 'CloudTrail shows who read an export; a bucket of access logs would outlive it.',
    });
    care.tell('exportBucket', exports.bucketName);
    care.allow(['s3:PutObject'], [exports.arnForObjects('exports/*')]);
    accept(care.role, {
      [`AwsSolutions-IAM5[Resource::<${idOf(exports)}.Arn>/exports/*]`]:
        'An export has a name that nobody can foresee; it is all that this function may write there.',
    });
    new Rule(this, 'Rule', {
      ruleName: 'triggermap-care',
      description: 'Erases or exports a customer who asked for it',
      eventBus: bus,
      eventPattern: {
        source: [acceptedSource],
        detailType: [...listNamesOf(events, ({ privacy }) => privacy !== undefined)],
      },
      targets: [
        new LambdaFunction(care, {
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
          deadLetterQueue: deadLetters.forRules,
        }),
      ],
    });
    deadLetters.keepFailuresOf(care);
  }
}

const idOf = (bucket: Bucket): string => bucket.stack.getLogicalId(bucket.node.defaultChild as never); // a bucket's default child is its CfnBucket

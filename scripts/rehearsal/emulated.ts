import * as z from 'zod';
import { account, type Call, get, json, query, region } from './emulator.ts';
import type { Resource } from './template.ts';

/** A declared resource, and what the emulator calls it and the things that it refers to. */
export interface Declared {
  readonly properties: Resource['Properties'];
  readonly physicalId: string;
  readonly resolve: (value: unknown) => string;
}

interface LookUp {
  readonly ask: (of: Declared) => Call;
  /** What the answer must contain. */
  readonly expect: (of: Declared) => string;
}

const name =
  (property: string): LookUp['expect'] =>
  ({ properties }) =>
    String(properties[property]);
const physicalId: LookUp['expect'] = (of) => of.physicalId;
const first = (value: unknown): unknown => z.tuple([z.unknown()]).parse(value)[0];

/** The kinds of resources that the emulator (moto 5.2) can hold, and how to see one. */
export const emulated: Readonly<Record<string, LookUp>> = {
  'AWS::DynamoDB::Table': {
    ask: () => json('dynamodb', 'DynamoDB_20120810.ListTables'),
    expect: physicalId,
  },
  'AWS::Events::Archive': {
    ask: () => json('events', 'AWSEvents.ListArchives'),
    expect: name('ArchiveName'),
  },
  'AWS::Events::EventBus': { ask: () => json('events', 'AWSEvents.ListEventBuses'), expect: name('Name') },
  'AWS::Events::Rule': {
    // Its targets, not its name: a rule that leads nowhere does not count.
    ask: ({ properties }) =>
      json('events', 'AWSEvents.ListTargetsByRule', {
        Rule: properties.Name,
        EventBusName: properties.EventBusName,
      }),
    expect: ({ properties, resolve }) =>
      resolve(z.object({ Arn: z.unknown() }).parse(first(properties.Targets)).Arn),
  },
  'AWS::IAM::ManagedPolicy': {
    ask: () => query('iam', { Action: 'ListPolicies', Scope: 'Local' }),
    expect: name('ManagedPolicyName'),
  },
  'AWS::IAM::Policy': {
    ask: ({ properties, resolve }) =>
      query('iam', { Action: 'ListRolePolicies', RoleName: resolve(first(properties.Roles)) }),
    expect: name('PolicyName'),
  },
  'AWS::IAM::Role': { ask: () => query('iam', { Action: 'ListRoles' }), expect: physicalId },
  'AWS::KMS::Key': { ask: () => json('kms', 'TrentService.ListKeys'), expect: physicalId },
  'AWS::Lambda::Function': {
    ask: () => get('lambda', '/2015-03-31/functions'),
    expect: name('FunctionName'),
  },
  'AWS::Lambda::Permission': {
    ask: ({ properties, resolve }) =>
      get('lambda', `/2015-03-31/functions/${resolve(properties.FunctionName)}/policy`),
    expect: name('Principal'),
  },
  'AWS::Logs::LogGroup': {
    ask: () => json('logs', 'Logs_20140328.DescribeLogGroups'),
    expect: name('LogGroupName'),
  },
  'AWS::S3::Bucket': { ask: () => get('s3', '/'), expect: physicalId },
  'AWS::SNS::Topic': { ask: () => query('sns', { Action: 'ListTopics' }), expect: name('TopicName') },
  'AWS::SQS::Queue': { ask: () => json('sqs', 'AmazonSQS.ListQueues'), expect: name('QueueName') },
  'AWS::StepFunctions::StateMachine': {
    // Its definition, not its name: it must call functions that were deployed.
    ask: (of) => json('states', 'AWSStepFunctions.DescribeStateMachine', { stateMachineArn: of.physicalId }),
    expect: () => `arn:aws:lambda:${region}:${account}:function:triggermap-`,
  },
};

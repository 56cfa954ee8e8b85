import { readFileSync } from 'node:fs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { map } from '#map';
import { compileScenario, machineName } from '../../statemachines/compile/compile-scenario.ts';
import { customerPages } from '../../statemachines/language/customer-pages.ts';
import { type FunctionName, functionNames, settings } from '../../statemachines/language/settings.ts';
import { taskNames } from '../../statemachines/language/tasks.ts';
import { policy } from '../../statemachines/policy.ts';
import { scenarios } from '../../statemachines/scenarios/index.ts';
import { customerUrl, listMessageLinks } from '../message-links.ts';
import {
  type Resource,
  readStatements,
  type Statement,
  type Synthesized,
  synthesizeStack,
} from './synthesize-stack.ts';

/** Open runs and rules call these: another id would delete the function under them. */
const functionIds: Readonly<Record<FunctionName, string>> = {
  record: 'Record83264F3E',
  send: 'Send46722DF3',
  check: 'Check8FEA48D3',
  listen: 'ListenC82A1A38',
  act: 'Act869B7EB7',
  preferences: 'Preferences5D6F8688',
  verify: 'Verify04AA6CE7',
  feedback: 'Feedback2A073F76',
  sweep: 'Sweep576358E8',
  announce: 'Announce5EAFF537',
  care: 'Care748EE02D',
};

let deployed: Synthesized;
beforeAll(() => {
  // Fails on circular references and on CloudFormation's own rules, too.
  deployed = synthesizeStack();
});

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const all = (type: string): readonly Resource[] => deployed.ofType(type).map(([, resource]) => resource);
const named = (type: string, property: string, name: string): [id: string, resource: Resource] => {
  const found = deployed.ofType(type).find(([, { Properties }]) => Properties[property] === name);
  if (found === undefined) throw new Error(`no ${type} has the ${property} ${name}`);
  return found;
};
const only = (type: string): [id: string, resource: Resource] => {
  const [found, ...others] = deployed.ofType(type);
  if (found === undefined || others.length > 0) throw new Error(`not one ${type}`);
  return found;
};
/** What the role of a function or of runs or rules may do. */
const permissionsOf = (role: string): readonly Statement[] =>
  deployed
    .ofType('AWS::IAM::Policy')
    .filter(([id]) => id.startsWith(`${role}Role`))
    .flatMap(([, resource]) => readStatements(resource));
const allowedActions = (role: string): readonly string[] =>
  permissionsOf(role)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action }) => Action)
    .filter((action) => !/^(logs|xray):/.test(action))
    .sort();

describe('the door', () => {
  const rule = () => named('AWS::Events::Rule', 'Name', 'triggermap-door')[1];

  test('leads every event of an app to record, and no accepted one', () => {
    expect(rule().Properties.EventPattern).toEqual({ source: [{ 'anything-but': ['triggermap'] }] });
    expect(rule().Properties.Targets).toEqual([expect.objectContaining({ Arn: arn(functionIds.record) })]);
  });

  test('archives accepted events only: those of apps carry contacts', () => {
    expect(only('AWS::Events::Archive')[1].Properties).toMatchObject({
      EventPattern: { source: ['triggermap'] },
      RetentionDays: 30,
    });
  });

  test('lets nobody but those who record speak as the source that scenarios trust', () => {
    const [recordRole = '', actRole = ''] = ['RecordRole', 'ActRole'].map(
      (name) => deployed.ofType('AWS::IAM::Role').find(([id]) => id.startsWith(name))?.[0] ?? '',
    );
    expect(only('AWS::Events::EventBusPolicy')[1].Properties.Statement).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'events:PutEvents',
      Condition: {
        'ForAnyValue:StringEquals': { 'events:source': 'triggermap' },
        ArnNotEquals: { 'aws:PrincipalArn': [arn(recordRole), arn(actRole)] },
      },
    });
  });

  test.each(['record', 'feedback', 'care'] as const)('keeps an event that %s failed on', (name) => {
    const [queue] = only('AWS::SQS::Queue');
    expect(all('AWS::Lambda::EventInvokeConfig').map(({ Properties }) => Properties)).toContainEqual(
      expect.objectContaining({
        FunctionName: { Ref: functionIds[name] },
        DestinationConfig: { OnFailure: { Destination: arn(queue) } },
      }),
    );
  });
});

describe('the whole map', () => {
  test('fits into one stack, with room to grow', () => {
    const { template } = deployed;
    const { Resources } = z.object({ Resources: z.record(z.string(), z.unknown()) }).parse(template);
    expect(Object.keys(Resources).length).toBeLessThan(450); // CloudFormation takes 500
    expect(JSON.stringify(template).length).toBeLessThan(950_000); // and 1 MB
  });
});

describe.each(scenarios)('the scenario $id', (scenario) => {
  const { definition, pattern } = compileScenario(scenario, map);
  const name = machineName(scenario);
  const machine = () => named('AWS::StepFunctions::StateMachine', 'StateMachineName', name);

  test('is started by a rule of its own, with the accepted event as input', () => {
    const [, { Properties }] = named('AWS::Events::Rule', 'Name', name);
    expect(Properties.EventPattern).toEqual(pattern);
    expect(Properties.Targets).toEqual([
      expect.objectContaining({ Arn: { Ref: machine()[0] }, InputPath: '$.detail' }),
    ]);
  });

  test('runs the definition that was reviewed, on the functions of the tasks', () => {
    const [, { Properties }] = machine();
    expect(JSON.parse(z.string().parse(Properties.DefinitionString))).toEqual(definition);
    expect(Properties.DefinitionSubstitutions).toEqual({
      send: arn(functionIds.send),
      check: arn(functionIds.check),
      listen: arn(functionIds.listen),
      act: arn(functionIds.act),
    });
  });

  test('fits the limits of the services', () => {
    expect(JSON.stringify(pattern).length).toBeLessThan(2048);
    expect(name.length).toBeLessThanOrEqual(80);
    expect(JSON.stringify(definition).length).toBeLessThan(1_000_000);
  });

  test('gives every Task a time that outlasts the function', () => {
    const longest = Math.max(
      ...all('AWS::Lambda::Function').map((of) => z.number().parse(of.Properties.Timeout)),
    );
    for (const state of Object.values(definition.States))
      if (state.Type === 'Task') expect(state.TimeoutSeconds).toBeGreaterThan(longest);
  });
});

/** Every key of a row may be read and single rows written. */
const table = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
const searches = ['dynamodb:DeleteItem', 'dynamodb:Query'];
const reading = ['dynamodb:BatchGetItem', 'dynamodb:Query'];
/** The destination of events that a function failed on. */
const failures = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'];
const key = 'secretsmanager:GetSecretValue';
const encrypted = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** All that each function may do, logs and traces aside. */
const mayDo: Readonly<Record<FunctionName, readonly string[]>> = {
  record: [
    ...table,
    ...searches,
    ...failures,
    'dynamodb:BatchWriteItem',
    key,
    'events:PutEvents',
    'states:SendTaskSuccess',
  ],
  send: [
    ...table,
    ...searches,
    key,
    'events:PutEvents',
    'mobiletargeting:SendMessages',
    'ses:SendRawEmail',
    'sns:Publish',
    'states:SendTaskSuccess',
  ],
  check: table,
  listen: [...table, 'dynamodb:DeleteItem', 'states:SendTaskSuccess'],
  act: [
    ...table,
    ...searches,
    'dynamodb:BatchWriteItem',
    ...encrypted,
    key,
    'events:PutEvents',
    'sns:Publish',
    'states:SendTaskSuccess',
  ],
  preferences: [...reading, key, 'events:PutEvents'],
  verify: [...table, key, 'events:PutEvents'],
  feedback: [...table, 'dynamodb:Query', ...failures, ...encrypted, key, 'events:PutEvents', 'sns:Publish'],
  sweep: [...table, ...searches, 'events:PutEvents'],
  announce: [...reading, 'events:PutEvents'],
  care: [
    ...table,
    ...searches,
    ...failures,
    'dynamodb:BatchWriteItem',
    key,
    's3:PutObject',
    'states:SendTaskSuccess',
  ],
};

describe('the customer’s own pages', () => {
  const pageOf = (url: string): string => url.slice(customerUrl.length + 1).split('/')[0] ?? '';

  test('are each linked to by a message', async () => {
    const links = await listMessageLinks();
    expect([...new Set(links.map(({ url }) => pageOf(url)))].sort()).toEqual([...customerPages].sort());
  });

  test('are there for every link that a message can carry: shown by GET, acted on by POST', async () => {
    const routes = all('AWS::ApiGatewayV2::Route').map(({ Properties }) => String(Properties.RouteKey));
    const leadsNowhere = (await listMessageLinks()).filter(({ url }) =>
      ['GET', 'POST'].some((method) => !routes.includes(`${method} /${pageOf(url)}/{token}`)),
    );
    expect(leadsNowhere).toEqual([]);
  });
});

describe('the check of confirmation codes', () => {
  test('is open to whom IAM lets in, by POST alone', () => {
    const routes = all('AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);
    const codes = routes.filter(({ RouteKey }) => String(RouteKey).endsWith(' /code'));
    expect(codes).toMatchObject([{ RouteKey: 'POST /code', AuthorizationType: 'AWS_IAM' }]);
  });
});

describe('permissions', () => {
  test.each(functionNames)('%s may do what its work needs, and nothing else', (name) => {
    const role = name.charAt(0).toUpperCase() + name.slice(1);
    expect(allowedActions(role)).toEqual([...mayDo[name]].sort());
  });

  test('only the map’s own Tasks can be answered', () => {
    for (const role of ['Record', 'Send', 'Listen', 'Act', 'Care']) {
      const answers = permissionsOf(role).find(({ Action }) => Action.includes('states:SendTaskSuccess'));
      expect(JSON.stringify(answers?.Resource)).toMatch(/:stateMachine:triggermap-\*"\]\]\}$/);
    }
  });

  test('a marketer reads the map and its runs, and nothing else', () => {
    const [, policy] = only('AWS::IAM::ManagedPolicy');
    const { PolicyDocument } = z
      .object({
        PolicyDocument: z.object({
          Statement: z.array(z.object({ Action: z.unknown(), Resource: z.unknown() })),
        }),
      })
      .parse(policy.Properties);
    const actions = PolicyDocument.Statement.flatMap(({ Action }) => Action);
    expect(actions).toEqual([
      'states:DescribeStateMachine',
      'states:ListExecutions',
      'states:DescribeExecution',
      'states:DescribeStateMachineForExecution',
      'states:GetExecutionHistory',
      'states:ListStateMachines',
    ]);
    const everywhere = PolicyDocument.Statement.filter(({ Resource }) => Resource === '*');
    expect(everywhere.map(({ Action }) => Action)).toEqual(['states:ListStateMachines']);
  });

  test('runs call exactly the functions of the tasks', () => {
    const calls = permissionsOf('ScenariosRun').find(({ Action }) =>
      Action.includes('lambda:InvokeFunction'),
    );
    expect(calls?.Action).toEqual(['lambda:InvokeFunction']);
    expect(calls?.Resource).toHaveLength(taskNames.length);
    expect(calls?.Resource).toEqual(expect.arrayContaining(taskNames.map((task) => arn(functionIds[task]))));
  });

  test('rules start exactly the machines of the map', () => {
    const machines = scenarios.map((scenario) => ({
      Ref: named('AWS::StepFunctions::StateMachine', 'StateMachineName', machineName(scenario))[0],
    }));
    const [starts, ...others] = permissionsOf('ScenariosStart');
    expect(others).toEqual([]);
    expect(starts?.Action).toEqual(['states:StartExecution']);
    expect(starts?.Resource).toHaveLength(scenarios.length);
    expect(starts?.Resource).toEqual(expect.arrayContaining(machines));
  });

  test('email leaves from the address of the policy alone', () => {
    const mail = permissionsOf('Send').find(({ Action }) => Action.includes('ses:SendRawEmail'));
    expect(mail?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': policy.sender.email.address } });
  });

  test('SMS go to phones: whatever has an ARN is forbidden', () => {
    expect(permissionsOf('Send').filter(({ Effect }) => Effect === 'Deny')).toEqual([
      expect.objectContaining({
        Action: ['sns:Publish'],
        Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sns:*:*:*']] },
      }),
    ]);
  });

  test('no role has an action with a wildcard', () => {
    const actions = all('AWS::IAM::Policy')
      .flatMap(readStatements)
      .flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });
});

describe('functions', () => {
  test.each(functionNames)('%s keeps its name and logical id, for the runs in flight', (name) => {
    expect(named('AWS::Lambda::Function', 'FunctionName', `triggermap-${name}`)[0]).toBe(functionIds[name]);
  });

  test('all run on Node 24 on ARM', () => {
    for (const { Properties } of all('AWS::Lambda::Function'))
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
  });

  const variablesOf = (name: FunctionName) => {
    const [, { Properties }] = named('AWS::Lambda::Function', 'FunctionName', `triggermap-${name}`);
    return z.object({ Variables: z.record(z.string(), z.unknown()) }).parse(Properties.Environment).Variables;
  };

  /** Those of the handler's own file, and of what it takes from the files beside it. */
  const settingsRead = (file: string): string[] => {
    const text = readFileSync(new URL(`../../functions/handlers/${file}.ts`, import.meta.url), 'utf8');
    const read = [...text.matchAll(/readSetting\('(\w+)'\)/g)].map(([, key = '']) => key);
    return [
      ...new Set([
        ...read,
        ...(text.includes('/door-ports.ts') ? settingsRead('binding/door-ports') : []),
        ...(text.includes('seldomAlerts') && file !== 'binding/seldom-ports' ? ['alertTopic'] : []),
        ...(text.includes('seldomBus') && file !== 'binding/seldom-ports' ? ['bus'] : []),
      ]),
    ];
  };

  test.each(functionNames)('%s is told exactly the settings that it reads', (name) => {
    const read = settingsRead(name);
    const told = variablesOf(name);
    expect(
      Object.entries(settings)
        .flatMap(([key, variable]) => (variable in told ? [key] : []))
        .sort(),
    ).toEqual(read.sort());
  });

  test.each(functionNames)('%s is told no more than Lambda takes', (name) => {
    expect(JSON.stringify(variablesOf(name)).length).toBeLessThan(4096);
  });
});

describe('personal data', () => {
  test('stays out of the logs of runs', () => {
    for (const { Properties } of all('AWS::StepFunctions::StateMachine'))
      expect(Properties.LoggingConfiguration).toMatchObject({ IncludeExecutionData: false });
  });

  test('stays out of the access log: no path, address or user agent', () => {
    const { Format } = z
      .object({ Format: z.string() })
      .parse(only('AWS::ApiGatewayV2::Stage')[1].Properties.AccessLogSettings);
    expect(Format.match(/\$context\.[\w.]+/g)).toEqual([
      '$context.requestTime',
      '$context.requestId',
      '$context.routeKey',
      '$context.status',
      '$context.responseLatency',
      '$context.integrationErrorMessage',
    ]);
  });

  test('is kept in a table that is encrypted, backed up, and hard to lose', () => {
    const [, table] = only('AWS::DynamoDB::Table');
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    expect(table.DeletionPolicy).toBe('Retain');
  });

  test('every log ends', () => {
    expect(all('AWS::Logs::LogGroup').map(({ Properties }) => Properties.RetentionInDays)).not.toContain(
      undefined,
    );
  });
});

describe('dead letters', () => {
  test('are kept for every rule, after all the retries there are', () => {
    const [queue] = only('AWS::SQS::Queue');
    for (const { Properties } of all('AWS::Events::Rule'))
      expect(Properties.Targets).toEqual([
        expect.objectContaining({
          DeadLetterConfig: { Arn: arn(queue) },
          RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
        }),
      ]);
  });

  test('need one statement in the policy of the queue, however many rules there are', () => {
    const [, queuePolicy] = only('AWS::SQS::QueuePolicy');
    expect(readStatements(queuePolicy).filter(({ Effect }) => Effect === 'Allow')).toHaveLength(1);
  });
});

describe('alarms', () => {
  const alarmShape = z.object({
    AlarmName: z.string(),
    AlarmDescription: z.string(),
    AlarmActions: z.array(z.unknown()),
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
  });
  const alarms = () => all('AWS::CloudWatch::Alarm').map(({ Properties }) => alarmShape.parse(Properties));

  test('each leads to its heading of the runbook, and each heading has an alarm', () => {
    const runbook = readFileSync(new URL('../../infra/RUNBOOK.md', import.meta.url), 'utf8');
    const headings = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replaceAll(' ', '-'),
    );
    const anchors = alarms().map(({ AlarmDescription }) => AlarmDescription.split('infra/RUNBOOK.md#')[1]);
    expect(new Set(anchors)).toEqual(new Set(headings));
  });

  test('each scenario has one for its failed runs', () => {
    const failed = alarms().filter(({ MetricName }) => MetricName === 'ExecutionsFailed');
    expect(failed).toHaveLength(scenarios.length + 2); // and the sweep and the announcement
  });

  test('reach people: CloudWatch may publish to the topic and use its key', () => {
    const [topic] = named('AWS::SNS::Topic', 'TopicName', 'triggermap-alarms');
    for (const { AlarmActions } of alarms()) expect(AlarmActions).toEqual([{ Ref: topic }]);
    const cloudWatch = { Principal: { Service: 'cloudwatch.amazonaws.com' } };
    const services = { Service: expect.arrayContaining(['cloudwatch.amazonaws.com']) };
    expect(all('AWS::SNS::TopicPolicy').flatMap(readStatements)).toContainEqual(
      expect.objectContaining({ ...cloudWatch, Effect: 'Allow', Action: ['sns:Publish'] }),
    );
    const key = z.object({ Statement: z.array(z.unknown()) });
    expect(key.parse(only('AWS::KMS::Key')[1].Properties.KeyPolicy).Statement).toContainEqual(
      expect.objectContaining({ Principal: services, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] }),
    );
  });

  test('watch a figure under the names that the functions report it by', async () => {
    vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'triggermap');
    vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'record');
    const lines: string[] = [];
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
    const { reportRecorded } = await import('../../functions/handlers/binding/report.ts');
    reportRecorded({}, { outcome: 'rejected', id: 'rejection-1', reason: 'unknown' });
    vi.restoreAllMocks();
    vi.unstubAllEnvs();

    const watched = alarms().find(({ AlarmName }) => AlarmName === 'triggermap-rejected');
    expect(watched?.Dimensions).toEqual([{ Name: 'service', Value: 'record' }]);
    const reported = lines.find((line) => line.includes('CloudWatchMetrics'));
    expect(reported).toContain(`"Namespace":"${watched?.Namespace}","Dimensions":[["service"]]`);
    expect(reported).toContain(`"Name":"${watched?.MetricName}"`);
    expect(reported).toContain('"service":"record"');
  });
});

test('the security checks find nothing that is not accepted with a reason', () => {
  expect(new AwsSolutionsChecks().validateScope(deployed.stack).violations).toEqual([]);
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeOperations, makeOperationsClients } from '../../functions/adapters/aws/operations.ts';
import { mendMap } from '../../scripts/mend/mend-map.ts';
import {
  answer,
  answerJson,
  answerJsonError,
  leadTo,
  type ProviderDouble,
  startProvider,
} from './provider-double.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const daysAgo = (days: number) => now.getTime() / 1000 - days * 86_400;
const account = 'eu-west-1:123456789012';
const cart = `arn:aws:states:${account}:stateMachine:triggermap-2-abandoned-cart`;
const welcome = `arn:aws:states:${account}:stateMachine:triggermap-2-welcome`;
const run = (name: string) => `arn:aws:states:${account}:execution:triggermap-2-abandoned-cart:${name}`;
const page = (name: string) =>
  `https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/${run(name)}`;

const appEvent = {
  id: 'bus-1',
  'detail-type': 'cart.emptied',
  source: 'shop',
  time: '2026-11-20T09:00:00Z',
  detail: { customer: 'customer-1', properties: { cartId: 'cart-1' } },
};
const trigger = {
  id: 'event-1',
  at: '2026-11-20T09:00:00.000Z',
  name: 'cart.updated',
  customer: 'customer-1',
};
const started = { ...appEvent, source: 'triggermap', 'detail-type': 'cart.updated', detail: trigger };

type Answer = unknown | ((asked: Record<string, unknown>) => unknown);

/** Step Functions, SQS and EventBridge on one wire: an answer for each operation, or an error by its name. */
describe('Mending the map', () => {
  let aws: ProviderDouble;
  let answers: Record<string, Answer>;
  let letters: { body: unknown; attributes?: Record<string, string> }[];

  const calls = (operation: string): Record<string, unknown>[] =>
    aws.requests
      .filter(({ headers }) => String(headers['x-amz-target']).endsWith(`.${operation}`))
      .map(({ body }) => JSON.parse(body));
  const mend = async (dryRun = false): Promise<string[]> => {
    const operations = makeOperations(makeOperationsClients(leadTo(aws.url)));
    const lines: string[] = [];
    for await (const line of mendMap({ operations, now, dryRun })) lines.push(line);
    return lines;
  };
  /** The queue hides what it has given. */
  const giveLetters = () => ({
    Messages: letters.splice(0, 10).map(({ body, attributes = {} }, index) => {
      const Body = JSON.stringify(body);
      return {
        Body,
        MessageId: String(index),
        ReceiptHandle: `receipt of ${Body}`,
        MD5OfBody: createHash('md5').update(Body).digest('hex'),
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, StringValue]) => [
            name,
            { DataType: 'String', StringValue },
          ]),
        ),
      };
    }),
  });

  beforeAll(async () => {
    aws = await startProvider();
  });
  afterAll(() => aws.stop());
  beforeEach(() => {
    aws.requests.length = 0;
    letters = [];
    answers = {
      ListStateMachines: {
        stateMachines: [
          { stateMachineArn: cart, name: 'triggermap-2-abandoned-cart' },
          { stateMachineArn: welcome, name: 'triggermap-2-welcome' },
          { stateMachineArn: 'arn:of-somebody', name: 'somebody-elses' },
        ],
      },
      ListExecutions: { executions: [] },
      RedriveExecution: { redriveDate: daysAgo(0) },
      StartExecution: { executionArn: run('mended'), startDate: daysAgo(0) },
      PutEvents: { FailedEntryCount: 0, Entries: [{ EventId: '1' }] },
      GetQueueUrl: { QueueUrl: `${aws.url}/123456789012/triggermap-dead-letters` },
      ReceiveMessage: giveLetters,
      DeleteMessage: {},
    };
    aws.behave((response) => {
      // SNS speaks the query protocol, the others JSON.
      if (response.req.headers['x-amz-target'] === undefined)
        return answer(
          200,
          '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
          { 'content-type': 'text/xml' },
        )(response);
      const operation = String(response.req.headers['x-amz-target']).split('.').at(-1) ?? '';
      const told = answers[operation];
      const asked = JSON.parse(aws.requests.at(-1)?.body ?? '{}');
      const said = typeof told === 'function' ? told(asked) : told;
      if (typeof said === 'string') answerJsonError(400, said)(response);
      else answerJson(said)(response);
    });
  });

  const failedCarts = (...runs: readonly (readonly [name: string, days: number])[]) => ({
    executions: runs.map(([name, days]) => ({
      executionArn: run(name),
      stateMachineArn: cart,
      name,
      status: 'FAILED',
      startDate: daysAgo(days + 1),
      stopDate: daysAgo(days),
    })),
  });

  test('redrives the failed runs of the map, page by page, and nobody else’s', async () => {
    answers.ListExecutions = ({ stateMachineArn, nextToken }: Record<string, unknown>) =>
      stateMachineArn !== cart
        ? { executions: [] }
        : nextToken === undefined
          ? { ...failedCarts(['a', 1]), nextToken: 'more' }
          : failedCarts(['b', 13], ['c', 15]);
    expect(await mend()).toEqual([
      `redrove triggermap-2-abandoned-cart: ${page('a')}`,
      `redrove triggermap-2-abandoned-cart: ${page('b')}`,
      'mended 2, left 0; letters left are back in the queue in 10 minutes',
    ]);
    expect(calls('RedriveExecution').map(({ executionArn }) => executionArn)).toEqual([run('a'), run('b')]);
    expect(calls('ListExecutions')).toHaveLength(3);
    for (const { statusFilter } of calls('ListExecutions')) expect(statusFilter).toBe('FAILED');
  });

  test('goes on when one run cannot be redriven', async () => {
    answers.ListExecutions = ({ stateMachineArn }: Record<string, unknown>) =>
      stateMachineArn === cart ? failedCarts(['a', 1], ['b', 1], ['c', 1]) : { executions: [] };
    answers.RedriveExecution = ({ executionArn }: Record<string, unknown>) =>
      executionArn === run('a')
        ? 'ExecutionNotRedrivable'
        : executionArn === run('b')
          ? 'AccessDeniedException'
          : { redriveDate: daysAgo(0) };
    expect(await mend()).toEqual([
      `too late for triggermap-2-abandoned-cart: ${page('a')}`,
      `could not redrive triggermap-2-abandoned-cart: ${page('b')}: AccessDeniedException: for reasons of its own`,
      `redrove triggermap-2-abandoned-cart: ${page('c')}`,
      'mended 1, left 2; letters left are back in the queue in 10 minutes',
    ]);
  });

  test('puts dead events on the bus again, starts dead runs, and then removes the letters', async () => {
    letters = [
      { body: { requestPayload: appEvent } },
      { body: started, attributes: { TARGET_ARN: cart, ERROR_CODE: 'THROTTLING' } },
      { body: 'nonsense' },
      ...Array.from({ length: 20 }, () => ({ body: appEvent, attributes: { TARGET_ARN: 'arn:record' } })),
    ];
    const lines = await mend();
    expect(lines.slice(0, 3)).toEqual([
      'put cart.emptied bus-1 on the bus again',
      'started triggermap-2-abandoned-cart for cart.updated bus-1',
      'left a dead letter: it is not JSON',
    ]);
    expect(lines.at(-1)).toMatch(/^mended 22, left 1;/);
    expect(calls('PutEvents')[0]?.Entries).toEqual([
      {
        EventBusName: 'triggermap',
        Source: 'shop',
        DetailType: 'cart.emptied',
        Detail: JSON.stringify({ id: 'bus-1', at: appEvent.time, ...appEvent.detail }),
      },
    ]);
    expect(calls('StartExecution')).toMatchObject([
      { stateMachineArn: cart, input: JSON.stringify(trigger) },
    ]);
    expect(calls('DeleteMessage')).toHaveLength(22);
    expect(
      calls('DeleteMessage').some(({ ReceiptHandle }) => String(ReceiptHandle).includes('nonsense')),
    ).toBe(false);
    expect(calls('ReceiveMessage')[0]).toMatchObject({
      MessageAttributeNames: ['All'],
      VisibilityTimeout: 600,
    });
  });

  test('tells a topic again what a function failed on', async () => {
    const Sns = { TopicArn: 'arn:aws:sns:eu-west-1:1:triggermap-replies', Message: '{"messageBody":"STOP"}' };
    letters = [{ body: { requestPayload: { Records: [{ Sns }] } } }];
    expect((await mend())[0]).toBe('told triggermap-replies an SMS of a customer again');
    const form = new URLSearchParams(aws.requests.find(({ body }) => body.includes('Action=Publish'))?.body);
    expect(Object.fromEntries(form)).toMatchObject(Sns);
    expect(calls('DeleteMessage')).toHaveLength(1);
  });

  test('knows a start that an earlier mending made', async () => {
    letters = [{ body: started, attributes: { TARGET_ARN: cart } }];
    answers.StartExecution = 'ExecutionAlreadyExists';
    expect((await mend())[0]).toBe('had started triggermap-2-abandoned-cart for cart.updated bus-1');
    expect(calls('DeleteMessage')).toHaveLength(1);
  });

  test('keeps a letter that could not be brought home, and goes on', async () => {
    letters = [{ body: appEvent }, { body: started, attributes: { TARGET_ARN: cart } }];
    answers.PutEvents = { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] };
    expect(await mend()).toEqual([
      'could not put cart.emptied bus-1 on the bus again: BusUnavailable: 1 of 1 events were not taken: ThrottlingException',
      'started triggermap-2-abandoned-cart for cart.updated bus-1',
      'mended 1, left 1; letters left are back in the queue in 10 minutes',
    ]);
    expect(calls('DeleteMessage')).toHaveLength(1);
  });

  test('only says what it would do in a dry run', async () => {
    answers.ListExecutions = ({ stateMachineArn }: Record<string, unknown>) =>
      stateMachineArn === cart ? failedCarts(['a', 1]) : { executions: [] };
    letters = [{ body: appEvent }, { body: started, attributes: { TARGET_ARN: cart } }];
    expect(await mend(true)).toEqual([
      `would redrive triggermap-2-abandoned-cart: ${page('a')}`,
      'would put cart.emptied bus-1 on the bus again',
      'would start triggermap-2-abandoned-cart for cart.updated bus-1',
      'would mend 3, left 0; letters left are back in the queue in 10 minutes',
    ]);
    for (const operation of ['RedriveExecution', 'PutEvents', 'StartExecution', 'DeleteMessage'])
      expect(calls(operation)).toEqual([]);
  });
});

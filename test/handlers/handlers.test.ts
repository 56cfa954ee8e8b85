import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { signLink } from '../../functions/core/link.ts';
import { readMail } from '../../scripts/local/sink/read-mail.ts';
import { settings } from '../../statemachines/language/settings.ts';
import type {
  CheckOrder,
  ScenarioOrder,
  SendOrder,
  TriggerInput,
} from '../../statemachines/language/tasks.ts';
import { type EmbeddedTable, startEmbeddedTable } from '../adapters/embedded-table.ts';
import { answer, answerJson, type ProviderDouble, startProvider } from '../adapters/provider-double.ts';

const key = 'k'.repeat(32);
// A handler reads the name of its function and the request's id; the rest is Lambda's.
const context = { functionName: 'triggermap', awsRequestId: 'request-1' } as Context;

const scenario: ScenarioOrder = {
  id: 'order-confirmed',
  entry: { per: 'key', repeated: 'never again', longestSeconds: 86_400 },
  exits: [],
  still: {},
};
const sendOrder: SendOrder = {
  version: 1,
  scenario,
  step: 'order-confirmed',
  message: 'order-confirmed',
  kind: 'transactional',
  channels: ['email', 'push', 'sms'],
  last: true,
};
const checkOrder: CheckOrder = {
  version: 1,
  scenario,
  step: 'which-language',
  ask: { ask: 'field', field: 'language' },
  answers: { ru: { last: true } },
  otherwise: { last: true },
};

describe('The functions as deployed', () => {
  let table: EmbeddedTable;
  let bus: ProviderDouble;
  let ses: ProviderDouble;
  let secrets: ProviderDouble;
  const logs: string[] = [];

  const put = (): { Source: string; DetailType: string; Detail: string }[] =>
    bus.requests.flatMap(({ body }) => JSON.parse(body).Entries);
  const logged = (message: string) =>
    logs
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line))
      .filter((line) => line.message === message);
  const counted = (name: string) =>
    logs
      .filter((line) => line.includes('"_aws"'))
      .map((line) => JSON.parse(line))
      .filter((line) => name in line);

  beforeAll(async () => {
    [table, bus, ses, secrets] = await Promise.all([
      startEmbeddedTable(),
      startProvider(),
      startProvider(),
      startProvider(),
    ]);
    bus.behave(answerJson({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] }));
    secrets.behave(answerJson({ SecretString: key }));
    ses.behave(
      answer(
        200,
        '<SendRawEmailResponse><SendRawEmailResult><MessageId>ses-1</MessageId></SendRawEmailResult></SendRawEmailResponse>',
        { 'content-type': 'text/xml' },
      ),
    );
    const environment = {
      [settings.table]: table.table,
      [settings.bus]: 'triggermap',
      [settings.configurationSet]: 'triggermap',
      [settings.pushApplication]: 'app-1',
      [settings.signingKey]: 'signing-key',
      [settings.unsubscribeUrl]: 'https://api.example.com/unsubscribe',
      [settings.triggerEvents]: 'order.placed,cart.updated',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'embedded',
      AWS_SECRET_ACCESS_KEY: 'embedded',
      AWS_ENDPOINT_URL_DYNAMODB: table.url,
      AWS_ENDPOINT_URL_EVENTBRIDGE: bus.url,
      AWS_ENDPOINT_URL_SES: ses.url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
      POWERTOOLS_METRICS_NAMESPACE: 'triggermap',
      POWERTOOLS_SERVICE_NAME: 'test',
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        logs.push(...String(text).split('\n'));
        return true;
      });
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await Promise.all([table, bus, ses, secrets].map((server) => server.stop()));
  });
  beforeEach(() => {
    logs.length = 0;
    bus.requests.length = 0;
  });

  const envelope = (name: string, properties: object) => ({
    id: crypto.randomUUID(),
    source: 'shop',
    'detail-type': name,
    time: new Date().toISOString(),
    detail: { customer: 'customer-1', properties },
  });

  test('an order on the bus becomes a confirmation in the mailbox', async () => {
    const [{ handler: record }, { handler: send }] = await Promise.all([
      import('../../functions/handlers/record.ts'),
      import('../../functions/handlers/send.ts'),
    ]);
    const registered = envelope('customer.registered', { email: 'Ada@Example.com', name: 'Ada' });
    expect(await record(registered, context)).toBe('recorded');
    expect(put()).toEqual([]);

    const items = [{ productId: 'mug', title: 'Mug', price: 12, quantity: 1 }];
    const placed = envelope('order.placed', { orderId: 'order-1', currency: 'EUR', total: 12, items });
    expect(await record(placed, context)).toBe('recorded');
    const [trigger] = put();
    expect(trigger).toMatchObject({ Source: 'triggermap', DetailType: 'order.placed' });
    const run: TriggerInput = JSON.parse(trigger?.Detail ?? '');
    expect(JSON.stringify(run)).not.toMatch(/ada/i);

    const outcome = await send({ order: sendOrder, run, execution: 'arn:execution-1' }, context);
    expect(outcome).toMatchObject({ go: 'on', decision: 'send', reason: 'delivered' });
    const mail = new URLSearchParams(ses.requests[0]?.body).get('RawMessage.Data') ?? '';
    expect((await readMail(Buffer.from(mail, 'base64'))).headers.to).toBe('ada@example.com');

    expect(logged('decided')).toMatchObject([
      {
        execution: 'arn:execution-1',
        about: { scenario: 'order-confirmed', step: 'order-confirmed', message: 'order-confirmed' },
        decision: 'send',
        reason: 'delivered',
      },
    ]);
    expect(counted('Decision')).toMatchObject([
      { Decision: 1, scenario: 'order-confirmed', outcome: 'send' },
    ]);
    expect(logs.join('\n')).not.toMatch(/ada/i);
  });

  test('what is no event is turned away, counted and not repeated in the log', async () => {
    const { handler: record } = await import('../../functions/handlers/record.ts');
    expect(await record({ 'detail-type': 'eve@example.com' }, context)).toBe('rejected');
    expect(counted('Rejected')).toHaveLength(1);
    expect(logged('rejected')).toHaveLength(1);
    expect(logs.join('\n')).not.toContain('eve@example.com');
  });

  test('a condition is answered', async () => {
    const { handler: check } = await import('../../functions/handlers/check.ts');
    const run: TriggerInput = {
      id: 'event-2',
      at: new Date().toISOString(),
      name: 'order.placed',
      customer: 'customer-1',
      key: 'order-2',
      facts: { nth: 2, orders: 2, traffic: 'customer', reachable: true },
    };
    const outcome = await check({ order: checkOrder, run, execution: 'arn:execution-2' }, context);
    expect(outcome).toMatchObject({ go: 'on', decision: 'check', reason: 'answered' });
    expect(counted('Decision')).toHaveLength(1);
  });

  describe('the unsubscribe page', () => {
    // Only what the handler reads of the HTTP API's event.
    const request = (method: string, token: string) =>
      ({
        requestContext: { http: { method } },
        pathParameters: { token },
      }) as unknown as APIGatewayProxyEventV2;
    const token = () =>
      signLink(
        { customer: 'customer-1', channel: 'email', run: 'run-1', until: '2999-01-01T00:00:00.000Z' },
        key,
      );

    test('withdraws the consent when it is posted', async () => {
      const { handler: unsubscribe } = await import('../../functions/handlers/unsubscribe.ts');
      const page = await unsubscribe(request('POST', token()), context);
      expect(page).toMatchObject({
        statusCode: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
      expect(put()).toMatchObject([{ Source: 'triggermap-app', DetailType: 'consent.withdrawn' }]);
    });

    test('changes nothing when it is only opened', async () => {
      const { handler: unsubscribe } = await import('../../functions/handlers/unsubscribe.ts');
      const page = await unsubscribe(request('GET', token()), context);
      expect(page).toMatchObject({ statusCode: 200 });
      expect(put()).toEqual([]);
    });

    test('knows a forged link', async () => {
      const { handler: unsubscribe } = await import('../../functions/handlers/unsubscribe.ts');
      expect(await unsubscribe(request('POST', 'forged.link'), context)).toMatchObject({ statusCode: 404 });
      expect(put()).toEqual([]);
    });
  });

  test('a function that lacks a setting says which', async () => {
    const { readSetting } = await import('../../functions/handlers/read-setting.ts');
    vi.stubEnv(settings.table, '');
    expect(() => readSetting('table')).toThrow('TABLE_NAME is not set');
    vi.stubEnv(settings.table, table.table);
  });
});

import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeStore } from '../../functions/adapters/aws/table/store.ts';
import { signLink } from '../../functions/core/feedback/link.ts';
import { shardOf } from '../../functions/core/schedule/due.ts';
import { readMail } from '../../scripts/local/emulators/sink/read-mail.ts';
import type { DoorTables } from '../../statemachines/language/door.ts';
import { settings } from '../../statemachines/language/settings.ts';
import type {
  ActOrder,
  CheckOrder,
  ListenOrder,
  ScenarioOrder,
  SendOrder,
  TriggerInput,
} from '../../statemachines/language/tasks.ts';
import { type EmbeddedTable, startEmbeddedTable } from '../adapters/embedded-table.ts';
import { answer, answerJson, type ProviderDouble, startProvider } from '../adapters/provider-double.ts';

const key = 'k'.repeat(32);
// A handler reads the name of its function and the request's id; the rest is Lambda's.
const context = { functionName: 'triggermap', awsRequestId: 'request-1' } as Context;
const execution = 'arn:aws:states:eu-west-1:123456789012:execution:triggermap-3-order-confirmed:1';

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
const listenOrder: ListenOrder = {
  version: 1,
  scenario,
  step: 'reviewed?',
  events: [{ event: 'review.submitted', sameKey: true }],
  since: 'trigger',
  answers: { 'review.submitted': { last: true } },
};
const alertOrder: ActOrder = {
  version: 1,
  scenario,
  step: 'tell-support',
  action: { do: 'alert', text: 'A review of one star.' },
  last: true,
};
/** A map of its own, so that the shop's may change. */
const door: DoorTables = {
  segments: [],
  triggers: ['order.placed', 'cart.updated'],
  awaited: ['review.submitted'],
  timers: [
    {
      scenario: 'birthday',
      about: 'customer',
      timer: { due: 'date', attribute: 'birthDate', yearly: true, days: 0, knownForDays: 0, lateDays: 1 },
    },
  ],
  openings: [],
};

describe('The functions as deployed', () => {
  let table: EmbeddedTable;
  let bus: ProviderDouble;
  let ses: ProviderDouble;
  let secrets: ProviderDouble;
  let states: ProviderDouble;
  let sns: ProviderDouble;
  let s3: ProviderDouble;
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
    [table, bus, ses, secrets, states, sns, s3] = await Promise.all([
      startEmbeddedTable(),
      startProvider(),
      startProvider(),
      startProvider(),
      startProvider(),
      startProvider(),
      startProvider(),
    ]);
    bus.behave(answerJson({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] }));
    secrets.behave(answerJson({ SecretString: key }));
    states.behave(answerJson({}));
    s3.behave(answer(200, ''));
    const answerXml = (body: string) => answer(200, body, { 'content-type': 'text/xml' });
    ses.behave(
      answerXml(
        '<SendRawEmailResponse><SendRawEmailResult><MessageId>ses-1</MessageId></SendRawEmailResult></SendRawEmailResponse>',
      ),
    );
    sns.behave(
      answerXml(
        '<PublishResponse><PublishResult><MessageId>sns-1</MessageId></PublishResult></PublishResponse>',
      ),
    );
    const environment = {
      [settings.table]: table.table,
      [settings.bus]: 'triggermap',
      [settings.configurationSet]: 'triggermap',
      [settings.pushApplication]: 'app-1',
      [settings.signingKey]: 'signing-key',
      [settings.customerUrl]: 'https://api.example.com',
      [settings.alertTopic]: 'arn:aws:sns:eu-west-1:123456789012:triggermap-alerts',
      [settings.exportBucket]: 'triggermap-exports',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'embedded',
      AWS_SECRET_ACCESS_KEY: 'embedded',
      AWS_ENDPOINT_URL_DYNAMODB: table.url,
      AWS_ENDPOINT_URL_EVENTBRIDGE: bus.url,
      AWS_ENDPOINT_URL_SES: ses.url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
      AWS_ENDPOINT_URL_SFN: states.url,
      AWS_ENDPOINT_URL_SNS: sns.url,
      AWS_ENDPOINT_URL_S3: s3.url,
      POWERTOOLS_METRICS_NAMESPACE: 'triggermap',
      POWERTOOLS_SERVICE_NAME: 'test',
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    vi.stubEnv('AWS_SDK_UA_APP_ID', undefined); // Powertools sets it
    vi.doMock('../../statemachines/definitions/door.json', () => ({ default: door }));
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        logs.push(...String(text).split('\n'));
        return true;
      });
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    vi.doUnmock('../../statemachines/definitions/door.json');
    vi.resetModules(); // whoever imports a handler next is to find the real door, and clients of their own
    await Promise.all([table, bus, ses, secrets, states, sns, s3].map((server) => server.stop()));
  });
  beforeEach(() => {
    logs.length = 0;
    for (const { requests } of [bus, ses, states, sns, s3]) requests.length = 0;
  });

  const envelope = (name: string, properties: object, customer = 'customer-1') => ({
    id: crypto.randomUUID(),
    source: 'shop',
    'detail-type': name,
    time: new Date().toISOString(),
    detail: { customer, properties },
  });
  const record = async (event: unknown) => {
    const { handler } = await import('../../functions/handlers/record.ts');
    return handler(event, context);
  };
  /** An order of a customer who is known; answers with the run that it starts. */
  const order = async (customer: string): Promise<TriggerInput> => {
    const items = [{ productId: 'mug', title: 'Mug', price: 12, quantity: 1 }];
    const ordered = { orderId: `order-of-${customer}`, currency: 'EUR', total: 12, items };
    await record(
      envelope('customer.registered', { email: `${customer}@Example.com`, name: 'Ada' }, customer),
    );
    await record(envelope('order.placed', ordered, customer));
    return JSON.parse(put().at(-1)?.Detail ?? '');
  };

  test('an order on the bus becomes a confirmation in the mailbox', async () => {
    const { handler: send } = await import('../../functions/handlers/send.ts');
    const registered = envelope('customer.registered', { email: 'Ada@Example.com', name: 'Ada' });
    expect(await record(registered)).toBe('recorded');
    expect(put()).toEqual([]);

    const items = [{ productId: 'mug', title: 'Mug', price: 12, quantity: 1 }];
    const placed = envelope('order.placed', { orderId: 'order-1', currency: 'EUR', total: 12, items });
    expect(await record(placed)).toBe('recorded');
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
    expect(await record({ 'detail-type': 'eve@example.com' })).toBe('rejected');
    expect(counted('Rejected')).toHaveLength(1);
    expect(logged('rejected')).toHaveLength(1);
    expect(logs.join('\n')).not.toContain('eve@example.com');
  });

  test('a condition is answered', async () => {
    const { handler: check } = await import('../../functions/handlers/check.ts');
    const run = await order('condition');
    const outcome = await check({ order: checkOrder, run, execution }, context);
    expect(outcome).toMatchObject({ go: 'on', decision: 'check', reason: 'answered' });
    expect(counted('Decision')).toHaveLength(1);
  });

  test('a run waits for an event, and the door answers it', async () => {
    const { handler: listen } = await import('../../functions/handlers/listen.ts');
    const run = await order('listener');
    const call = { order: listenOrder, run, execution, token: 'token-1' };
    expect(await listen(call, context)).toBe('waiting');
    expect(logged('waiting')).toMatchObject([
      { execution, about: { scenario: 'order-confirmed', step: 'reviewed?' } },
    ]);
    expect(counted('Decision')).toEqual([]);
    expect(states.requests).toEqual([]);

    await record(envelope('review.submitted', { orderId: run.key, rating: 5 }, 'listener'));
    const [request] = states.requests;
    expect(request?.headers['x-amz-target']).toBe('AWSStepFunctions.SendTaskSuccess');
    const { taskToken, output } = JSON.parse(request?.body ?? '{}');
    expect(taskToken).toBe('token-1');
    expect(JSON.parse(output)).toMatchObject({ step: 'reviewed?', go: 'on', answer: 'review.submitted' });
    expect(logs.join('\n')).not.toContain('token-1');
  });

  test('a run alerts a person, with its page in the console', async () => {
    const { handler: act } = await import('../../functions/handlers/act.ts');
    const run = await order('alerting');
    const outcome = await act({ order: alertOrder, run, execution }, context);
    expect(outcome).toMatchObject({ go: 'on', decision: 'act', reason: 'done' });
    const told = new URLSearchParams(sns.requests[0]?.body);
    expect(told.get('TopicArn')).toBe('arn:aws:sns:eu-west-1:123456789012:triggermap-alerts');
    expect(told.get('Message')).toContain('A review of one star.');
    expect(told.get('Message')).toContain(execution);
    expect(counted('Decision')).toMatchObject([{ outcome: 'act' }]);
  });

  describe('the customer’s own pages', () => {
    // Only what the handler reads of the HTTP API's event.
    const request = (method: string, path: string, body = '') =>
      ({
        rawPath: path,
        requestContext: { http: { method } },
        // API Gateway encodes whatever is posted as a form.
        body: Buffer.from(body).toString('base64'),
        isBase64Encoded: true,
      }) as unknown as APIGatewayProxyEventV2;
    const common = { customer: 'page-1', run: 'run-1', until: '2999-01-01T00:00:00.000Z' };
    const unsubscribe = () =>
      `/unsubscribe/${signLink({ ...common, page: 'unsubscribe', channel: 'email' }, key)}`;
    const visit = async (...args: Parameters<typeof request>) => {
      const { handler } = await import('../../functions/handlers/preferences.ts');
      return handler(request(...args), context);
    };
    beforeAll(async () => {
      await record(envelope('customer.registered', { email: 'page@example.com' }, 'page-1'));
    });

    test('withdraw the consent when one click posts it', async () => {
      expect(await visit('POST', unsubscribe(), 'List-Unsubscribe=One-Click')).toMatchObject({
        statusCode: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
      expect(put()).toMatchObject([{ Source: 'triggermap-app', DetailType: 'consent.withdrawn' }]);
      expect(JSON.parse(put()[0]?.Detail ?? '').properties.how).toBe('one click in the mail program');
    });

    test('change nothing when they are only opened', async () => {
      expect(await visit('GET', unsubscribe())).toMatchObject({ statusCode: 200 });
      expect(put()).toEqual([]);
    });

    test('know a forged link', async () => {
      expect(await visit('POST', '/unsubscribe/forged.link')).toMatchObject({ statusCode: 404 });
      expect(put()).toEqual([]);
    });

    test('take a link for its own page alone', async () => {
      const token = unsubscribe().split('/').at(-1) ?? '';
      expect(await visit('GET', `/preferences/${token}`)).toMatchObject({ statusCode: 404 });
      const preferences = signLink({ ...common, page: 'preferences' }, key);
      expect(await visit('GET', `/preferences/${preferences}`)).toMatchObject({ statusCode: 200 });
    });

    test('are kept nowhere, framed by nobody and load nothing', async () => {
      const page = await visit('GET', unsubscribe());
      expect(page.headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      const policy = String(page.headers?.['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
    });
  });

  describe('a confirmation code', () => {
    const check = async (body: string) => {
      const { handler } = await import('../../functions/handlers/verify.ts');
      const request = {
        requestContext: { http: { method: 'POST' } },
        rawPath: '/code',
        body: Buffer.from(body).toString('base64'),
        isBase64Encoded: true,
      } as unknown as APIGatewayProxyEventV2;
      return handler(request, context);
    };

    test('is answered as JSON, kept nowhere', async () => {
      const answer = await check(JSON.stringify({ customer: 'ann', reference: 'none', code: '123456' }));
      expect(answer).toMatchObject({
        statusCode: 410,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: '{"outcome":"unknown"}',
      });
      expect(await check('code=123456')).toMatchObject({ statusCode: 400 });
      expect(put()).toEqual([]);
    });
  });

  describe('what providers tell', () => {
    const tell = async (notice: unknown) => {
      const { handler } = await import('../../functions/handlers/feedback.ts');
      return handler(notice, context);
    };
    const complaint = (scenario: string) => ({
      version: '0',
      id: crypto.randomUUID(),
      'detail-type': 'Email Complaint Received',
      source: 'aws.ses',
      time: new Date().toISOString(),
      detail: {
        eventType: 'Complaint',
        mail: {
          messageId: 'ses-1',
          tags: {
            customer: [Buffer.from('customer-1').toString('base64url')],
            run: ['run-1'],
            step: ['cart-reminder'],
            scenario: [scenario],
            message: ['cart-reminder'],
          },
        },
        complaint: {
          timestamp: new Date().toISOString(),
          complainedRecipients: [{ emailAddress: 'ada@example.com' }],
        },
      },
    });

    test('comes through the door, and a complaint counts once for its scenario', async () => {
      await tell(complaint('abandoned-cart'));
      const [told] = put();
      expect(told).toMatchObject({ Source: 'triggermap-app', DetailType: 'message.complained' });
      expect(counted('Complaint')).toEqual([]);

      const event = { ...envelope('message.complained', {}), detail: JSON.parse(told?.Detail ?? '') };
      expect(await record(event)).toBe('recorded');
      expect(await record({ ...event, id: 'again' })).toBe('duplicate');
      expect(counted('Complaint')).toMatchObject([{ Complaint: 1, scenario: 'abandoned-cart' }]);
      expect(logs.join('\n')).not.toContain('ada@example.com');
    });

    test('counts for no scenario that no scenario can be called', async () => {
      await tell(complaint('Ada’s own'));
      const event = { ...envelope('message.complained', {}), detail: JSON.parse(put()[0]?.Detail ?? '') };
      await record(event);
      expect(counted('Complaint')).toEqual([]);
    });

    test('finds the customer behind an SMS', async () => {
      await record(envelope('customer.registered', { phone: '+447700900123' }, 'texter'));
      const message = { originationNumber: '+447700900123', messageBody: 'STOP', inboundMessageId: 'in-1' };
      await tell({
        Records: [{ Sns: { Timestamp: new Date().toISOString(), Message: JSON.stringify(message) } }],
      });
      expect(put().map(({ DetailType }) => DetailType)).toContain('consent.withdrawn');
      expect(JSON.parse(put()[0]?.Detail ?? '').customer).toBe('texter');
      expect(logs.join('\n')).not.toContain('447700900123');
    });

    test('is counted when nobody can read it', async () => {
      expect(await tell({ hello: 'world' })).toMatchObject([{ outcome: 'unread' }]);
      expect(counted('UnreadFeedback')).toHaveLength(1);
      expect(logged('unread')).toHaveLength(1);
      expect(put()).toEqual([]);
    });
  });

  test('the sweep lists its shards, and fires what is due', async () => {
    const { handler: sweep } = await import('../../functions/handlers/sweep.ts');
    const today = new Date().toISOString().slice(0, 10);
    const store = makeStore({ ...table });
    await record(
      envelope(
        'customer.registered',
        // Of a leap year: today may be its day.
        { email: 'b@example.com', zone: 'UTC', attributes: { birthDate: `1992-${today.slice(5)}` } },
        'birthday-1',
      ),
    );
    const due = { day: today, scenario: 'birthday', customer: 'birthday-1', key: 'customer' };
    await store.saveDue({ ...due, since: { at: new Date().toISOString(), id: 'event-1' } });

    const listed = await sweep({ do: 'list' }, context);
    expect('shards' in listed && listed.shards.length % 16).toBe(0);
    bus.requests.length = 0;
    const page = await sweep({ do: 'shard', day: today, shard: shardOf('birthday-1') }, context);
    expect(page).toMatchObject({ more: false, fired: 1 });
    expect(put()).toMatchObject([{ Source: 'triggermap-app', DetailType: 'scenario.due' }]);
    expect(counted('Swept')).toMatchObject([{ Swept: 1, outcome: 'fired' }]);
    await sweep({ do: 'close', days: [today] }, context);
    expect(await store.sweptDay()).toBe(today);
  });

  describe('care for the customer', () => {
    const care = async (name: TriggerInput['name'], customer: string) => {
      const { handler } = await import('../../functions/handlers/care.ts');
      const asked = envelope(name, {}, customer);
      await record(asked);
      const at = new Date(asked.time).toISOString();
      const facts = { nth: 1, orders: 0, traffic: 'customer', reachable: true } as const;
      const trigger: TriggerInput = { id: asked.id, at, name, customer, key: 'customer', facts };
      // As the rule hands it on.
      const rest = { version: '0', account: '123456789012', region: 'eu-west-1', resources: [] };
      return handler({ ...asked, ...rest, source: 'triggermap', detail: trigger }, context);
    };

    test('exports what is kept into the bucket, and tells the log nobody’s name', async () => {
      await order('exported');
      const cared = await care('customer.export-requested', 'exported');
      expect(cared).toMatchObject({ outcome: 'exported' });
      expect('where' in cared && cared.where).toMatch(/^s3:\/\/triggermap-exports\/exports\/[0-9a-f]{16}\//);
      expect(s3.requests[0]?.body).toContain('exported@example.com');
      expect(logged('cared')).toMatchObject([{ name: 'customer.export-requested', outcome: 'exported' }]);
      expect(logs.join('\n')).not.toContain('exported@example.com');
    });

    test('erases, and lets waiting runs go', async () => {
      const { handler: listen } = await import('../../functions/handlers/listen.ts');
      const run = await order('erased');
      await listen({ order: listenOrder, run, execution, token: 'token-2' }, context);
      expect(await care('customer.erasure-requested', 'erased')).toEqual({ outcome: 'erased' });
      const answers = states.requests.map(({ body }) => JSON.parse(body));
      expect(answers).toMatchObject([{ taskToken: 'token-2' }]);
      expect(JSON.parse(answers[0].output)).toMatchObject({ go: 'leave', reason: 'customer-unknown' });
      const kept = await makeStore({ ...table }).everything('erased');
      expect(JSON.stringify(kept)).not.toContain('example.com');
      expect(kept.timeline).toEqual([]);
    });
  });

  describe('a function that lacks a setting', () => {
    const readers = () => import('../../functions/handlers/binding/read-setting.ts');

    test('says which', async () => {
      const { readSetting } = await readers();
      vi.stubEnv(settings.table, '');
      expect(() => readSetting('table')).toThrow('TABLE_NAME is not set');
      vi.stubEnv(settings.table, table.table);
    });
  });
});

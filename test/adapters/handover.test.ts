import { Agent } from 'node:http';
import { Socket } from 'node:net';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeEmailChannel, makeEmailClient } from '../../functions/adapters/aws/channels/email.ts';
import { makePushChannel, makePushClient } from '../../functions/adapters/aws/channels/push.ts';
import { makeSmsChannel, makeSmsClient } from '../../functions/adapters/aws/channels/sms.ts';
import { classifyFault } from '../../functions/adapters/aws/handover.ts';
import type { Handover } from '../../functions/ports/delivery/channels.ts';
import {
  answer,
  answerJsonError,
  answerXmlError,
  hangUp,
  leadTo,
  neverAnswer,
  type ProviderDouble,
  startProvider,
} from './provider-double.ts';

const common = {
  kind: 'marketing',
  customer: 'c',
  tags: { scenario: 's', step: 't', message: 'm', run: 'r' },
} as const;

/** One message by each channel to whatever listens there. */
const channels: Record<string, (...provider: Parameters<typeof leadTo>) => Promise<Handover>> = {
  email: (...provider) =>
    makeEmailChannel({
      client: makeEmailClient(leadTo(...provider)),
      sender: { name: 'Shop', address: 'hello@example.com', replyTo: 'care@example.com' },
      configurationSet: 'set',
    })({
      ...common,
      channel: 'email',
      address: 'ada@example.com',
      content: { channel: 'email', subject: 's', html: 'h', text: 't' },
    }),
  push: (...provider) =>
    makePushChannel({ client: makePushClient(leadTo(...provider)), application: 'app' })({
      ...common,
      channel: 'push',
      devices: [{ token: 'token', platform: 'ios' }],
      open: 'https://example.com',
      content: { channel: 'push', title: 't', text: 't' },
    }),
  sms: (...provider) =>
    makeSmsChannel({ client: makeSmsClient(leadTo(...provider)), sender: { number: '+447700900123' } })({
      ...common,
      channel: 'sms',
      address: '+441234567890',
      content: { channel: 'sms', text: 't' },
    }),
};

describe.each(Object.entries(channels))('Handing over by %s', (channel, send) => {
  const answerError = channel === 'push' ? answerJsonError : answerXmlError;
  let provider: ProviderDouble;
  beforeAll(async () => {
    provider = await startProvider();
  });
  afterAll(() => provider.stop());
  beforeEach(() => {
    provider.requests.length = 0;
  });

  test.each([
    ['the line breaks after the request', hangUp, 'unknown'],
    ['no answer comes', neverAnswer, 'unknown'],
    ['an error of the provider', answerError(500, 'InternalFailure'), 'unknown'],
    ['a gateway that gave up', answer(504, '<html>Gateway Timeout</html>'), 'unknown'],
    ['an answer that cannot be read', answer(200, '<html'), 'unknown'],
    ['a provider out of service', answerError(503, 'ServiceUnavailable'), 'down'],
    ['out of service, said by a machine before it', answer(503, '<html>Service Unavailable</html>'), 'down'],
    ['a request that we may not make', answerError(403, 'AccessDeniedException'), 'down'],
    ['a fault of ours that nobody foresaw', answerError(400, 'SomethingNew'), 'down'],
    ['throttling', answerError(400, 'Throttling'), 'throttled'],
    ['throttling by status', answerError(429, 'TooManyRequestsException'), 'throttled'],
    ['throttling by 503', answerError(503, 'SlowDown'), 'throttled'],
  ])('%s, asked once', async (_, behaviour, result) => {
    provider.behave(behaviour);
    const handover = await send(provider.url, behaviour === neverAnswer ? 1000 : undefined);
    expect(handover.result).toBe(result);
    await expect.poll(() => provider.requests).toHaveLength(1);
  });

  test('nobody listens: down', async () => {
    const closed = await startProvider();
    await closed.stop();
    expect(await send(closed.url)).toMatchObject({
      result: 'down',
      because: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('no such name: down', async () => {
    expect((await send('http://provider.invalid')).result).toBe('down');
  });

  test('each message has a connection of its own, so that none goes down a dead one', async () => {
    provider.behave(answerError(400, 'Throttling'));
    await send(provider.url);
    expect(provider.requests[0]?.headers.connection).toBe('close');
  });
});

test('A connection that is never made is down, not in doubt', async () => {
  class Nowhere extends Agent {
    override createConnection() {
      return Object.assign(new Socket(), { connecting: true });
    }
  }
  const client = new SESClient({
    ...leadTo('http://127.0.0.1:9'),
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 50, httpAgent: new Nowhere() },
  });
  const error = await client
    .send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from('') } }))
    .catch((reason: unknown) => reason);
  expect(classifyFault('SES', error, () => false)).toEqual({
    result: 'down',
    because: 'SES could not be reached (TimeoutError)',
  });
});

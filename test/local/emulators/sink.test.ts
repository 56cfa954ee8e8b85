import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BusUnavailable, makeBus, makeBusClient } from '../../../functions/adapters/aws/bus.ts';
import { makeEmailChannel, makeEmailClient } from '../../../functions/adapters/aws/channels/email.ts';
import { makePushChannel, makePushClient } from '../../../functions/adapters/aws/channels/push.ts';
import { makeSmsChannel, makeSmsClient } from '../../../functions/adapters/aws/channels/sms.ts';
import type { Channels } from '../../../functions/ports/delivery/channels.ts';
import type { Envelope } from '../../../scripts/local/emulators/sink/take-events.ts';
import { type Sink, startSink } from '../../../scripts/local/emulators/sink.ts';
import type { TriggerInput } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';

const at = '2026-11-20T12:00:00.000Z';
const tags = { scenario: 'abandoned-cart', step: 'cart-reminder', message: 'cart-reminder', run: 'run-1' };
const account = (accessKeyId: string) => ({
  region: 'eu-west-1',
  credentials: { accessKeyId, secretAccessKey: 'none' },
});

describe('The sink', () => {
  const routed: Envelope[] = [];
  let sink: Sink;
  let channels: Channels;
  const leadTo = (accessKeyId = 'record') => ({ ...account(accessKeyId), endpoint: sink.url });
  const last = () => sink.messages.at(-1);

  beforeAll(async () => {
    sink = await startSink({
      name: 'triggermap',
      recordKeyId: 'record',
      now: () => new Date(at),
      route: async (envelope) => void routed.push(envelope),
    });
    channels = {
      email: makeEmailChannel({
        client: makeEmailClient(leadTo()),
        sender: policy.sender.email,
        configurationSet: 'triggermap',
      }),
      push: makePushChannel({ client: makePushClient(leadTo()), application: 'triggermap' }),
      sms: makeSmsChannel({ client: makeSmsClient(leadTo()), sender: policy.sender.sms }),
    };
  });
  afterAll(() => sink.stop());
  beforeEach(() => {
    routed.length = 0;
  });

  test('keeps an email as its reader would see it', async () => {
    const handover = await channels.email({
      channel: 'email',
      kind: 'marketing',
      customer: 'c-1',
      address: 'anna@example.com',
      tags,
      unsubscribe: `https://shop.example.com/unsubscribe/${'x'.repeat(200)}`,
      content: {
        channel: 'email',
        subject: 'Ваша корзина ждёт: мы сохранили всё, что вы выбрали, и ничего не потеряли',
        html: '<p>Здравствуйте, Анна!</p>',
        text: 'Здравствуйте, Анна!',
      },
    });
    expect(handover).toEqual({ result: 'accepted', reference: `local-${sink.messages.length}` });
    expect(last()).toEqual({
      number: sink.messages.length,
      at,
      channel: 'email',
      from: '"Fern & Finch" <hello@shop.example.com>',
      replyTo: 'care@shop.example.com',
      to: ['anna@example.com'],
      subject: 'Ваша корзина ждёт: мы сохранили всё, что вы выбрали, и ничего не потеряли',
      html: '<p>Здравствуйте, Анна!</p>',
      text: 'Здравствуйте, Анна!',
      oneClick: `https://shop.example.com/unsubscribe/${'x'.repeat(200)}`,
      tags: expect.objectContaining(tags),
    });
  });

  test('reads back whatever words an email carries', async () => {
    const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }).map((text) =>
      // A mail's lines end in CRLF and a header has one line: what is written is not changed otherwise.
      text
        .replaceAll(/[\p{Cc}\p{Cs}\p{Zs}]+/gu, ' ')
        .trim()
        .concat('.'),
    );
    await fc.assert(
      fc.asyncProperty(words, words, words, async (subject, html, text) => {
        await channels.email({
          channel: 'email',
          kind: 'transactional',
          customer: 'c-1',
          address: 'anna@example.com',
          tags,
          content: { channel: 'email', subject, html, text },
        });
        expect(last()).toMatchObject({ subject, html, text });
      }),
      { numRuns: 60 },
    );
  });

  test('keeps a push as each device shows it', async () => {
    await channels.push({
      channel: 'push',
      kind: 'marketing',
      customer: 'c-1',
      tags,
      devices: [
        { token: 'an/iphone+1=', platform: 'ios' },
        { token: 'an-android', platform: 'android' },
      ],
      open: 'https://shop.example.com/cart',
      content: { channel: 'push', title: 'Your cart is saved', text: 'Monstera is still here' },
    });
    const seen = { title: 'Your cart is saved', text: 'Monstera is still here' };
    expect(last()).toMatchObject({
      channel: 'push',
      devices: [
        { token: 'an/iphone+1=', platform: 'ios', ...seen, open: 'https://shop.example.com/cart' },
        { token: 'an-android', platform: 'android', ...seen, open: 'https://shop.example.com/cart' },
      ],
    });
  });

  test('keeps an SMS', async () => {
    await channels.sms({
      channel: 'sms',
      kind: 'marketing',
      customer: 'c-1',
      address: '+79161234567',
      tags,
      content: { channel: 'sms', text: 'Корзина ждёт & скучает' },
    });
    expect(last()).toMatchObject({
      channel: 'sms',
      from: policy.sender.sms.number,
      to: '+79161234567',
      text: 'Корзина ждёт & скучает',
    });
  });

  test('refuses a phone number that is none, and keeps nothing', async () => {
    const before = sink.messages.length;
    const handover = await channels.sms({
      channel: 'sms',
      kind: 'marketing',
      customer: 'c-1',
      address: '12',
      tags,
      content: { channel: 'sms', text: 'Hello' },
    });
    expect(handover.result).toBe('refused');
    expect(sink.messages).toHaveLength(before);
  });

  test('refuses a raw message that no mail program could read', async () => {
    const client = new SESClient(leadTo());
    const Data = Buffer.from('Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA');
    await expect(
      client.send(new SendRawEmailCommand({ Destinations: ['a@example.com'], RawMessage: { Data } })),
    ).rejects.toThrow('neither text nor HTML');
  });

  test('takes nothing that is not signed, such as a form on some web page', async () => {
    const before = sink.messages.length;
    const body = new URLSearchParams({ Action: 'Publish', PhoneNumber: '+79161234567', Message: 'Hello' });
    const response = await fetch(sink.url, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('MissingAuthenticationToken');
    expect(sink.messages).toHaveLength(before);
  });

  test('knows no other action', async () => {
    const response = await fetch(sink.url, {
      method: 'POST',
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=record/20261120/eu-west-1/ses/aws4_request' },
      body: new URLSearchParams({ Action: 'VerifyEmailIdentity<' }),
    });
    expect(await response.text()).toContain('<Message>VerifyEmailIdentity&#60; is not known here</Message>');
  });
});

describe('The bus behind the sink', () => {
  const routed: Envelope[] = [];
  let sink: Sink;
  const bus = (accessKeyId: string, name = 'triggermap') =>
    makeBus({ client: makeBusClient({ ...account(accessKeyId), endpoint: sink.url }), bus: name });
  const trigger: TriggerInput = {
    id: 'event-1',
    at,
    name: 'cart.updated',
    customer: 'anna',
    key: 'cart-1',
    facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
  };

  beforeAll(async () => {
    sink = await startSink({
      name: 'triggermap',
      recordKeyId: 'record',
      now: () => new Date(at),
      route: async (envelope) => void routed.push(envelope),
    });
  });
  afterAll(() => sink.stop());
  beforeEach(() => {
    routed.length = 0;
  });

  test('routes a trigger in EventBridge’s envelope before it answers', async () => {
    await bus('record').putTriggers([trigger]);
    expect(routed).toEqual([
      {
        id: expect.any(String),
        source: 'triggermap',
        'detail-type': 'cart.updated',
        time: at,
        detail: trigger,
      },
    ]);
  });

  test('routes an app’s event under the app’s own source', async () => {
    await bus('some-app').putEvents([{ id: '1', at, name: 'page.viewed', customer: 'anna', properties: {} }]);
    expect(routed.map(({ source }) => source)).toEqual(['triggermap-app']);
  });

  test('lets nobody but the tasks speak as the source that rules trust', async () => {
    await expect(bus('some-app').putTriggers([trigger])).rejects.toThrow('NotAuthorizedForSourceException');
    expect(routed).toEqual([]);
  });

  test('tells an app that forgot to name the bus', async () => {
    await expect(bus('record', 'default').putTriggers([trigger])).rejects.toThrow(BusUnavailable);
    expect(routed).toEqual([]);
  });

  test('takes the good entries of a call and names the others', async () => {
    const client = new EventBridgeClient({ ...account('some-app'), endpoint: sink.url });
    const entry = { EventBusName: 'triggermap', Source: 'shop', DetailType: 'page.viewed' };
    const { FailedEntryCount, Entries = [] } = await client.send(
      new PutEventsCommand({
        Entries: [
          { ...entry, Detail: 'no JSON' },
          { ...entry, Detail: '{"customer":"anna"}' },
        ],
      }),
    );
    expect([FailedEntryCount, Entries.map(({ ErrorCode }) => ErrorCode)]).toEqual([
      1,
      ['MalformedDetail', undefined],
    ]);
    expect(routed.map(({ detail }) => detail)).toEqual([{ customer: 'anna' }]);
  });
});

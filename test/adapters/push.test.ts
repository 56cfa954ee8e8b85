import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePushChannel, makePushClient } from '../../functions/adapters/aws/channels/push.ts';
import type { DeliveryBy } from '../../functions/ports.ts';
import { answerJson, leadTo, type ProviderDouble, startProvider } from './provider-double.ts';

const reminder: DeliveryBy<'push'> = {
  channel: 'push',
  kind: 'marketing',
  devices: [
    { token: 'android-1', platform: 'android' },
    { token: 'ios-1', platform: 'ios' },
  ],
  open: 'https://shop.example.com/cart?from=push',
  tags: { scenario: 'abandoned-cart', step: 'second', message: 'cart-reminder', run: 'run-1' },
  content: { channel: 'push', title: 'Корзина', text: 'Ваша корзина ждёт' },
};

const answerStatuses = (...statuses: string[]) =>
  answerJson({
    ApplicationId: 'app-1',
    Result: Object.fromEntries(
      statuses.map((DeliveryStatus, n) => [
        `token-${n}`,
        { DeliveryStatus, StatusCode: 200, MessageId: `push-${n}` },
      ]),
    ),
  });

describe('Push by Pinpoint', () => {
  let pinpoint: ProviderDouble;
  let send: ReturnType<typeof makePushChannel>;
  const sent = () => JSON.parse(pinpoint.requests[0]?.body ?? '{}');
  const payloads = (): string[] => {
    const { GCMMessage, APNSMessage } = sent().MessageConfiguration;
    return [GCMMessage.RawContent, APNSMessage.RawContent];
  };

  beforeAll(async () => {
    pinpoint = await startProvider();
    send = makePushChannel({ client: makePushClient(leadTo(pinpoint.url)), application: 'app-1' });
  });
  afterAll(() => pinpoint.stop());
  beforeEach(() => {
    pinpoint.requests.length = 0;
    pinpoint.behave(answerStatuses('SUCCESSFUL', 'SUCCESSFUL'));
  });

  test('goes straight to the device tokens, never to endpoints', async () => {
    expect(await send(reminder)).toEqual({ result: 'accepted', reference: 'push-0' });
    expect(pinpoint.requests.map(({ path }) => path)).toEqual(['/v1/apps/app-1/messages']);
    expect(sent().Addresses).toEqual({
      'android-1': { ChannelType: 'GCM' },
      'ios-1': { ChannelType: 'APNS' },
    });
    expect(sent().Endpoints).toBeUndefined();
  });

  test('speaks to Android in the words of FCM v1', async () => {
    await send(reminder);
    expect(JSON.parse(payloads()[0] ?? '')).toEqual({
      fcmV1Message: {
        message: {
          notification: { title: 'Корзина', body: 'Ваша корзина ждёт' },
          android: { collapse_key: 'abandoned-cart', notification: { tag: 'abandoned-cart' } },
          data: { url: reminder.open },
        },
      },
    });
  });

  test('speaks to iOS in the words of APNs', async () => {
    await send(reminder);
    expect(JSON.parse(payloads()[1] ?? '')).toEqual({
      aps: {
        alert: { title: 'Корзина', body: 'Ваша корзина ждёт' },
        sound: 'default',
        'content-available': 0,
        'thread-id': 'abandoned-cart',
      },
      url: reminder.open,
    });
    expect(sent().MessageConfiguration.APNSMessage.CollapseId).toBe('abandoned-cart');
  });

  test('is cut to 4 KB between letters, its link whole', async () => {
    await send({ ...reminder, content: { ...reminder.content, text: '🧺 корзина '.repeat(1000) } });
    for (const payload of payloads()) {
      expect(Buffer.byteLength(payload)).toBeLessThan(4096);
      expect(payload).toContain('…');
      expect(payload).toContain(reminder.open);
      expect(payload.isWellFormed()).toBe(true);
    }
  });

  test('is not sent at all when its link alone is too large', async () => {
    const handover = await send({ ...reminder, open: `https://shop.example.com/${'x'.repeat(4096)}` });
    expect(handover).toEqual({ result: 'refused', because: 'the push is larger than 4 KB' });
    expect(pinpoint.requests).toEqual([]);
  });

  test.each([
    ['accepted', ['PERMANENT_FAILURE', 'SUCCESSFUL']],
    ['accepted', ['UNKNOWN_FAILURE', 'THROTTLED', 'SUCCESSFUL']],
    ['refused', ['PERMANENT_FAILURE', 'PERMANENT_FAILURE']],
    ['refused', ['OPT_OUT', 'DUPLICATE', 'PERMANENT_FAILURE']],
    ['throttled', ['THROTTLED', 'THROTTLED']],
    ['throttled', ['TEMPORARY_FAILURE']],
    ['throttled', ['PERMANENT_FAILURE', 'THROTTLED']],
    ['unknown', ['UNKNOWN_FAILURE']],
    ['unknown', ['THROTTLED', 'UNKNOWN_FAILURE']],
    ['unknown', ['TIMEOUT', 'PERMANENT_FAILURE']],
    ['unknown', []],
  ])('is %s when its devices answer %j', async (result, statuses) => {
    pinpoint.behave(answerStatuses(...statuses));
    const handover = await send(reminder);
    expect(handover.result).toBe(result);
    expect(JSON.stringify(handover)).not.toContain('token-');
  });
});

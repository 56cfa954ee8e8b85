import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePushChannel, makePushClient } from '../../functions/adapters/aws/channels/push.ts';
import type { DeliveryBy } from '../../functions/ports/delivery/channels.ts';
import { answerJson, leadTo, type ProviderDouble, startProvider } from './provider-double.ts';

const reminder: DeliveryBy<'push'> = {
  channel: 'push',
  kind: 'marketing',
  customer: 'customer-1',
  devices: [
    { token: 'android-1', platform: 'android' },
    { token: 'ios-1', platform: 'ios' },
  ],
  open: 'https://shop.example.com/cart?from=push',
  tags: { scenario: 'abandoned-cart', step: 'second', message: 'cart-reminder', run: 'run-1' },
  content: { channel: 'push', title: 'Корзина', text: 'Ваша корзина ждёт' },
};

/** An answer of Pinpoint for one device, with the JSON in which it repeats what APNs or FCM said. */
const failure = (DeliveryStatus: string, StatusCode: number, said: Record<string, string>) => ({
  DeliveryStatus,
  StatusCode,
  StatusMessage: JSON.stringify(said),
  MessageId: 'push-1',
});

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
          android: {
            priority: 'HIGH',
            ttl: '43200s',
            collapse_key: 'abandoned-cart',
            notification: { tag: 'abandoned-cart' },
          },
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
    // These become the headers apns-push-type, apns-collapse-id, apns-priority and apns-expiration.
    expect(sent().MessageConfiguration.APNSMessage).toMatchObject({
      APNSPushType: 'alert',
      CollapseId: 'abandoned-cart',
      Priority: '10',
      TimeToLive: 43_200,
    });
  });

  test('replaces no other order, and waits for a phone that is off as long as it stays true', async () => {
    const run = `order-shipped-${'x'.repeat(60)}-0123456789abcdef`;
    await send({ ...reminder, kind: 'transactional', tags: { ...reminder.tags, run } });
    const { android } = JSON.parse(payloads()[0] ?? '').fcmV1Message.message;
    expect(android).toMatchObject({ ttl: '259200s', collapse_key: run.slice(-64) });
    const { APNSMessage } = sent().MessageConfiguration;
    expect(APNSMessage).toMatchObject({ TimeToLive: 259_200, CollapseId: run.slice(-64) });
    expect(Buffer.byteLength(APNSMessage.CollapseId)).toBe(64);
  });

  test('expires when it is said to', async () => {
    await send({ ...reminder, trueForSeconds: 7200 });
    expect(JSON.parse(payloads()[0] ?? '').fcmV1Message.message.android.ttl).toBe('7200s');
    expect(sent().MessageConfiguration.APNSMessage.TimeToLive).toBe(7200);
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
    expect('because' in handover ? handover.because : '').not.toContain('token-');
  });

  describe('tells which devices are dead', () => {
    const dead = async (results: Record<string, unknown>) => {
      pinpoint.behave(answerJson({ ApplicationId: 'app-1', Result: results }));
      return send(reminder);
    };
    const removed = failure('PERMANENT_FAILURE', 410, {
      errorMessage: 'Unregistered or expired token',
      channelType: 'APNS',
      pushProviderStatusCode: '410',
      pushProviderError: 'Unregistered',
    });

    test('beside one that took the message', async () => {
      const answered = await dead({
        'android-1': { DeliveryStatus: 'SUCCESSFUL', StatusCode: 200, MessageId: 'push-0' },
        'ios-1': removed,
      });
      expect(answered).toEqual({ result: 'accepted', reference: 'push-0', dead: ['ios-1'] });
    });

    test('all of them, and refuses', async () => {
      const answered = await dead({
        'ios-1': removed,
        'android-1': failure('PERMANENT_FAILURE', 404, {
          errorMessage: 'Unregistered or expired token',
          channelType: 'GCM',
          pushProviderStatusCode: '404',
          pushProviderError: 'Requested entity was not found.',
        }),
        'android-2': { DeliveryStatus: 'OPT_OUT', StatusCode: 400 },
        'android-3': failure('PERMANENT_FAILURE', 400, {
          errorMessage: 'Invalid notification',
          channelType: 'GCM',
          pushProviderStatusCode: '400',
          pushProviderError: 'The registration token is not a valid FCM registration token',
        }),
      });
      expect(answered).toMatchObject({
        result: 'refused',
        dead: ['ios-1', 'android-1', 'android-2', 'android-3'],
      });
    });

    test('beside one that is only busy', async () => {
      const answered = await dead({
        'ios-1': removed,
        'android-1': { DeliveryStatus: 'THROTTLED', StatusCode: 429 },
      });
      expect(answered).toMatchObject({ result: 'throttled', dead: ['ios-1'] });
    });

    // Each of them would be answered for every device of every customer.
    test.each(['BadDeviceToken', 'DeviceTokenNotForTopic', 'ExpiredProviderToken', 'PayloadTooLarge'])(
      'but none for our own mistake: %s',
      async (pushProviderError) => {
        const mistake = failure('PERMANENT_FAILURE', 410, {
          errorMessage: 'Unregistered or expired token',
          channelType: 'APNS',
          pushProviderStatusCode: '400',
          pushProviderError,
        });
        const answered = await dead({ 'ios-1': mistake });
        expect(answered).toEqual({ result: 'refused', because: 'Pinpoint answered PERMANENT_FAILURE' });
      },
    );
  });
});

import * as z from 'zod';
import { parseJson, readRequest } from './refusal.ts';
import type { TakenDevice, TakenPush } from './taken.ts';

const rawContent = z.object({ RawContent: z.string() });
const sendMessages = z.object({
  Addresses: z.record(z.string(), z.object({ ChannelType: z.enum(['APNS', 'GCM']) })),
  MessageConfiguration: z.object({ APNSMessage: rawContent.optional(), GCMMessage: rawContent.optional() }),
});
const apnsPayload = z.object({
  aps: z.object({ alert: z.object({ title: z.string(), body: z.string() }) }),
  url: z.string(),
});
const fcmPayload = z.object({
  fcmV1Message: z.object({
    message: z.object({
      notification: z.object({ title: z.string(), body: z.string() }),
      data: z.object({ url: z.string() }),
    }),
  }),
});

/** Takes Pinpoint's SendMessages: the push as each device shows it. A token without a device was not served. */
export function takePush(body: string): TakenPush & { readonly tokens: readonly string[] } {
  const { Addresses, MessageConfiguration } = readRequest(sendMessages, body);
  const { APNSMessage, GCMMessage } = MessageConfiguration;
  return {
    channel: 'push',
    tokens: Object.keys(Addresses),
    devices: Object.entries(Addresses).flatMap(
      ([token, { ChannelType }]) =>
        (ChannelType === 'APNS'
          ? readApns(token, APNSMessage?.RawContent)
          : readFcm(token, GCMMessage?.RawContent)) ?? [],
    ),
  };
}

/** Pinpoint answers for each token, with HTTP 200 whatever became of it. */
export const answerPush = (
  application: string,
  id: string,
  { tokens, devices }: ReturnType<typeof takePush>,
): object => ({
  ApplicationId: application,
  RequestId: id,
  Result: Object.fromEntries(
    tokens.map((token) => [
      token,
      devices.some((device) => device.token === token)
        ? { DeliveryStatus: 'SUCCESSFUL', StatusCode: 200, MessageId: id }
        : { DeliveryStatus: 'PERMANENT_FAILURE', StatusCode: 400, StatusMessage: 'the payload is malformed' },
    ]),
  ),
});

function readApns(token: string, raw = ''): TakenDevice | undefined {
  const read = apnsPayload.safeParse(parseJson(raw));
  if (!read.success) return undefined;
  const { aps, url } = read.data;
  return { token, platform: 'ios', title: aps.alert.title, text: aps.alert.body, open: url };
}

function readFcm(token: string, raw = ''): TakenDevice | undefined {
  const read = fcmPayload.safeParse(parseJson(raw));
  if (!read.success) return undefined;
  const { notification, data } = read.data.fcmV1Message.message;
  return { token, platform: 'android', title: notification.title, text: notification.body, open: data.url };
}

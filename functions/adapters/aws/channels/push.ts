import {
  type AddressConfiguration,
  type MessageResult,
  PinpointClient,
  SendMessagesCommand,
} from '@aws-sdk/client-pinpoint';
import type { Kind } from '../../../../statemachines/language/tasks.ts';
import type { RenderedFor } from '../../../../statemachines/language/view.ts';
import type { Channels, DeliveryBy, Handover } from '../../../ports/delivery/channels.ts';
import { type ClientOptions, provider } from '../client-options.ts';
import { handOver } from '../handover.ts';

export const makePushClient = (options: ClientOptions = {}) => new PinpointClient(provider(options));

/** FCM and APNs refuse more than 4,096 bytes; the rest is room for what Pinpoint adds. */
const largestBytes = 4_000;
/** APNs takes no longer collapse id. */
const longestCollapseId = 64;

const hour = 3600;
/**
 * How long a message mostly stays true: a parcel waits for days, an asked-for article may be sold by tonight, and a
 * reminder of yesterday annoys.
 */
const trueForSeconds: Readonly<Record<Kind, number>> = {
  transactional: 72 * hour,
  requested: 12 * hour,
  marketing: 12 * hour,
};

/** The words as each platform's service wants them. */
interface Payloads {
  readonly android: string;
  readonly ios: string;
}

/**
 * Pushes with the same name replace each other, on the way and on the screen: marketing of one scenario, since
 * yesterday's cart is of no use; but each order keeps its own.
 */
const collapseName = ({ kind, tags: { scenario, run } }: DeliveryBy<'push'>): string =>
  (kind === 'marketing' ? scenario : run).slice(-longestCollapseId);

const lifetime = (delivery: DeliveryBy<'push'>): number =>
  delivery.trueForSeconds ?? trueForSeconds[delivery.kind];

/**
 * FCM's HTTP v1 message has everything in the payload; of APNs's the rest stands in headers, which Pinpoint makes of
 * the fields beside it. Both are sent at once (`HIGH`, 10): one that waits for the phone to wake may ring at night.
 */
const writePayloads = ({ title, text }: RenderedFor<'push'>, delivery: DeliveryBy<'push'>): Payloads => ({
  android: JSON.stringify({
    fcmV1Message: {
      message: {
        notification: { title, body: text },
        android: {
          priority: 'HIGH',
          ttl: `${lifetime(delivery)}s`,
          collapse_key: collapseName(delivery),
          notification: { tag: collapseName(delivery) },
        },
        data: { url: delivery.open },
      },
    },
  }),
  ios: JSON.stringify({
    aps: {
      alert: { title, body: text },
      sound: 'default',
      // Pinpoint wants it in every raw payload: 0 is a push that is seen.
      'content-available': 0,
      'thread-id': delivery.tags.scenario,
    },
    url: delivery.open,
  }),
});

/** The payloads, with the text cut short when they would be too large; nothing when even that is not enough. */
function fitPayloads(delivery: DeliveryBy<'push'>): Payloads | undefined {
  const letters = [...delivery.content.text];
  for (let kept = letters.length; ; kept = Math.floor(kept * 0.9)) {
    const text =
      kept === letters.length ? delivery.content.text : `${letters.slice(0, kept).join('').trimEnd()}…`;
    const payloads = writePayloads({ ...delivery.content, text }, delivery);
    if (Object.values(payloads).every((payload) => Buffer.byteLength(payload) <= largestBytes))
      return payloads;
    if (kept === 0) return undefined;
  }
}

/** This device has not taken it, and a repeat would not change that. */
const forGood = ['PERMANENT_FAILURE', 'OPT_OUT', 'DUPLICATE'];
/** This device has not taken it now. */
const forNow = ['THROTTLED', 'TEMPORARY_FAILURE'];

/**
 * What APNs and FCM say of an app that was removed. Pinpoint calls more a permanent failure than that: a wrong
 * certificate, a wrong payload, a token of the other environment. Those are our own mistakes, and would take every
 * customer's devices away.
 */
const removedApp =
  /\b(?:Unregistered|UNREGISTERED|NotRegistered)\b|Requested entity was not found|not a valid FCM registration token/;

const isDead = ({ DeliveryStatus, StatusMessage = '' }: MessageResult): boolean =>
  DeliveryStatus === 'OPT_OUT' ||
  (DeliveryStatus === 'PERMANENT_FAILURE' && removedApp.test(readProviderError(StatusMessage)));

/** Pinpoint's own words are the same for several causes; what the platform's service said stands in a JSON beside. */
const readProviderError = (message: string): string =>
  message.startsWith('{') ? (/"pushProviderError"\s*:\s*"([^"]*)"/.exec(message)?.[1] ?? '') : message;

/**
 * One answer for all devices: one acceptance is enough, and a doubt about one (UNKNOWN_FAILURE, a status of
 * tomorrow) is a doubt about all, since a repeat could be a second copy.
 */
function sumUp(byToken: Readonly<Record<string, MessageResult>>): Handover {
  const results = Object.values(byToken);
  const dead = Object.entries(byToken).flatMap(([token, result]) => (isDead(result) ? token : []));
  const beside = dead.length === 0 ? {} : { dead };
  const accepted = results.find(({ DeliveryStatus }) => DeliveryStatus === 'SUCCESSFUL');
  if (accepted) return { result: 'accepted', reference: accepted.MessageId ?? '', ...beside };
  const statuses = [...new Set(results.map(({ DeliveryStatus }) => String(DeliveryStatus)))].sort();
  const because = `Pinpoint answered ${statuses.join(', ') || 'for no device'}`;
  const areAll = (known: readonly string[]) =>
    statuses.length > 0 && statuses.every((status) => known.includes(status));
  if (areAll(forGood)) return { result: 'refused', because, ...beside };
  const result = areAll([...forGood, ...forNow]) ? 'throttled' : 'unknown';
  return { result, because, ...beside };
}

const channelTypes = { android: 'GCM', ios: 'APNS' } as const;

/** Push by `SendMessages` straight to device tokens: Pinpoint's endpoints and segments are no more. */
export function makePushChannel({
  client,
  application,
}: {
  client: PinpointClient;
  application: string;
}): Channels['push'] {
  return async (delivery) => {
    const payloads = fitPayloads(delivery);
    if (payloads === undefined) return { result: 'refused', because: 'the push is larger than 4 KB' };
    const addresses = delivery.devices.map(({ token, platform }): [string, AddressConfiguration] => [
      token,
      { ChannelType: channelTypes[platform] },
    ]);
    const command = new SendMessagesCommand({
      ApplicationId: application,
      MessageRequest: {
        Addresses: Object.fromEntries(addresses),
        MessageConfiguration: {
          GCMMessage: { RawContent: payloads.android },
          APNSMessage: {
            RawContent: payloads.ios,
            APNSPushType: 'alert',
            CollapseId: collapseName(delivery),
            Priority: '10',
            TimeToLive: lifetime(delivery),
          },
        },
      },
    });
    return handOver(
      'Pinpoint',
      async () => sumUp((await client.send(command)).MessageResponse?.Result ?? {}),
      () => false,
    );
  };
}

import {
  type AddressConfiguration,
  type MessageResult,
  PinpointClient,
  SendMessagesCommand,
} from '@aws-sdk/client-pinpoint';
import type { RenderedFor } from '../../../../statemachines/language/view.ts';
import type { Channels, DeliveryBy, Handover } from '../../../ports.ts';
import { type ClientOptions, provider } from '../client-options.ts';
import { handOver } from '../handover.ts';

export const makePushClient = (options: ClientOptions = {}) => new PinpointClient(provider(options));

/** FCM and APNs refuse more than 4,096 bytes; the rest is room for what Pinpoint adds. */
const largestBytes = 4_000;
/** APNs takes no longer collapse id. */
const longestCollapseId = 64;

/** The words as each platform's service wants them. */
interface Payloads {
  readonly android: string;
  readonly ios: string;
}

/** Waiting pushes of one scenario replace each other, on the way and on the screen. */
const writePayloads = (
  { title, text }: RenderedFor<'push'>,
  { open, tags: { scenario } }: DeliveryBy<'push'>,
): Payloads => ({
  android: JSON.stringify({
    fcmV1Message: {
      message: {
        notification: { title, body: text },
        android: { collapse_key: scenario, notification: { tag: scenario } },
        data: { url: open },
      },
    },
  }),
  ios: JSON.stringify({
    // Pinpoint wants `content-available` in every raw payload: 0 is a push that is seen.
    aps: { alert: { title, body: text }, sound: 'default', 'content-available': 0, 'thread-id': scenario },
    url: open,
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

/** This device will never take it. */
const forGood = ['PERMANENT_FAILURE', 'OPT_OUT', 'DUPLICATE'];
/** This device has not taken it now. */
const forNow = ['THROTTLED', 'TEMPORARY_FAILURE'];

/**
 * One answer for all devices: one acceptance is enough, and a doubt about one (UNKNOWN_FAILURE, a status of
 * tomorrow) is a doubt about all, since a repeat could be a second copy.
 */
function sumUp(results: readonly MessageResult[]): Handover {
  const accepted = results.find(({ DeliveryStatus }) => DeliveryStatus === 'SUCCESSFUL');
  if (accepted) return { result: 'accepted', reference: accepted.MessageId ?? '' };
  const statuses = [...new Set(results.map(({ DeliveryStatus }) => String(DeliveryStatus)))].sort();
  const because = `Pinpoint answered ${statuses.join(', ') || 'for no device'}`;
  const areAll = (known: readonly string[]) =>
    statuses.length > 0 && statuses.every((status) => known.includes(status));
  if (areAll(forGood)) return { result: 'refused', because };
  return areAll([...forGood, ...forNow]) ? { result: 'throttled', because } : { result: 'unknown', because };
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
            CollapseId: delivery.tags.scenario.slice(0, longestCollapseId),
          },
        },
      },
    });
    return handOver(
      'Pinpoint',
      async () => sumUp(Object.values((await client.send(command)).MessageResponse?.Result ?? {})),
      () => false,
    );
  };
}

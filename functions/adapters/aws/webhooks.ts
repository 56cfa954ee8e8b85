import { createHmac } from 'node:crypto';
import type { SigningKey } from '../../ports/world/signing-key.ts';
import type { WebhookAnswer, Webhooks } from '../../ports/world/webhooks.ts';

/** Well within the function's own time; who is called answers first and works afterwards. */
const timeoutMilliseconds = 10_000;
/** Answers that promise better luck later. */
const laterStatuses: readonly number[] = [408, 425, 429];

export interface WebhookSettings {
  /** By name; nothing else is ever called. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly signingKey: SigningKey;
  readonly timeout?: number;
}

/**
 * Calls addresses as Standard Webhooks 1.0.0 lays down (github.com/standard-webhooks/standard-webhooks): a POST of
 * JSON with `webhook-id`, `webhook-timestamp` (Unix seconds) and `webhook-signature`, which is "v1," and the HMAC-SHA-256
 * in base64 over "id.timestamp.body". Redirects are not followed: they would leave the list.
 */
export function makeWebhooks({
  addresses,
  signingKey,
  timeout = timeoutMilliseconds,
}: WebhookSettings): Webhooks {
  return async ({ hook, id, body }) => {
    const address = Object.hasOwn(addresses, hook) ? addresses[hook] : undefined;
    if (address === undefined)
      return { result: 'refused', because: 'the policy names no such address (any more)' };
    const timestamp = `${Math.floor(Date.now() / 1000)}`;
    const key = Buffer.from(webhookSecret(await signingKey(), hook).slice(secretPrefix.length), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
    try {
      const response = await fetch(address, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${signature}`,
        },
        body,
      });
      await response.body?.cancel();
      return readStatus(response.status);
    } catch (fault) {
      return { result: 'down', because: sayFault(fault) };
    }
  };
}

const secretPrefix = 'whsec_';

/** The secret that a hook's owner checks signatures with: of this hook alone, so that no other can be made from it. */
export const webhookSecret = (signingKey: string, hook: string): string =>
  `${secretPrefix}${createHmac('sha256', signingKey).update(`webhook\u0000${hook}`).digest('base64')}`;

function readStatus(status: number): WebhookAnswer {
  if (status >= 200 && status < 300) return { result: 'accepted' };
  const because = `answered ${status}`;
  return { result: status >= 500 || laterStatuses.includes(status) ? 'down' : 'refused', because };
}

/** Its kind alone: what stands in the words is not ours to log. */
const sayFault = (fault: unknown): string =>
  fault instanceof Error && fault.name === 'TimeoutError' ? 'no answer in time' : 'no connection';

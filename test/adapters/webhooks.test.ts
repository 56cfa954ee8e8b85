import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { makeWebhooks, webhookSecret } from '../../functions/adapters/aws/webhooks.ts';
import { hooksPath, startSink } from '../../scripts/local/emulators/sink.ts';

interface Received {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const key = 'a signing key of at least thirty-two bytes';
const body = '{"type":"upgrade-by-yes.call-booking-system"}';
const call = { hook: 'bookings', id: 'act-1', body };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that answers with this status, or not at all. */
async function open(status: number | 'silent', location?: string) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      received.push({ method: request.method, headers: request.headers, body: text });
      if (status === 'silent') return;
      response.writeHead(status, location === undefined ? {} : { location });
      response.end('x'.repeat(100_000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  const url = `http://127.0.0.1:${port}/hook`;
  // Whoever answers may be slow on a busy machine.
  const timeout = status === 'silent' ? 300 : 30_000;
  const webhooks = makeWebhooks({ addresses: { bookings: url }, signingKey: async () => key, timeout });
  return { webhooks, received, url };
}

describe('A webhook', () => {
  it('is a signed POST of JSON, as Standard Webhooks lays down', async () => {
    const { webhooks, received } = await open(200);
    expect(await webhooks(call)).toEqual({ result: 'accepted' });
    expect(received).toHaveLength(1);
    const [{ method, headers, body: sent } = { method: '', headers: {}, body: '' }] = received;
    expect([method, sent, headers['content-type'], headers['webhook-id']]).toEqual([
      'POST',
      body,
      'application/json',
      'act-1',
    ]);
    const timestamp = String(headers['webhook-timestamp']);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
    // As its owner checks it, with nothing but the secret.
    const secret = Buffer.from(webhookSecret(key, 'bookings').replace('whsec_', ''), 'base64');
    const expected = createHmac('sha256', secret).update(`act-1.${timestamp}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
  });

  it('has a secret of its own, from which no other can be made', () => {
    expect(webhookSecret(key, 'bookings')).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(webhookSecret(key, 'bookings')).not.toBe(webhookSecret(key, 'telephony'));
    expect(webhookSecret(key, 'bookings')).not.toContain(key);
  });

  it.each([
    [200, 'accepted'],
    [204, 'accepted'],
    [400, 'refused'],
    [404, 'refused'],
    [410, 'refused'],
    [408, 'down'],
    [429, 'down'],
    [500, 'down'],
    [503, 'down'],
  ])('that is answered %i is %s', async (status, result) => {
    const { webhooks, received } = await open(status);
    expect((await webhooks(call)).result).toBe(result);
    expect(received).toHaveLength(1);
  });

  it('that nobody answers is down', async () => {
    const silent = await open('silent');
    expect(await silent.webhooks(call)).toEqual({ result: 'down', because: 'no answer in time' });
    const webhooks = makeWebhooks({
      addresses: { bookings: 'http://127.0.0.1:1/' },
      signingKey: async () => key,
    });
    expect(await webhooks(call)).toEqual({ result: 'down', because: 'no connection' });
  });

  it('follows no redirect, which would lead off the list', async () => {
    const elsewhere = await open(200);
    const { webhooks } = await open(302, elsewhere.url);
    expect(await webhooks(call)).toEqual({ result: 'refused', because: 'answered 302' });
    expect(elsewhere.received).toEqual([]);
  });

  it('calls what the policy names, and nothing else', async () => {
    const { webhooks, received } = await open(200);
    for (const hook of ['other', 'toString', ''])
      expect((await webhooks({ ...call, hook })).result).toBe('refused');
    expect(received).toEqual([]);
  });

  it('is taken by the laptop twin’s sink, which is called as the real one', async () => {
    const sink = await startSink({
      name: 'triggermap',
      recordKeyId: 'none',
      now: () => new Date(),
      route: async () => {},
    });
    closing.push(() => void sink.stop());
    const addresses = { bookings: `${sink.url}${hooksPath}bookings` };
    const named = { ...call, body: JSON.stringify({ data: { customer: 'customer-1' } }) };
    expect(await makeWebhooks({ addresses, signingKey: async () => key })(named)).toEqual({
      result: 'accepted',
    });
    expect(sink.messages).toMatchObject([{ channel: 'webhook', hook: 'bookings', customer: 'customer-1' }]);
  });
});

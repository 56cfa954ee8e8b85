import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Behaviour = (response: ServerResponse) => void;

/** A provider on the wire: it records the SDK's real requests and answers as told. */
export interface ProviderDouble {
  readonly url: string;
  readonly requests: ReceivedRequest[];
  /** How all further requests are answered. */
  behave(behaviour: Behaviour): void;
  stop(): Promise<void>;
}

export const answer =
  (status: number, body: string, headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

/** It took the request and the line broke before the answer. */
export const hangUp: Behaviour = (response) => {
  response.socket?.destroy();
};

export const neverAnswer: Behaviour = () => {};

/** What the services with an XML protocol (SES, SNS) say when they fail. */
export const answerXmlError = (status: number, code: string, message = 'for reasons of its own'): Behaviour =>
  answer(
    status,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
    { 'content-type': 'text/xml' },
  );

/** What the services with a JSON protocol (Pinpoint, EventBridge, SSM) say when they fail. */
export const answerJsonError = (
  status: number,
  name: string,
  message = 'for reasons of its own',
): Behaviour =>
  answer(status, JSON.stringify({ message }), {
    'content-type': 'application/json',
    'x-amzn-errortype': name,
  });

export const answerJson = (body: unknown): Behaviour =>
  answer(200, JSON.stringify(body), { 'content-type': 'application/json' });

export async function startProvider(): Promise<ProviderDouble> {
  const requests: ReceivedRequest[] = [];
  let behaviour: Behaviour = hangUp;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push({
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    });
    behaviour(response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    behave(next) {
      behaviour = next;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Client options that lead to the double, with more patience than a busy machine needs to answer. */
export const leadTo = (url: string, requestTimeout = 30_000) => ({
  endpoint: url,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  requestTimeout,
});

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from './listen.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './sink/refusal.ts';
import { takeCall } from './sink/take-call.ts';
import { takeEmail } from './sink/take-email.ts';
import { type BusParts, takeEvents } from './sink/take-events.ts';
import { answerPush, takePush } from './sink/take-push.ts';
import { takeSms } from './sink/take-sms.ts';
import type { Taken, TakenCall, TakenEmail, TakenPush, TakenSms } from './sink/taken.ts';

export interface Sink {
  /** The endpoint of SES, SNS, Pinpoint and EventBridge alike. */
  readonly url: string;
  /** Oldest first. */
  readonly messages: readonly Taken[];
  stop(): Promise<void>;
}

/** Where webhooks lead on a laptop; the name of one follows. */
export const hooksPath = '/hooks/';

const largestRequest = 10 * 1024 * 1024; // SES takes no larger mail

/**
 * Stands for the providers on the wire: takes the SDK's real requests, refuses what the services would refuse
 * about their form, keeps the messages and routes the events.
 */
export async function startSink(bus: BusParts): Promise<Sink> {
  const messages: Taken[] = [];
  const keep = (message: TakenEmail | TakenPush | TakenSms | TakenCall): string => {
    const number = messages.length + 1;
    messages.push({ number, at: bus.now().toISOString(), ...message });
    return `local-${number}`;
  };
  const pushTo = (application: string, body: string): object => {
    const push = takePush(body);
    const { channel, devices } = push;
    return answerPush(application, devices.length === 0 ? '' : keep({ channel, devices }), push);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, largestRequest);
    // Whoever the map calls takes everything and answers nothing.
    if (request.url?.startsWith(hooksPath)) {
      keep(takeCall(request.url.slice(hooksPath.length), body));
      return void response.writeHead(204).end();
    }
    const keyId = readKeyId(request);
    const application = /^\/v1\/apps\/([^/]+)\/messages$/.exec(request.url ?? '')?.[1];
    if (application !== undefined) return endJson(response, 200, pushTo(application, body));
    if (request.headers['x-amz-target'] === 'AWSEvents.PutEvents')
      return endJson(response, 200, await takeEvents(body, keyId, bus));
    const form = new URLSearchParams(body);
    switch (form.get('Action')) {
      case 'SendRawEmail':
        return endXml(response, 200, writeXml('SendRawEmail', keep(await takeEmail(form))));
      case 'Publish':
        return endXml(response, 200, writeXml('Publish', keep(takeSms(form))));
      default:
        throw new Refusal('InvalidAction', `${form.get('Action') ?? request.url} is not known here`);
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => endFault(request, response, fault));
  });
  return { ...(await listen(server)), messages };
}

/** Takes signed requests only, as AWS does; so the web pages of this machine's browser stay outside. */
function readKeyId({ headers }: IncomingMessage): string {
  const keyId = /^AWS4-HMAC-SHA256 Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1];
  if (keyId === undefined)
    throw new Refusal('MissingAuthenticationToken', 'Request is missing Authentication Token');
  return keyId;
}

function endFault({ headers }: IncomingMessage, response: ServerResponse, fault: unknown): void {
  const isRefusal = fault instanceof Refusal;
  const status = isRefusal ? 400 : 500;
  const { name, message } = isRefusal ? fault : new Refusal('InternalFailure', String(fault));
  if (headers['content-type']?.includes('json'))
    endJson(response, status, { message }, { 'x-amzn-errortype': name });
  else
    endXml(
      response,
      status,
      `<ErrorResponse><Error><Type>${isRefusal ? 'Sender' : 'Receiver'}</Type><Code>${name}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
    );
}

function endJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers })
    .end(JSON.stringify(body));
}

function endXml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
}

const escapeXml = (text: string): string =>
  text.replaceAll(/[<>&]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const writeXml = (action: string, id: string): string =>
  `<${action}Response><${action}Result><MessageId>${id}</MessageId></${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`;

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { acceptedSource } from '../../statemachines/language/settings.ts';
import { listen } from './listen.ts';
import { readMail } from './read-mail.ts';

/** A message as its provider took it: what the customer would see. */
export type Taken = {
  /** 1 for the first. */
  readonly number: number;
  readonly at: string;
} & (TakenEmail | TakenPush | TakenSms);

interface TakenEmail {
  readonly channel: 'email';
  readonly from: string;
  readonly replyTo?: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Target of the mail program's own unsubscribe button, when it takes one click. */
  readonly oneClick?: string;
}

interface TakenPush {
  readonly channel: 'push';
  readonly devices: readonly TakenDevice[];
}

export interface TakenDevice {
  readonly token: string;
  readonly platform: 'ios' | 'android';
  readonly title: string;
  readonly text: string;
  /** Where a tap leads. */
  readonly open: string;
}

interface TakenSms {
  readonly channel: 'sms';
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** An event on the bus, in EventBridge's envelope. */
export interface Envelope {
  readonly id: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly time: string;
  readonly detail: unknown;
}

export interface SinkParts {
  /** The access key of the tasks: as deployed, nobody else may speak as the source that rules trust. */
  readonly accessKeyId: string;
  readonly bus: string;
  readonly now: () => Date;
  /** Takes an event from the bus to its rules. */
  readonly route: (envelope: Envelope) => Promise<void>;
}

export interface Sink {
  /** The endpoint of SES, SNS, Pinpoint and EventBridge alike. */
  readonly url: string;
  /** Oldest first. */
  readonly messages: readonly Taken[];
  stop(): Promise<void>;
}

/** What a service refuses, under the name that it refuses it with. */
class Refusal extends Error {
  override readonly name: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const largestRequest = 10 * 1024 * 1024; // SES takes no larger mail

/**
 * Stands for the providers on the wire: accepts the SDK's real requests, refuses what the services would refuse
 * about their form, and keeps the messages.
 */
export async function startSink({ accessKeyId, bus, now, route }: SinkParts): Promise<Sink> {
  const messages: Taken[] = [];
  const keep = (message: TakenEmail | TakenPush | TakenSms): string => {
    const number = messages.length + 1;
    messages.push({ number, at: now().toISOString(), ...message });
    return `local-${number}`;
  };

  const sendRawEmail = (form: URLSearchParams): string => {
    const to = listMembers(form, 'Destinations');
    if (to.length === 0) throw new Refusal('InvalidParameterValue', 'Missing required header: To.');
    const mail = readRawMail(form.get('RawMessage.Data') ?? '');
    const header = (name: string): string => mail.headers.get(name) ?? '';
    const [, target] = /<([^>]+)>/.exec(header('list-unsubscribe')) ?? [];
    const isOneClick = header('list-unsubscribe-post') === 'List-Unsubscribe=One-Click';
    const id = keep({
      channel: 'email',
      from: header('from'),
      ...(header('reply-to') === '' ? {} : { replyTo: header('reply-to') }),
      to,
      subject: header('subject'),
      text: mail.text ?? '',
      html: mail.html ?? '',
      ...(target === undefined || !isOneClick ? {} : { oneClick: target }),
    });
    return writeXml('SendRawEmail', id);
  };

  const publish = (form: URLSearchParams): string => {
    const to = form.get('PhoneNumber') ?? '';
    if (!/^\+[1-9]\d{6,14}$/.test(to))
      throw new Refusal(
        'InvalidParameter',
        `Invalid parameter: PhoneNumber Reason: ${to} is not valid to publish to`,
      );
    const id = keep({
      channel: 'sms',
      from: readAttribute(form, 'AWS.SNS.SMS.SenderID') ?? 'NOTICE', // what SNS writes when told nothing
      to,
      text: form.get('Message') ?? '',
    });
    return writeXml('Publish', id);
  };

  const sendMessages = (application: string, body: string): object => {
    const { Addresses, MessageConfiguration } = readJson(pushRequest, body);
    const devices: TakenDevice[] = [];
    const results = Object.entries(Addresses).map(([token, { ChannelType }]) => {
      const device =
        ChannelType === 'APNS'
          ? readApns(token, MessageConfiguration.APNSMessage?.RawContent)
          : readFcm(token, MessageConfiguration.GCMMessage?.RawContent);
      if (device !== undefined) devices.push(device);
      return [token, device === undefined ? 'PERMANENT_FAILURE' : 'SUCCESSFUL'] as const;
    });
    const id = devices.length === 0 ? '' : keep({ channel: 'push', devices });
    return {
      ApplicationId: application,
      RequestId: randomUUID(),
      Result: Object.fromEntries(
        results.map(([token, DeliveryStatus]) => [
          token,
          {
            DeliveryStatus,
            StatusCode: DeliveryStatus === 'SUCCESSFUL' ? 200 : 400,
            ...(DeliveryStatus === 'SUCCESSFUL' ? { MessageId: id } : {}),
          },
        ]),
      ),
    };
  };

  const putEvents = async (body: string, speaker: string): Promise<object> => {
    const Entries: object[] = [];
    for (const entry of readJson(busRequest, body).Entries) {
      const fault = findEntryFault(entry, bus, speaker === accessKeyId);
      if (fault !== undefined) {
        Entries.push({ ErrorCode: fault.name, ErrorMessage: fault.message });
        continue;
      }
      const id = randomUUID();
      await route({
        id,
        source: entry.Source,
        'detail-type': entry.DetailType,
        time: now().toISOString(),
        detail: JSON.parse(entry.Detail),
      });
      Entries.push({ EventId: id });
    }
    return { FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length, Entries };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    // Signed requests only, as in AWS; it also keeps the web pages of a browser on this machine out.
    const speaker = /^AWS4-HMAC-SHA256 Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];
    if (speaker === undefined)
      throw new Refusal('MissingAuthenticationToken', 'Request is missing Authentication Token');
    const application = /^\/v1\/apps\/([^/]+)\/messages$/.exec(request.url ?? '')?.[1];
    if (application !== undefined) return endJson(response, 200, sendMessages(application, body));
    if (request.headers['x-amz-target'] === 'AWSEvents.PutEvents')
      return endJson(response, 200, await putEvents(body, speaker));
    const form = new URLSearchParams(body);
    switch (form.get('Action')) {
      case 'SendRawEmail':
        return endXml(response, 200, sendRawEmail(form));
      case 'Publish':
        return endXml(response, 200, publish(form));
      default:
        throw new Refusal('InvalidAction', `${form.get('Action') ?? request.url} is not known here`);
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => refuse(request, response, fault));
  });
  const { url, stop } = await listen(server);
  return { url, messages, stop };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > largestRequest) throw new Refusal('RequestEntityTooLarge', 'more than 10 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function refuse(request: IncomingMessage, response: ServerResponse, fault: unknown): void {
  const refusal = fault instanceof Refusal ? fault : undefined;
  const { name, message } = refusal ?? new Refusal('InternalFailure', String(fault));
  const status = refusal === undefined ? 500 : 400;
  if (request.headers['content-type']?.includes('json'))
    return endJson(response, status, { message }, { 'x-amzn-errortype': name });
  endXml(
    response,
    status,
    `<ErrorResponse><Error><Type>${refusal === undefined ? 'Receiver' : 'Sender'}</Type><Code>${name}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
}

function endJson(response: ServerResponse, status: number, body: object, headers: object = {}): void {
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

// The query protocol of SES and SNS

const listMembers = (form: URLSearchParams, list: string): readonly string[] =>
  [...form].filter(([name]) => name.startsWith(`${list}.member.`)).map(([, value]) => value);

function readAttribute(form: URLSearchParams, wanted: string): string | undefined {
  const [entry] = [...form].find(
    ([name, value]) => name.startsWith('MessageAttributes.entry.') && value === wanted,
  ) ?? [undefined];
  return entry === undefined
    ? undefined
    : (form.get(entry.replace(/\.Name$/, '.Value.StringValue')) ?? undefined);
}

function readRawMail(data: string): ReturnType<typeof readMail> {
  try {
    return readMail(Buffer.from(data, 'base64'));
  } catch (fault) {
    throw new Refusal('InvalidParameterValue', fault instanceof Error ? fault.message : String(fault));
  }
}

// The JSON protocols of Pinpoint and EventBridge

const rawContent = z.object({ RawContent: z.string() });
const pushRequest = z.object({
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
const busEntry = z.object({
  EventBusName: z.string().default('default'),
  Source: z.string().min(1),
  DetailType: z.string().min(1),
  Detail: z.string(),
});
const busRequest = z.object({ Entries: z.array(busEntry).min(1).max(10) });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function readJson<T>(shape: z.ZodType<T>, body: string): T {
  const read = shape.safeParse(parseJson(body));
  if (read.success) return read.data;
  throw new Refusal('BadRequestException', z.prettifyError(read.error));
}

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

/** Why EventBridge would not take an entry. */
function findEntryFault(
  { EventBusName, Source, Detail }: z.infer<typeof busEntry>,
  bus: string,
  isTask: boolean,
): Refusal | undefined {
  if (EventBusName !== bus)
    return new Refusal('ResourceNotFoundException', `Event bus ${EventBusName} does not exist; ours is ${bus}.`);
  if (Source === acceptedSource && !isTask)
    return new Refusal('NotAuthorizedForSourceException', `Only accepted events come from ${acceptedSource}.`);
  const detail = parseJson(Detail);
  return typeof detail === 'object' && detail !== null
    ? undefined
    : new Refusal('MalformedDetail', 'Detail is malformed.');
}

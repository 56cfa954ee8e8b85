import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import * as z from 'zod';
import { pageHeaders } from '../../../../functions/core/pages/page-headers.ts';
import { customerPages } from '../../../../statemachines/language/customer-pages.ts';
import { readBody } from '../../emulators/read-body.ts';
import type { Looks } from '../queries/looks.ts';
import { type Desk, moves, notices } from './desk.ts';
import { pageLanguages, pageWords, speechOf } from './speeches.ts';

/** What the server puts on the wire. */
export interface PageParts {
  readonly desk: Desk;
  readonly looks: Looks;
  /** A confirmation code, as the deployed endpoint checks it for the app; there the app signs, here nobody does. */
  checkCode(body: string): Promise<{ readonly status: number; readonly says: object }>;
  /** The customer's own pages, as the deployed endpoint answers them. */
  answerCustomer(request: CustomerRequest): Promise<{ readonly status: number; readonly html: string }>;
}

interface CustomerRequest {
  readonly method: string;
  readonly page: string;
  readonly token: string;
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that the page would not make. */
class BadRequest extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
};

/** What every answer carries: nothing from elsewhere, nothing inline, nobody's frame. */
const strict = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A customer's mail is a stranger's document: no scripts, no forms, an origin of its own; links open outside. */
const mailPolicy = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'",
};

const sentEvent = z.strictObject({ name: z.string(), detail: z.record(z.string(), z.unknown()) });
const sentMove = z.strictObject({ move: z.enum(moves) });
const sentWeek = z.strictObject({ play: z.boolean() });
const sentNotice = z.strictObject({ number: z.number().int().positive(), kind: z.enum(notices) });
const largestRequest = 1024 * 1024;
const largestForm = 64 * 1024;

const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

/** Serves the page, what it asks for, and the customers' own pages. */
export function makePageServer({ desk, looks, answerCustomer, checkCode }: PageParts): RequestListener {
  const act = async (pathname: string, sent: unknown): Promise<Answer> => {
    switch (pathname) {
      case '/api/events':
        return json(await desk.send(readShape(sentEvent, sent)));
      case '/api/clock':
        await desk.move(readShape(sentMove, sent).move);
        return json(looks.pulse());
      case '/api/notices': {
        const { number, kind } = readShape(sentNotice, sent);
        await desk.notice(number, kind);
        return json(looks.pulse());
      }
      case '/api/week':
        if (readShape(sentWeek, sent).play) desk.week.play();
        else desk.week.stop();
        return json(looks.pulse());
      default:
        throw new BadRequest(404, `there is no POST ${pathname}`);
    }
  };

  /** What is asked for by its address; nothing when there is no such thing. */
  const show = async (path: readonly string[], asked: URLSearchParams): Promise<Answer | undefined> => {
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = path;
    const speech = speechOf(asked.get('language'));
    const every = asked.has('every');
    const found = async (value: unknown): Promise<Answer | undefined> => {
      const known = await value;
      return known === undefined ? undefined : json(known);
    };
    switch (`${first}/${second}`) {
      case '/':
        return readAsset('index.html');
      case 'api/pulse':
        return json(looks.pulse());
      case 'api/look':
        return json(looks.look());
      case 'api/catalogue':
        return json(looks.catalogue);
      case 'api/customers':
        return found(fourth === 'months' ? looks.month(third, fifth) : looks.customer(third));
      case 'api/scenarios':
        return found(looks.scenario(third));
      case 'api/runs':
        return found(looks.run(third));
      case 'api/tomorrow':
        return found(looks.tomorrow());
      case 'api/why': {
        const message = asked.get('message') ?? '';
        const which = message === '' ? undefined : message;
        return found(looks.why(asked.get('customer') ?? '', asked.get('scenario') ?? '', which));
      }
      case 'drawings/scenarios':
        return drawing(looks.drawScenario(third, speech, every));
      case 'drawings/runs':
        return drawing(looks.drawRun(third, speech, every));
    }
    if (first === 'page') return readWords(second) ?? readAsset(second);
    const mail = first === 'mails' ? looks.mail(Number(second)) : undefined;
    return mail === undefined
      ? undefined
      : { status: 200, type: types.html ?? '', body: openOutside(mail), headers: mailPolicy };
  };

  const route = async (request: IncomingMessage): Promise<Answer> => {
    const { pathname, searchParams } = readUrl(request);
    const method = request.method ?? 'GET';
    const path = pathname.slice(1).split('/').map(decodePart);
    const [page = '', token = ''] = path;
    if (customerPages.some((known) => known === page)) {
      const body = method === 'POST' ? await readBody(request, largestForm) : '';
      const answer = await answerCustomer({ method, page, token, body });
      return { status: answer.status, type: types.html ?? '', body: answer.html, headers: pageHeaders };
    }
    if (method === 'POST' && pathname === '/code') {
      const { status, says } = await checkCode(await readBody(request, largestForm));
      return json(says, status);
    }
    if (method === 'POST') return act(pathname, await readSent(request));
    const answer = method === 'GET' ? await show(path, searchParams) : undefined;
    if (answer === undefined) throw new BadRequest(404, `there is no ${method} ${pathname}`);
    return answer;
  };

  return (request, response) => {
    route(request).then(
      (answer) => end(response, answer),
      (fault: unknown) => {
        const status = fault instanceof BadRequest ? fault.status : 500;
        if (status === 500) console.error(fault);
        end(response, json({ fault: fault instanceof Error ? fault.message : String(fault) }, status));
      },
    );
  };
}

function end(response: ServerResponse, { status, type, body, headers }: Answer): void {
  response.writeHead(status, { ...strict, ...headers, 'content-type': type }).end(body);
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new BadRequest(400, `${part} is not written as a part of an address`);
  }
}

/** Only under this machine's own name: another name that leads here is someone else's page. */
function readUrl({ headers, url = '/' }: IncomingMessage): URL {
  const read = URL.parse(url, `http://${headers.host}`);
  if (read === null || !['127.0.0.1', 'localhost'].includes(read.hostname))
    throw new BadRequest(421, 'this is served for 127.0.0.1 only');
  return read;
}

/** JSON from the page itself; a foreign page can send neither this type nor this origin. */
async function readSent(request: IncomingMessage): Promise<unknown> {
  const { host, origin, 'content-type': type } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`)
    throw new BadRequest(403, `${origin} may not ask for this`);
  if (type?.split(';')[0] !== 'application/json') throw new BadRequest(415, 'send application/json');
  const body = await readBody(request, largestRequest);
  try {
    return JSON.parse(body);
  } catch {
    throw new BadRequest(400, 'the request is not JSON');
  }
}

function readShape<T>(shape: z.ZodType<T>, sent: unknown): T {
  const read = shape.safeParse(sent);
  if (read.success) return read.data;
  throw new BadRequest(400, z.prettifyError(read.error));
}

/** A file of words, with what events are called. */
function readWords(name: string): Answer | undefined {
  const language = pageLanguages.find((known) => name === `words.${known}.json`);
  return language && json(pageWords[language]);
}

const folder = new URL('../page/', import.meta.url);

function readAsset(name: string): Answer {
  const type = types[name.split('.').at(-1) ?? ''];
  if (type === undefined || !readdirSync(folder).includes(name))
    throw new BadRequest(404, `there is no ${name}`);
  return { status: 200, type, body: readFileSync(new URL(name, folder), 'utf8') };
}

const drawing = (body: string | undefined): Answer | undefined =>
  body === undefined ? undefined : { status: 200, type: types.svg ?? '', body };

/** A mail's links must not replace the mail in its frame. */
function openOutside(mail: string): string {
  const base = '<base target="_blank">';
  return /<head>/i.test(mail) ? mail.replace(/<head>/i, `$&${base}`) : `${base}${mail}`;
}

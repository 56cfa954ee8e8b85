import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import * as z from 'zod';
import { readBody } from '../read-body.ts';
import { type Desk, moves } from './desk.ts';

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

const html = 'text/html; charset=utf-8';
const types: Readonly<Record<string, string>> = {
  html,
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
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

/** As the deployed endpoint answers. */
const unsubscribePolicy = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
};

const sentEvent = z.strictObject({ name: z.string(), detail: z.record(z.string(), z.unknown()) });
const sentMove = z.strictObject({ move: z.enum(moves) });
const largestRequest = 1024 * 1024;

const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

/** Serves the page and what it asks for. */
export function makePageServer(desk: Desk): RequestListener {
  const route = async (request: IncomingMessage): Promise<Answer> => {
    const { pathname } = readUrl(request);
    const [, first = '', ...rest] = pathname.split('/').map(decodePart);
    const [name = ''] = rest;
    if (first === 'unsubscribe') {
      const { status, html: body } = await desk.unsubscribe({ method: request.method ?? 'GET', token: name });
      return { status, type: html, body, headers: unsubscribePolicy };
    }
    if (request.method === 'POST') {
      const sent = await readSent(request);
      switch (pathname) {
        case '/api/events':
          return json(await desk.send(readShape(sentEvent, sent)));
        case '/api/clock':
          await desk.move(readShape(sentMove, sent).move);
          return json(desk.look());
      }
    } else if (request.method === 'GET') {
      if (pathname === '/') return readAsset('index.html');
      if (pathname === '/api/look') return json(desk.look());
      if (pathname.startsWith('/api/customers/')) {
        const found = await desk.lookAt(rest[1] ?? '');
        if (found !== undefined) return json(found);
      } else if (first === 'mails') {
        const mail = desk.mail(Number(name));
        if (mail !== undefined)
          return { status: 200, type: html, body: openOutside(mail), headers: mailPolicy };
      } else if (first === 'page') return readAsset(name);
    }
    throw new BadRequest(404, `there is no ${request.method} ${pathname}`);
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

const assets = ['index.html', 'page.css', 'page.js', 'element.js', 'panels.js', 'icon.svg'];

function readAsset(name: string): Answer {
  if (!assets.includes(name)) throw new BadRequest(404, `there is no ${name}`);
  return {
    status: 200,
    type: types[name.split('.').at(-1) ?? ''] ?? 'text/plain',
    body: readFileSync(new URL(`../page/${name}`, import.meta.url), 'utf8'),
  };
}

/** A mail's links must not replace the mail in its frame. */
function openOutside(mail: string): string {
  const base = '<base target="_blank">';
  return /<head>/i.test(mail) ? mail.replace(/<head>/i, `$&${base}`) : `${base}${mail}`;
}

export interface Mail {
  /** By lower-case name; of repeated ones the last. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text?: string;
  readonly html?: string;
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  /** One letter a byte. */
  readonly body: string;
}

const lineEnd = '\r\n';

/**
 * Reads a raw message as a mail program does, as far as nodemailer's MailComposer writes them: encoded words,
 * quoted-printable and base64, in UTF-8. Throws on anything else rather than show what no customer would see.
 */
export function readMail(raw: Buffer): Mail {
  const message = splitPart(raw.toString('latin1'));
  const parts = listParts(message);
  const find = (type: string): Part | undefined =>
    parts.find(({ headers }) => headers.get('content-type')?.toLowerCase().startsWith(type));
  const [text, html] = [find('text/plain'), find('text/html')];
  if (text === undefined && html === undefined) throw new Error('the mail has neither text nor HTML');
  return {
    headers: new Map([...message.headers].map(([name, value]) => [name, decodeWords(value)])),
    ...(text === undefined ? {} : { text: decodeBody(text) }),
    ...(html === undefined ? {} : { html: decodeBody(html) }),
  };
}

function splitPart(raw: string): Part {
  const end = raw.indexOf(lineEnd.repeat(2));
  if (end < 0) throw new Error('the mail has a part without an empty line after its headers');
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split(lineEnd);
  return {
    headers: new Map(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    ),
    body: raw.slice(end + 2 * lineEnd.length),
  };
}

/** The parts that hold something, nested ones included. */
function listParts(part: Part): readonly Part[] {
  const type = part.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('multipart/')) return [part];
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) throw new Error('the mail has a multipart without a boundary');
  return `${lineEnd}${part.body}`
    .split(`${lineEnd}--${boundary}`)
    .slice(1, -1)
    .flatMap((raw) => listParts(splitPart(raw.slice(lineEnd.length))));
}

function decodeBody({ headers, body }: Part): string {
  const charset = /charset="?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1] ?? 'us-ascii';
  if (!/^(utf-8|us-ascii)$/i.test(charset))
    throw new Error(`the mail is written in ${charset}, not in UTF-8`);
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '7bit';
  switch (encoding) {
    case 'base64':
      return Buffer.from(body, 'base64').toString();
    case 'quoted-printable':
      return decodeQuoted(body.replaceAll(/=[ \t]*\r\n/g, ''));
    case '7bit':
    case '8bit':
      return Buffer.from(body, 'latin1').toString();
    default:
      throw new Error(`the mail uses the unknown transfer encoding ${encoding}`);
  }
}

const decodeQuoted = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

/** Neighbouring words are joined as bytes: a letter may begin in one and end in the next. */
function decodeWords(value: string): string {
  return value.replaceAll(
    /=\?utf-8\?([bq])\?[^?]*\?=(\s+=\?utf-8\?\1\?[^?]*\?=)*/gi,
    (words, kind: string) => {
      const texts = [...words.matchAll(/=\?utf-8\?[bq]\?([^?]*)\?=/gi)].map(([, text = '']) => text);
      return kind.toLowerCase() === 'b'
        ? Buffer.concat(texts.map((text) => Buffer.from(text, 'base64'))).toString()
        : decodeQuoted(texts.join('').replaceAll('_', ' '));
    },
  );
}

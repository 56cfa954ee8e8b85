export interface Mail {
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: readonly { readonly type: string; readonly text: string }[];
}

const decodeWords = (value: string): string =>
  value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, encoding: string, text: string) =>
      encoding.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString()
        : decodeQuotedPrintable(text.replaceAll('_', ' ')),
    );

const decodeQuotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replaceAll(/=\r\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`))),
    'latin1',
  ).toString();

function decodeBody(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body;
}

function splitHead(mime: string): { headers: Record<string, string>; body: string } {
  const end = mime.indexOf('\r\n\r\n');
  const lines = mime
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())] as const;
  });
  return { headers: Object.fromEntries(headers), body: mime.slice(end + 4) };
}

/** Reads a raw message as a mail program does: headers by lower-case name, and its alternatives in order. */
export function readMail(mime: string): Mail {
  const { headers, body } = splitHead(mime);
  const boundary = /boundary="(.+?)"/.exec(headers['content-type'] ?? '')?.[1];
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => splitHead(part.trimStart()))
    .map((part) => ({
      type: part.headers['content-type'] ?? '',
      text: decodeBody(part.body, part.headers['content-transfer-encoding'])
        .replaceAll('\r\n', '\n')
        .trimEnd(),
    }));
  return { headers, parts };
}

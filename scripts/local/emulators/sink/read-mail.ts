import PostalMime, { decodeWords } from 'postal-mime';

export interface Mail {
  /** By lower-case name, in words; of repeated ones the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
}

/** Reads a raw message as a mail program does. Throws when it has neither text nor HTML. */
export async function readMail(raw: Buffer): Promise<Mail> {
  const { headers, text, html } = await PostalMime.parse(raw);
  if (text === undefined && html === undefined) throw new Error('the mail has neither text nor HTML');
  return {
    headers: Object.fromEntries(headers.map(({ key, value }) => [key, decodeWords(value)])),
    text: withoutLastLineEnd(text),
    html: withoutLastLineEnd(html),
  };
}

/** A part ends with a line end that its writer did not put there. */
const withoutLastLineEnd = (text = ''): string => text.replace(/\r?\n$/, '');

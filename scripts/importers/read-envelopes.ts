import { z } from 'zod';
import { describeFaults } from './columns.ts';
import type { ImportSummary } from './import-summary.ts';
import type { Reading } from './imported.ts';
import type { Line } from './split-lines.ts';

const expected =
  (what: string) =>
  ({ input }: { readonly input?: unknown }): string =>
    `expected ${what}, found ${kindOf(input)}`;

const text = z.string({ error: expected('text') });
const someText = text.min(1, { error: 'expected some text, found an empty one' });

/** EventBridge's own fields. What is in the detail is for the door to judge. */
const envelopeShape = z.looseObject(
  {
    id: someText,
    source: someText,
    'detail-type': someText,
    time: text.pipe(
      z.iso
        .datetime({ offset: true, error: 'expected a time such as 2026-11-02T09:30:00Z, found other text' })
        // What a clock says that was never set: a replay would begin there, and live through every day since.
        .refine((time) => time >= '2000', { error: 'expected a time of this century, found an earlier one' }),
    ),
    detail: z.looseObject({}, { error: expected('an object') }),
    version: text.optional(),
    account: text.optional(),
    region: text.optional(),
    resources: z.array(text, { error: expected('a list') }).optional(),
  },
  { error: expected('an EventBridge envelope, {"id", "source", "detail-type", "time", "detail"}') },
);

/** An envelope whose own fields are right; its other fields are kept as they came. */
export type Envelope = z.output<typeof envelopeShape>;

/** Reads JSON Lines, one EventBridge envelope a line, each passed on with all it carries. */
export async function* readEnvelopes(
  lines: AsyncIterable<Line>,
  summary: ImportSummary,
): AsyncGenerator<Reading<Envelope>> {
  for await (const given of lines) {
    const { line } = given;
    if ('text' in given && given.text.trim() === '') continue;
    summary.rows += 1;
    if ('tooLong' in given) {
      yield { line, rejected: `${given.tooLong} characters; expected one event, which is at most 1 MB` };
      continue;
    }
    const parsed = parseJson(given.text);
    if ('fault' in parsed) {
      yield { line, rejected: parsed.fault };
      continue;
    }
    const envelope = envelopeShape.safeParse(parsed.value);
    yield envelope.success
      ? { line, time: Date.parse(envelope.data.time), value: envelope.data, size: given.text.length }
      : { line, rejected: describeFaults(envelope.error) };
  }
}

function parseJson(json: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    // The parser's own words would quote the line, which may hold personal data.
    const position = /position (\d+)/.exec(String(error))?.[1];
    const where = position === undefined ? '' : ` at character ${Number(position) + 1}`;
    return { fault: `not JSON${where}; expected one EventBridge envelope as JSON` };
  }
}

function kindOf(input: unknown): string {
  if (input === undefined) return 'nothing';
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'string') return 'text';
  return typeof input === 'object' ? 'an object' : `a ${typeof input}`;
}

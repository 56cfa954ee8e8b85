import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { describeFaults } from './columns.ts';
import type { ImportSummary } from './import-summary.ts';
import type { Reading, Rejected } from './imported.ts';
import { type Line, longestLine } from './split-lines.ts';

/** A longer record is a quote that was never closed. */
const mostLinesOfRecord = 100;

interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
  readonly size: number;
}

/** The fields of one CSV record, or undefined when its quotes are malformed. */
export function parseRecord(text: string): readonly string[] | undefined {
  if (!text.includes('"')) return text.split(',');
  try {
    const records: string[][] = parse(text, { relax_column_count: true });
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads the rows of a CSV file below its header, each checked against `shape`, whose keys are the columns' names.
 * A malformed row is rejected with its line (where the record starts) and the rest goes on.
 */
export async function* readRows<R extends { readonly time: number }>(
  lines: AsyncIterable<Line>,
  header: readonly string[],
  shape: z.ZodType<R>,
  summary: ImportSummary,
): AsyncGenerator<Reading<R>> {
  for await (const record of readRecords(lines, header.length)) {
    summary.rows += 1;
    if ('rejected' in record) {
      yield record;
      continue;
    }
    const { line, fields, size } = record;
    const given: Record<string, string | undefined> = {};
    for (const [index, column] of header.entries()) given[column] = fields[index];
    const row = shape.safeParse(given);
    if (row.success) yield { line, time: row.data.time, value: row.data, size };
    else yield { line, rejected: describeFaults(row.error) };
  }
}

async function* readRecords(
  lines: AsyncIterable<Line>,
  columns: number,
): AsyncGenerator<CsvRecord | Rejected> {
  const { take, giveBack, close } = lookAhead(lines);
  try {
    for (let first = await take(); first !== undefined; first = await take()) {
      if ('tooLong' in first) {
        yield { line: first.line, rejected: `${first.tooLong} characters; expected one row` };
        continue;
      }
      if (first.text.trim() === '') continue;
      const more: Line[] = [];
      let text = first.text;
      while (hasOpenQuote(text) && more.length < mostLinesOfRecord && text.length < longestLine) {
        const next = await take();
        if (next === undefined) break;
        more.push(next);
        if ('tooLong' in next) break;
        text = `${text}\n${next.text}`;
      }
      const fields = hasOpenQuote(text) ? undefined : parseRecord(text);
      if (fields?.length === columns) {
        yield { line: first.line, fields, size: text.length };
        continue;
      }
      yield {
        line: first.line,
        rejected:
          fields === undefined
            ? 'malformed quotes; expected every quoted field closed, with quotes inside doubled'
            : `expected ${columns} columns, found ${fields.length}`,
      };
      // A stray quote must cost one line, not all those it seemed to embrace.
      giveBack(more);
    }
  } finally {
    await close();
  }
}

const hasOpenQuote = (text: string): boolean => (text.split('"').length - 1) % 2 === 1;

function lookAhead(lines: AsyncIterable<Line>): {
  readonly take: () => Promise<Line | undefined>;
  readonly giveBack: (unused: readonly Line[]) => void;
  readonly close: () => Promise<unknown>;
} {
  const iterator = lines[Symbol.asyncIterator]();
  const returned: Line[] = [];
  return {
    take: async () => {
      const line = returned.shift();
      if (line !== undefined) return line;
      const next = await iterator.next();
      return next.done === true ? undefined : next.value;
    },
    giveBack: (unused) => returned.unshift(...unused),
    close: async () => iterator.return?.(),
  };
}

import { clickstreamColumns } from './clickstream-row.ts';
import { ordersColumns } from './orders-row.ts';
import { parseRecord } from './read-rows.ts';

export type FileKind =
  | { readonly kind: 'envelopes' }
  | { readonly kind: 'clickstream' | 'orders'; readonly header: readonly string[] };

const tables = { clickstream: clickstreamColumns, orders: ordersColumns } as const;
const names = { clickstream: 'a clickstream CSV', orders: 'an orders CSV' } as const;

/** What would have been right, for messages about files that are not. */
export const expectedFiles = [
  'expected one of',
  '  JSON Lines: one EventBridge envelope a line, {"id":…,"source":…,"detail-type":…,"time":…,"detail":{…}}',
  ...Object.entries(tables).map(
    ([kind, columns]) => `  ${kind} CSV: a first line with the columns ${columns.join(',')}`,
  ),
].join('\n');

/** Recognises a file by its first line that is not blank, whatever its name; or says what is wrong with it. */
export function recogniseKind(firstLine: string): FileKind | { readonly fault: string } {
  const start = firstLine.trim();
  if (start.startsWith('{')) return { kind: 'envelopes' };
  if (start.startsWith('['))
    return {
      fault: `begins with a JSON list; expected JSON Lines: one envelope a line, no list around them`,
    };

  const header = (parseRecord(start) ?? []).map((column) => column.trim());
  const lacking = (kind: keyof typeof tables): string[] =>
    tables[kind].filter((column) => !header.includes(column));
  for (const kind of ['clickstream', 'orders'] as const) {
    const columns = lacking(kind);
    const twice = header.find((column, index) => header.indexOf(column) !== index);
    if (columns.length === 0 && twice !== undefined)
      return { fault: `is ${names[kind]} that names the column ${twice} twice; expected every column once` };
    if (columns.length === 0) return { kind, header };
    if (columns.length <= tables[kind].length / 2)
      return { fault: `looks like ${names[kind]} without the columns ${columns.join(', ')}; all are needed` };
  }
  return isJson(start)
    ? { kind: 'envelopes' }
    : { fault: `begins with an unknown line, ${JSON.stringify(start.slice(0, 60))}; ${expectedFiles}` };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

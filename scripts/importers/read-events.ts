import type { Assumptions } from './assumptions.ts';
import { convertClickstream } from './clickstream.ts';
import { clickstreamRow } from './clickstream-row.ts';
import { expectedFiles, type FileKind, recogniseKind } from './file-kinds.ts';
import { ImportError } from './import-error.ts';
import { countEvent, type ImportSummary, startSummary } from './import-summary.ts';
import type { Delivered, Imported, Reading } from './imported.ts';
import { convertOrders } from './orders.ts';
import { ordersRow } from './orders-row.ts';
import { readBytes } from './read-bytes.ts';
import { type Envelope, readEnvelopes } from './read-envelopes.ts';
import { readRows } from './read-rows.ts';

import { sortByTime } from './sort-by-time.ts';
import { type Line, splitLines } from './split-lines.ts';

/**
 * Reads the events of a file: JSON Lines of EventBridge envelopes, a clickstream or an orders CSV, in any
 * order, oldest first; plain or gzip, told by its content. A malformed line comes as rejected with its reason and the rest goes on; a file
 * that cannot be read at all throws `ImportError`. `summary` counts while reading.
 */
export async function* readEvents(
  file: string,
  assumptions: Assumptions,
  summary: ImportSummary = startSummary(),
): AsyncGenerator<Imported> {
  const lines = splitLines(readBytes(file));
  try {
    const first = await takeFirstLine(lines);
    if (first === undefined) throw new ImportError(`${file} is empty; ${expectedFiles}`);
    const kind =
      'tooLong' in first
        ? { fault: `begins with a line of ${first.tooLong} characters; ${expectedFiles}` }
        : recogniseKind(first.text);
    if ('fault' in kind) throw new ImportError(`${file} ${kind.fault}`);
    for await (const reading of readKind(kind, first, lines, assumptions, summary)) {
      if ('rejected' in reading) {
        summary.rejected += 1;
        yield { file, ...reading };
        continue;
      }
      const { line, time, value } = reading;
      countEvent(summary, value['detail-type'], value.id.startsWith('assumed-'));
      yield { file, line, time, envelope: value };
    }
  } finally {
    await lines.return(undefined);
  }
}

async function takeFirstLine(lines: AsyncGenerator<Line>): Promise<Line | undefined> {
  for (;;) {
    const next = await lines.next();
    if (next.done === true) return undefined;
    if ('tooLong' in next.value || next.value.text.trim() !== '') return next.value;
  }
}

function readKind(
  file: FileKind,
  first: Line,
  rest: AsyncIterable<Line>,
  assumptions: Assumptions,
  summary: ImportSummary,
): AsyncIterable<Reading<Envelope>> {
  switch (file.kind) {
    case 'envelopes':
      // By the time on the envelope: of an event that happened earlier than it came, the door is to judge.
      return sortByTime(readEnvelopes(prepend(first, rest), summary));
    case 'clickstream': {
      const rows = sortByTime(readRows(rest, file.header, clickstreamRow, summary));
      return wrapEvents(sortByTime(convertClickstream(rows, assumptions, summary)), file.kind);
    }
    case 'orders': {
      const rows = sortByTime(readRows(rest, file.header, ordersRow(assumptions.ordersZone), summary));
      return wrapEvents(sortByTime(convertOrders(rows, assumptions, summary)), file.kind);
    }
  }
}

async function* prepend<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

async function* wrapEvents(
  readings: AsyncIterable<Reading<Delivered>>,
  kind: string,
): AsyncGenerator<Reading<Envelope>> {
  for await (const reading of readings) {
    if ('rejected' in reading) {
      yield reading;
      continue;
    }
    const { event, delivery } = reading.value;
    const { name, customer, id, at, properties } = event;
    const value = {
      id: delivery,
      source: `import.${kind}`,
      'detail-type': name,
      time: at,
      detail: { id, customer, at, properties },
    };
    yield { ...reading, value };
  }
}

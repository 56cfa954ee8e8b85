import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Assumptions, usualAssumptions } from '../../scripts/importers/assumptions.ts';
import { type ImportSummary, startSummary } from '../../scripts/importers/import-summary.ts';
import type { Imported } from '../../scripts/importers/imported.ts';
import { readEvents } from '../../scripts/importers/read-events.ts';

const envelope = z.object({
  id: z.string(),
  'detail-type': z.string(),
  time: z.string(),
  detail: z.object({
    id: z.string().default(''),
    customer: z.string().default(''),
    at: z.string().default(''),
    properties: z.record(z.string(), z.unknown()).default({}),
  }),
});

export interface ImportedEvent {
  readonly line: number;
  readonly delivery: string;
  readonly name: string;
  readonly id: string;
  readonly customer: string;
  readonly at: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface ImportedText {
  readonly imported: readonly Imported[];
  readonly events: readonly ImportedEvent[];
  /** Without the events that introduce customers. */
  readonly told: readonly ImportedEvent[];
  /** Line and reason. */
  readonly rejected: readonly (readonly [number, string])[];
  readonly summary: ImportSummary;
}

/** Imports a file with this content. */
export async function importText(
  content: string | Uint8Array,
  assumptions: Assumptions = usualAssumptions,
): Promise<ImportedText> {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  const file = join(folder, 'events');
  writeFileSync(file, content);
  try {
    const summary = startSummary();
    const imported = await Array.fromAsync(readEvents(file, assumptions, summary));
    const events = imported.flatMap((each) => ('rejected' in each ? [] : [readEvent(each)]));
    return {
      imported,
      events,
      told: events.filter(({ id }) => !id.startsWith('assumed-')),
      rejected: imported.flatMap((each) => ('rejected' in each ? [[each.line, each.rejected] as const] : [])),
      summary,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readEvent(imported: Exclude<Imported, { rejected: string }>): ImportedEvent {
  const { id: delivery, 'detail-type': name, detail } = envelope.parse(imported.envelope);
  return { line: imported.line, delivery, name, ...detail };
}

import { events } from '#map';

/** What became of a file's rows, counted while it is read. */
export interface ImportSummary {
  rows: number;
  /** Events by name, the assumed ones among them. */
  readonly events: Map<string, number>;
  assumed: number;
  /** What has no counterpart among the events, by kind. */
  readonly ignored: Map<string, number>;
  rejected: number;
}

/** An empty summary, to be handed to `readEvents`. */
export const startSummary = (): ImportSummary => ({
  rows: 0,
  events: new Map(),
  assumed: 0,
  ignored: new Map(),
  rejected: 0,
});

/** Counts one more of a kind. */
export function countOne(counts: Map<string, number>, kind: string): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

const catalogue: ReadonlySet<string> = new Set(Object.keys(events));

/** Counts an event under its name; names that the catalogue lacks share one line, however many there are. */
export function countEvent(summary: ImportSummary, name: string, isAssumed: boolean): void {
  countOne(summary.events, catalogue.has(name) ? name : 'not in the catalogue');
  if (isAssumed) summary.assumed += 1;
}

/** The summary in sentences, one a line. */
export function describeSummary(summary: ImportSummary): string[] {
  const list = (counts: ReadonlyMap<string, number>): string =>
    [...counts].map(([kind, count]) => `${say(count)} ${kind}`).join(', ') || 'none';
  return [
    `${say(summary.rows)} rows read, ${say(summary.rejected)} rejected`,
    `events: ${list(summary.events)}`,
    `assumed among them: ${say(summary.assumed)}`,
    `ignored: ${list(summary.ignored)}`,
  ];
}

const say = (count: number): string => count.toLocaleString('en-US');

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateEvents } from '../../scripts/bench/generate-events.ts';
import { usualAssumptions } from '../../scripts/importers/assumptions.ts';
import { readEvents } from '../../scripts/importers/read-events.ts';
import { replayEvents } from '../../scripts/local/replay/replay.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay-order-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The whole report on a file of these lines. */
async function replayLines(lines: readonly string[]) {
  const file = join(folder, 'events.jsonl');
  writeFileSync(file, lines.join('\n'));
  const { lines: told, door } = await replayEvents(readEvents(file, usualAssumptions), { keepLines: true });
  return { ...told, door: Object.fromEntries(door) };
}

describe('A replay of a file', () => {
  const customers = 8;
  let inOrder: string[];
  let expected: Awaited<ReturnType<typeof replayLines>>;
  beforeAll(async () => {
    // No two of its events happen at the same moment: then their times alone say which came first.
    const events = await Array.fromAsync(generateEvents(customers, 8));
    inOrder = events.flatMap((event) => ('envelope' in event ? [JSON.stringify(event.envelope)] : []));
    expected = await replayLines(inOrder);
  });

  it('that is ordered by customer records every event', async () => {
    const customerOf = (line: string): string => /"customer":"([^"]+)"/.exec(line)?.[1] ?? '';
    const byCustomer = inOrder.toSorted((a, b) => customerOf(a).localeCompare(customerOf(b)));
    expect(byCustomer).not.toEqual(inOrder);
    const report = await replayLines(byCustomer);
    expect(Object.keys(report.door)).toEqual(['recorded']);
    expect(report).toEqual(expected);
  });

  it('says the same in whatever order its lines stand', async () => {
    const orders = fc.shuffledSubarray(inOrder, { minLength: inOrder.length });
    await fc.assert(
      fc.asyncProperty(orders, async (lines) => {
        expect(await replayLines(lines)).toEqual(expected);
      }),
      { numRuns: 4, seed: 20_261_130 },
    );
  });
});

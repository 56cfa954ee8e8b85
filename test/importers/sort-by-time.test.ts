import { existsSync, lstatSync, mkdtempSync, readdirSync, readlinkSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Imported, Reading } from '../../scripts/importers/imported.ts';
import { mergeByTime } from '../../scripts/importers/merge-by-time.ts';
import { sortByTime } from '../../scripts/importers/sort-by-time.ts';

/** What this process has open in a folder, deleted or not; on Linux. */
const openIn = (folder: string): readonly string[] =>
  existsSync('/proc/self/fd')
    ? readdirSync('/proc/self/fd')
        .map((file) => join('/proc/self/fd', file))
        // The one that the reading of this folder had open is gone.
        .flatMap((file) => (lstatSync(file, { throwIfNoEntry: false }) ? [readlinkSync(file)] : []))
        .filter((path) => path.startsWith(folder))
    : [];

async function* give<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const dated = (times: readonly number[]): Reading<string>[] =>
  times.map((time, index) => ({ line: index + 1, time, size: 10, value: `line ${index + 1}` }));

const times = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 });

describe('Lines sorted by time', () => {
  it('come oldest first, those of the same time as they were read', async () => {
    await fc.assert(
      fc.asyncProperty(times, async (given) => {
        const sorted = await Array.fromAsync(sortByTime(give(dated(given))));
        const expected = given
          .map((time, index) => ({ time, line: index + 1 }))
          .toSorted((a, b) => a.time - b.time || a.line - b.line);
        expect(sorted).toMatchObject(expected);
      }),
    );
  });

  it('come so from the disk too, when there is little room', async () => {
    const rooms = fc.record({
      lines: fc.integer({ min: 1, max: 12 }),
      characters: fc.constantFrom(25, 1000),
    });
    await fc.assert(
      fc.asyncProperty(times, rooms, async (given, room) => {
        const sorted = await Array.fromAsync(sortByTime(give(dated(given)), room));
        expect(sorted).toEqual(await Array.fromAsync(sortByTime(give(dated(given)))));
      }),
    );
  });

  it('leave nothing behind on the disk, also when their reader stops early', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sort-by-time-'));
    vi.stubEnv('TMPDIR', folder);
    const room = { lines: 2, characters: 1000 };
    const later: Reading<string>[] = [...dated([5, 4, 3]), { line: 4, rejected: 'no time' }];
    for (const given of [dated([5, 4, 3, 2, 1]), later])
      for await (const reading of sortByTime(give(given), room)) {
        expect(reading).toMatchObject('rejected' in reading ? (later[3] ?? {}) : { time: 1 });
        break;
      }
    vi.unstubAllEnvs();
    expect(readdirSync(folder)).toEqual([]);
    expect(openIn(folder)).toEqual([]);
    rmdirSync(folder);
  });

  it('wait for one of a far future, which comes last', async () => {
    const sorted = await Array.fromAsync(sortByTime(give(dated([1, 9e12, 2, 3]))));
    expect(sorted.map(({ line }) => line)).toEqual([1, 3, 4, 2]);
  });
});

describe('Files merged by time', () => {
  const file = (name: string, ...given: readonly number[]): readonly Imported[] =>
    given.map((time, index) => ({ file: name, line: index + 1, time, envelope: {} }));
  const merge = async (...files: readonly (readonly Imported[])[]): Promise<readonly string[]> =>
    (await Array.fromAsync(mergeByTime(files.map(give)))).map(({ file, line }) => `${file}${line}`);

  it('come oldest first, and the earlier file first at the same time', async () => {
    expect(await merge(file('a', 1, 3, 3), file('b', 1, 2, 3, 4), [], file('c', 0))).toEqual([
      'c1',
      'a1',
      'b1',
      'b2',
      'a2',
      'a3',
      'b3',
      'b4',
    ]);
  });

  it('lose nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(times, { maxLength: 4 }), async (given) => {
        const files = given.map((each, index) => file(String(index), ...each.toSorted((a, b) => a - b)));
        const merged = await Array.fromAsync(mergeByTime(files.map(give)));
        const flat = merged.map((each) => ('rejected' in each ? Number.NaN : each.time));
        expect(flat).toEqual(given.flat().toSorted((a, b) => a - b));
      }),
    );
  });

  it('tell a rejected line when its file reaches it', async () => {
    expect(await merge([...file('a', 1), { file: 'a', line: 2, rejected: 'x' }], file('b', 1, 5))).toEqual([
      'a1',
      'a2',
      'b1',
      'b2',
    ]);
  });

  it('are all closed when the reader stops early', async () => {
    const closed: string[] = [];
    async function* open(name: string) {
      try {
        yield* file(name, 1, 2);
      } finally {
        closed.push(name);
      }
    }
    for await (const _ of mergeByTime([open('a'), open('b')])) break;
    expect(closed).toEqual(['a', 'b']);
  });
});

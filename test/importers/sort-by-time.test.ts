import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Imported, Reading } from '../../scripts/importers/imported.ts';
import { mergeByTime } from '../../scripts/importers/merge-by-time.ts';
import { sortByTime } from '../../scripts/importers/sort-by-time.ts';

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

  it('never run backwards, lose nothing and hold no more than the patience allows', async () => {
    await fc.assert(
      fc.asyncProperty(times, fc.integer({ min: 2, max: 12 }), async (given, lines) => {
        let read = 0;
        let told = 0;
        let reached = -1;
        async function* count() {
          for (const reading of dated(given)) {
            read += 1;
            yield reading;
          }
        }
        for await (const reading of sortByTime(count(), { lines, characters: 1000 })) {
          told += 1;
          expect(read - told).toBeLessThanOrEqual(lines);
          if ('rejected' in reading) continue;
          expect(reading.time).toBeGreaterThanOrEqual(reached);
          reached = reading.time;
        }
        expect(told).toBe(given.length);
      }),
    );
  });

  it('are held by their length too', async () => {
    const sorted = await Array.fromAsync(
      sortByTime(give(dated([5, 4, 3, 2, 1])), { lines: 100, characters: 25 }),
    );
    expect(sorted.filter((reading) => 'rejected' in reading).map(({ line }) => line)).toEqual([4, 5]);
  });

  it('are rejected when they come too late', async () => {
    const late = dated([0, 60_000, 120_000, 180_000, 1000]);
    const sorted = await Array.fromAsync(sortByTime(give(late), { lines: 2, characters: 1000 }));
    expect(sorted.find((reading) => 'rejected' in reading)).toEqual({
      line: 5,
      rejected:
        '1970-01-01T00:00:01.000Z is earlier than the lines before it, which reach 1970-01-01T00:01:00.000Z; expected lines sorted by time',
    });
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

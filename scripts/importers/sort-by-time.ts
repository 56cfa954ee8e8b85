import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dated, Reading } from './imported.ts';
import { mergeByTime } from './merge-by-time.ts';
import { splitLines } from './split-lines.ts';

/** How much is held at once: objects take several times their text. */
const usualRoom = { lines: 10_000, characters: 4 * 1024 * 1024 };

/**
 * Sorts plain data by time, whatever its order; of two at the same time the first read comes first. What does not fit
 * into the room waits on the disk: each roomful sorted, then all merged. A rejected line comes as soon as it is read.
 */
export async function* sortByTime<T>(
  readings: AsyncIterable<Reading<T>>,
  room: { readonly lines: number; readonly characters: number } = usualRoom,
): AsyncGenerator<Reading<T>> {
  const stored: FileHandle[] = [];
  let held: Dated<T>[] = [];
  let characters = 0;
  try {
    for await (const reading of readings) {
      if ('rejected' in reading) {
        yield reading;
        continue;
      }
      if (held.length === room.lines || (held.length > 0 && characters + reading.size > room.characters)) {
        const file = await openNameless();
        stored.push(file);
        await file.writeFile(
          held
            .toSorted(byTime)
            .map((one) => `${JSON.stringify(one)}\n`)
            .join(''),
        );
        held = [];
        characters = 0;
      }
      held.push(reading);
      characters += reading.size;
    }
    const rest = held.toSorted(byTime);
    if (stored.length === 0) yield* rest;
    else yield* mergeByTime([...stored.map((file) => readStored<T>(file)), giveAll(rest)]);
  } finally {
    await Promise.all(stored.map((file) => file.close()));
  }
}

const byTime = (a: Dated<unknown>, b: Dated<unknown>): number => a.time - b.time;

/** A file that nobody else can open, and that is gone with this process, however it ends: it holds customers' data. */
async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `triggermap-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

async function* readStored<T>(file: FileHandle): AsyncGenerator<Dated<T>> {
  const pieces = file.createReadStream({ start: 0, autoClose: false });
  // Written by `sortByTime` itself, from the same type.
  for await (const line of splitLines(pieces, Number.POSITIVE_INFINITY))
    if ('text' in line) yield JSON.parse(line.text) as Dated<T>;
}

async function* giveAll<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

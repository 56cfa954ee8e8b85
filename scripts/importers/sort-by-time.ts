import type { Reading } from './imported.ts';

/** How much is held to bring lines into order; half of it is released at once, so that one sort serves many lines. */
const usualPatience = { lines: 10_000, characters: 32 * 1024 * 1024 };

/**
 * Sorts by time with bounded memory; of two at the same time the first read comes first. What comes even later than
 * the patience allows is rejected, so that time never runs backwards.
 */
export async function* sortByTime<T>(
  readings: AsyncIterable<Reading<T>>,
  patience: { readonly lines: number; readonly characters: number } = usualPatience,
): AsyncGenerator<Reading<T>> {
  type DatedReading = Exclude<Reading<T>, { rejected: string }>;
  let held: DatedReading[] = [];
  let characters = 0;
  let reached = Number.NEGATIVE_INFINITY;
  const release = (lines: number, most: number): DatedReading[] => {
    held.sort((a, b) => a.time - b.time);
    let count = 0;
    for (const { time, size } of held) {
      if (held.length - count <= lines && characters <= most) break;
      count += 1;
      characters -= size;
      reached = time;
    }
    const released = held.slice(0, count);
    held = held.slice(count);
    return released;
  };
  for await (const reading of readings) {
    if ('rejected' in reading) yield reading;
    else if (reading.time < reached)
      yield {
        line: reading.line,
        rejected: `${say(reading.time)} is earlier than the lines before it, which reach ${say(reached)}; expected lines sorted by time`,
      };
    else {
      held.push(reading);
      characters += reading.size;
      if (held.length > patience.lines || characters > patience.characters)
        yield* release(patience.lines / 2, patience.characters / 2);
    }
  }
  yield* release(0, -1);
}

const say = (time: number): string => new Date(time).toISOString();

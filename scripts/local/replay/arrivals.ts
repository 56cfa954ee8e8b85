/** How many of the following events are looked at to see that one is dated wrong. */
const ahead = 16;

export interface Arrival<T> {
  readonly item: T;
  readonly at: Date;
}

/**
 * When each event reaches the door: at its own time, never before the one before it. An event that lies ahead
 * of most that follow is dated wrong, and does not take the clock with it; nothing arrives after `latest`.
 */
export async function* arriveInOrder<T>(
  items: AsyncIterable<T>,
  timeOf: (item: T) => number,
  { tolerance, latest }: { readonly tolerance: number; readonly latest: number },
): AsyncGenerator<Arrival<T>> {
  const buffer: T[] = [];
  let clock = Number.NEGATIVE_INFINITY;
  const release = (item: T): Arrival<T> => {
    const time = Math.min(timeOf(item), latest);
    const behind = buffer.filter((next) => timeOf(next) < time - tolerance).length;
    if (behind * 2 <= buffer.length || !Number.isFinite(clock)) clock = Math.max(clock, time);
    return { item, at: new Date(clock) };
  };
  for await (const item of items) {
    buffer.push(item);
    if (buffer.length <= ahead) continue;
    const first = buffer.shift();
    if (first !== undefined) yield release(first);
  }
  for (let first = buffer.shift(); first !== undefined; first = buffer.shift()) yield release(first);
}

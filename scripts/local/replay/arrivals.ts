export interface Arrival<T> {
  readonly item: T;
  readonly at: Date;
}

/**
 * When each event reaches the door: at its own time, never before the one before it. One that is dated after `latest`,
 * by more than clocks differ, is dated wrong, and does not take the clock with it.
 */
export async function* arriveInOrder<T>(
  items: AsyncIterable<T>,
  timeOf: (item: T) => number,
  { tolerance, latest }: { readonly tolerance: number; readonly latest: number },
): AsyncGenerator<Arrival<T>> {
  let clock = Number.NEGATIVE_INFINITY;
  for await (const item of items) {
    const time = timeOf(item);
    if (time <= latest + tolerance || clock === Number.NEGATIVE_INFINITY)
      clock = Math.max(clock, Math.min(time, latest));
    yield { item, at: new Date(clock) };
  }
}

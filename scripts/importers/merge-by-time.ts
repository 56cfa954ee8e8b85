type Timed = { readonly time: number } | { readonly rejected: string };

interface Waiting<T> {
  readonly iterator: AsyncIterator<T>;
  imported: T;
}

/**
 * Merges files that are each sorted by time into one stream; at the same time the earlier file comes first. A rejected
 * line comes when its file reaches it.
 */
export async function* mergeByTime<T extends Timed>(files: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  const iterators = files.map((file) => file[Symbol.asyncIterator]());
  try {
    let waiting: readonly Waiting<T>[] = [];
    for (const iterator of iterators) {
      const next = await iterator.next();
      if (next.done !== true) waiting = [...waiting, { iterator, imported: next.value }];
    }
    for (let first = earliest(waiting); first !== undefined; first = earliest(waiting)) {
      yield first.imported;
      const next = await first.iterator.next();
      if (next.done === true) waiting = waiting.filter((file) => file !== first);
      else first.imported = next.value;
    }
  } finally {
    await Promise.all(iterators.map((iterator) => iterator.return?.()));
  }
}

const earliest = <T extends Timed>(waiting: readonly Waiting<T>[]): Waiting<T> | undefined => {
  let first = waiting[0];
  for (const file of waiting)
    if (first === undefined || timeOf(file.imported) < timeOf(first.imported)) first = file;
  return first;
};

const timeOf = (imported: Timed): number =>
  'rejected' in imported ? Number.NEGATIVE_INFINITY : imported.time;

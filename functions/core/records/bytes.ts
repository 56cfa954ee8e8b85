/** What a record takes in its item of the store, where it stands as JSON text. */
export const bytesOf = (record: unknown): number => Buffer.byteLength(JSON.stringify(record));

/** The first of a list that fit into so many bytes; the very same list when all of them do. */
export function takeWithin<T>(list: readonly T[], bytes: number): readonly T[] {
  if (bytesOf(list) <= bytes) return list;
  const brackets = 2;
  let left = bytes - brackets;
  const tooMany = list.findIndex((one) => {
    left -= bytesOf(one) + ','.length;
    return left < 0;
  });
  return list.slice(0, tooMany);
}

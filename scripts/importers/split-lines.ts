/** A line of text, counted from 1, without its end; or only its length in bytes, when it is too long to be held. */
export type Line =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly tooLong: number };

/** In bytes. EventBridge carries at most 1 MB an event; a longer line is a mistake, and must not fill the memory. */
export const longestLine = 4 * 1024 * 1024;

const lineFeed = 0x0a;

/**
 * Splits UTF-8 text at LF or CRLF and nowhere else (JSON text may contain the other line ends of Unicode).
 * Every line is decoded on its own: a part of it that is kept for long then keeps no more than its line in memory.
 */
export async function* splitLines(
  pieces: AsyncIterable<Buffer>,
  longest: number = longestLine,
): AsyncGenerator<Line> {
  let line = 1;
  let length = 0;
  let kept: Buffer[] = [];
  const keep = (piece: Buffer): void => {
    length += piece.length;
    if (length > longest) kept = [];
    else if (piece.length > 0) kept.push(piece);
  };
  const finish = (): Line => {
    const [first] = kept;
    const whole = first !== undefined && kept.length === 1 ? first : Buffer.concat(kept);
    const finished: Line =
      length > longest ? { line, tooLong: length } : { line, text: whole.toString().replace(/\r$/, '') };
    line += 1;
    length = 0;
    kept = [];
    return finished;
  };
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(lineFeed); end !== -1; end = piece.indexOf(lineFeed, start)) {
      keep(piece.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    keep(piece.subarray(start));
  }
  if (length > 0) yield finish();
}

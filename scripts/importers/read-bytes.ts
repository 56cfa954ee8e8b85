import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportError } from './import-error.ts';

/**
 * The bytes of a UTF-8 file, plain or gzip (told by its first bytes), in pieces and without byte order mark.
 * Throws `ImportError` for a file that is missing, no file, damaged or in another encoding.
 */
export async function* readBytes(file: string): AsyncGenerator<Buffer> {
  try {
    let start = 'first piece';
    for await (const bytes of startLong(unpack(createReadStream(file)))) {
      if (start !== '' && utf16Marks.some((mark) => startsWith(bytes, mark)))
        throw new ImportError(`${file} is UTF-16 text; expected UTF-8: save it as UTF-8 and try again`);
      yield start !== '' && startsWith(bytes, utf8Mark) ? bytes.subarray(utf8Mark.length) : bytes;
      start = '';
    }
  } catch (error) {
    throw explainFault(file, error);
  }
}

const gzipMark = [0x1f, 0x8b];
const utf8Mark = [0xef, 0xbb, 0xbf];
const utf16Marks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

async function* unpack(stream: Readable): AsyncGenerator<Buffer> {
  const pieces = startLong(stream);
  const first = await pieces.next();
  if (first.done === true) return;
  const all = prepend(first.value, pieces);
  if (!startsWith(first.value, gzipMark)) yield* all;
  // A fault reaches the reader of the last stream; the callback has nothing to add.
  else yield* pipeline(Readable.from(all), createGunzip(), () => undefined);
}

/** The same bytes, with the first piece long enough to show every mark. */
async function* startLong(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes: Buffer = start === undefined ? piece : Buffer.concat([start, piece]);
    start = bytes.length < utf8Mark.length ? bytes : undefined;
    if (start === undefined) yield bytes;
  }
  if (start !== undefined && start.length > 0) yield start;
}

async function* prepend<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

function explainFault(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const say = (message: string): ImportError => new ImportError(`${file} ${message}`, { cause: error });
  switch (error.code) {
    case 'ENOENT':
      return say('does not exist; expected the name of a file of events or orders');
    case 'EISDIR':
      return say('is a directory; expected a file: name the files in it one by one');
    case 'EACCES':
    case 'EPERM':
      return say('may not be read; expected a file that you have permission to read');
    case 'Z_BUF_ERROR':
      return say('is cut off: its gzip data ends early; expected a complete file: copy it again');
    case 'Z_DATA_ERROR':
      return say('is damaged: its gzip data cannot be unpacked; expected a file that gunzip accepts');
    default:
      return error;
  }
}

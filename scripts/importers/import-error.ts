/** A file that cannot be imported at all. The message names the file, what is wrong and what would be right. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

import { z } from 'zod';

/** Shapes of CSV columns; an empty field means absent. Every fault says what was expected and what was found. */

const expected =
  (what: string) =>
  ({ input }: { readonly input?: unknown }): string =>
    `expected ${what}, found ${input === '' ? 'nothing' : `'${String(input).slice(0, 40)}'`}`;

const absentWhenEmpty = (text: string): string | undefined => (text === '' ? undefined : text);

/** Text that must be there. */
export const text = z
  .string()
  .trim()
  .min(1, { error: expected('some text') });

/** Text that may be absent. */
export const optionalText = z.string().trim().transform(absentWhenEmpty);

/** An amount of money, not negative. */
export const amount = z
  .string()
  .regex(/^\d+(\.\d+)?$/, { error: expected('an amount such as 16.99') })
  .transform(Number);

/** An amount that may be absent. */
export const optionalAmount = z
  .string()
  .regex(/^(\d+(\.\d+)?)?$/, { error: expected('an amount such as 16.99, or nothing') })
  .transform((found) => (found === '' ? undefined : Number(found)));

/** A number of pieces, at least 1, that may be absent. */
export const optionalCount = z
  .string()
  .regex(/^(0*[1-9]\d{0,8})?$/, { error: expected('a whole number of at least 1, or nothing') })
  .transform((found) => (found === '' ? undefined : Number(found)));

/** A number of pieces: positive, or negative when they come back. */
export const signedCount = z
  .string()
  .regex(/^-?0*[1-9]\d{0,8}$/, { error: expected('a whole number other than 0') })
  .transform(Number);

/** A moment in ISO 8601 with its offset, as milliseconds since 1970. */
export const instant = z.iso
  .datetime({ offset: true, error: expected('a time such as 2016-08-01T07:24:51.000Z') })
  .transform((found) => Date.parse(found));

/** One of the words given. */
export const oneOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  z.enum(words, { error: expected(`one of ${words.join(', ')}`) });

/** A sentence that names the columns at fault. */
export const describeFaults = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');

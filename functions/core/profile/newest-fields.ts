import type { Moment } from '../records/records.ts';
import { isNewer } from '../time/moments.ts';

/** When each of some fields was set. */
export type FieldMoments<Field extends string> = Readonly<Partial<Record<Field, Moment>>>;

/** Some fields that were set at one moment: those of them that have a value. */
export const setAt = <Field extends string>(
  fields: readonly Field[],
  told: Readonly<Partial<Record<Field, unknown>>>,
  { at, id }: Moment,
): FieldMoments<Field> =>
  // Each of the fields has its own name as its key.
  Object.fromEntries(
    fields.filter((field) => told[field] !== undefined).map((field) => [field, { at, id }]),
  ) as FieldMoments<Field>;

/** The fields that were told later than they are known. */
export const listNewer = <Field extends string>(
  fields: readonly Field[],
  told: FieldMoments<Field>,
  known: FieldMoments<Field>,
): readonly Field[] =>
  fields.filter((field) => {
    const moment = told[field];
    return moment !== undefined && isNewer(moment, known[field]);
  });

/** Some fields of an object, as far as they have a value. */
export function pick<T extends object, Field extends keyof T>(
  from: T,
  fields: readonly Field[],
): Picked<T, Field> {
  const picked: Partial<Record<Field, unknown>> = {};
  for (const field of fields) if (from[field] !== undefined) picked[field] = from[field];
  return picked as Picked<T, Field>; // only what has a value
}
type Picked<T, Field extends keyof T> = string extends Field
  ? T
  : { readonly [Key in Field]?: Exclude<T[Key], undefined> };

/** Of what both know by the same name the newer. */
export function mergeNewest<T>(
  own: Readonly<Record<string, T>>,
  anonymous: Readonly<Record<string, T>>,
  momentOf: (one: T) => Moment,
): Readonly<Record<string, T>> {
  const news = Object.entries(anonymous).filter(([name, one]) => {
    const known = own[name];
    return isNewer(momentOf(one), known && momentOf(known));
  });
  return { ...own, ...Object.fromEntries(news) };
}

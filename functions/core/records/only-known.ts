type Known<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value. */
export const onlyKnown = <T extends object>(fields: T): Known<T> =>
  // What is left of T after its undefined fields are gone is exactly Known<T>.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Known<T>;

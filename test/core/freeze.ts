/** The same value, frozen to the last leaf: whoever writes to it throws. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Date || Object.isFrozen(value))
    return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

/** The same value in objects of its own, to the last leaf; functions, which a policy's phrases have, stay what they are. */
export function copy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return new Date(value) as T; // a Date of a Date
  if (Array.isArray(value)) return value.map(copy) as T; // the parts of an array of T
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)])) as T; // its own fields
}

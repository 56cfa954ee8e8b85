import type { Fail } from './scenario-fault.ts';

/** The name of a field that holds a date: a misspelt one cannot be told from one that is not there. */
export function checkAttribute(fail: Fail, where: string, name: string): void {
  if (!/^[\p{L}][\p{L}\p{N} _-]{0,63}$/u.test(name))
    fail(where, `'${name}' is no name of an attribute; write letters and digits, such as 'birthday'`);
}

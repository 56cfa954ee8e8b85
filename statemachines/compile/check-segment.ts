import type { Fail } from './scenario-fault.ts';

/** As the events of segments have it. */
export function checkSegment(fail: Fail, where: string, segment: string): void {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(segment))
    fail(where, `the segment '${segment}'; write it in kebab-case, such as 'big-spender'`);
}

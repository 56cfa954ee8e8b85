import { describe, expect, it } from 'vitest';
import { nextRelease } from '../../scripts/definitions/next-release.ts';

describe('a release of a definition is kept', () => {
  it('as the first one, when none was kept', () => {
    expect(nextRelease('a', [])).toBe(1);
  });

  it('under the next number, in whatever order the others are found', () => {
    const kept = [
      { number: 2, text: 'b' },
      { number: 10, text: 'c' },
      { number: 1, text: 'a' },
    ];
    expect(nextRelease('d', kept)).toBe(11);
  });

  it('not again when the newest one is the same', () => {
    expect(
      nextRelease('b', [
        { number: 1, text: 'a' },
        { number: 2, text: 'b' },
      ]),
    ).toBeUndefined();
  });

  it('again when an older one was the same: runs of both are in flight', () => {
    expect(
      nextRelease('a', [
        { number: 1, text: 'a' },
        { number: 2, text: 'b' },
      ]),
    ).toBe(3);
  });
});

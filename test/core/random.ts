import fc from 'fast-check';

/** Random tests repeat themselves: fast-check prints the seed and the path beside a counterexample. */
const seed = 20_261_121;

/** Asserts that a property holds for so many random cases. */
export const holds = <Case>(property: fc.IProperty<Case>, { runs }: { readonly runs: number }): void =>
  fc.assert(property, { seed, numRuns: runs });

/** So many random values, the same in every run. */
export const some = <T>(arbitrary: fc.Arbitrary<T>, count: number): readonly T[] =>
  fc.sample(arbitrary, { seed, numRuns: count });

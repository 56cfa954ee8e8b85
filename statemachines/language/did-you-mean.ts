import leven from 'leven';

/** "; did you mean 'cart.updated'?" when something known is close enough to be meant, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const [best] = known
    .map((candidate) => ({ candidate, distance: leven(word, candidate) }))
    .sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= Math.max(2, word.length / 3)
    ? `; did you mean '${best.candidate}'?`
    : '';
}

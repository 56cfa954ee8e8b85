import type { Profile } from '../records/records.ts';
import { rankInterests } from './interest.ts';

/** The category that the customer orders most, of late more; who has ordered none, the one looked at most. */
export function findFavourite(profile: Profile, now: Date): string | undefined {
  const bought = profile.marks
    .filter(({ event }) => event === 'order.placed')
    .flatMap(({ categories = [] }) => categories);
  // Marks stand newest first: of equals the one bought last is met first.
  return mostCommon(bought) ?? rankInterests(profile, now).find(({ category }) => category)?.category;
}

function mostCommon(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

import type { Ranked, Shelf, ShelfRow } from '../../core/watchlist/recommendations.ts';

/** What is bought together, later, most and of late: shelves of products that orders are counted on. */
export interface Recommendations {
  /** The same (list, of, under) once, with what was said last. */
  saveShelfRows(rows: readonly ShelfRow[]): Promise<void>;
  /** A ranking for each shelf, at most `rankingHours` old. */
  rankings(shelves: readonly Shelf[]): Promise<readonly (readonly Ranked[])[]>;
}

import {
  type Counts,
  countRow,
  type Ranked,
  rankCounts,
  rankingHours,
  type Shelf,
  type ShelfRow,
  shelfDays,
} from '../../core/watchlist/recommendations.ts';
import type { Recommendations } from '../../ports/catalogue/recommendations.ts';
import type { Clock } from '../../ports/world/clock.ts';

const hour = 3600 * 1000;
const day = 24 * hour;

/** Counted as rows come: a replay asks for the rankings of a whole year of orders. */
interface MemoryShelf {
  readonly rows: Map<string, ShelfRow>;
  readonly counts: Counts;
  kept?: { readonly until: number; readonly ranked: readonly Ranked[] };
}

/** Shelves in memory. Without a `clock` no row expires, and a ranking is as new as its rows. */
export function makeRecommendations(clock?: Clock): Recommendations {
  const shelves = new Map<string, MemoryShelf>();
  const open = ({ list, of }: Shelf): MemoryShelf => {
    const name = `${list}#${of}`;
    const shelf = shelves.get(name) ?? { rows: new Map<string, ShelfRow>(), counts: new Map() };
    shelves.set(name, shelf);
    return shelf;
  };
  const take = (shelf: MemoryShelf, row: ShelfRow | undefined): void => {
    if (row === undefined) return;
    shelf.rows.delete(row.under);
    countRow(shelf.counts, row, -1);
  };

  function rank(asked: Shelf): readonly Ranked[] {
    const shelf = open(asked);
    const now = clock?.now().getTime() ?? 0;
    if (shelf.kept !== undefined && now < shelf.kept.until) return shelf.kept.ranked;
    for (const row of shelf.rows.values())
      if (Date.parse(row.at) + shelfDays[asked.list] * day <= now) take(shelf, row);
    const ranked = rankCounts(asked, shelf.counts);
    shelf.kept = {
      until: clock === undefined ? Number.POSITIVE_INFINITY : now + rankingHours * hour,
      ranked,
    };
    return ranked;
  }

  return {
    async saveShelfRows(told) {
      for (const row of told) {
        const shelf = open(row);
        take(shelf, shelf.rows.get(row.under));
        shelf.rows.set(row.under, row);
        countRow(shelf.counts, row);
        if (clock === undefined) delete shelf.kept;
      }
    },
    rankings: async (asked) => asked.map(rank),
  };
}

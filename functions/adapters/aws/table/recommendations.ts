import {
  mostShelfRows,
  type Ranked,
  rankingHours,
  rankShelf,
  type Shelf,
  type ShelfRow,
  shelfDays,
} from '../../../core/watchlist/recommendations.ts';
import type { Recommendations } from '../../../ports/catalogue/recommendations.ts';
import type { Clock } from '../../../ports/world/clock.ts';
import { nameKey, rankingKey, shelfPartition, shelfRowKey } from './keys.ts';
import { expireAfter, type Rows, readBody } from './rows.ts';

/** Shelves in the table: rows of orders that expire by themselves, and rankings that are made anew when they have. */
export function makeRecommendations(rows: Rows, clock: Clock): Recommendations {
  async function rankAnew(shelf: Shelf): Promise<readonly Ranked[]> {
    const found = await rows.query({ pk: shelfPartition(shelf) }, { newest: mostShelfRows });
    const ranked = rankShelf(shelf, found.map(readBody<ShelfRow>));
    await rows.put(rankingKey(shelf), ranked, expireAfter(rankingHours / 24, clock.now().toISOString()));
    return ranked;
  }

  return {
    saveShelfRows: (told) =>
      rows.putAll(
        told.map((row) => ({
          key: shelfRowKey(row),
          record: row,
          ...expireAfter(shelfDays[row.list], row.at),
        })),
      ),

    async rankings(shelves) {
      const kept = await rows.read(shelves.map(rankingKey));
      return Promise.all(
        shelves.map((shelf) => {
          const row = kept.get(nameKey(rankingKey(shelf)));
          return row === undefined ? rankAnew(shelf) : readBody<readonly Ranked[]>(row);
        }),
      );
    },
  };
}

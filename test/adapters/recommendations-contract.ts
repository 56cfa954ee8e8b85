import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { rankedKept, type ShelfRow } from '../../functions/core/watchlist/recommendations.ts';
import type { Recommendations } from '../../functions/ports/catalogue/recommendations.ts';

const hour = 3600 * 1000;
const noon = '2026-11-20T12:00:00.000Z';

/** What every adapter of the port does. `open` is given the clock that the shelves live by. */
export function describeRecommendations(
  adapter: string,
  open: (clock: { now: () => Date }) => Recommendations,
): void {
  describe(`Recommendations, ${adapter}`, () => {
    let now = Date.parse(noon);
    let shelves: Recommendations;
    let of: string;
    beforeEach(() => {
      now = Date.parse(noon);
      shelves = open({ now: () => new Date(now) });
      of = `product-${randomUUID()}`;
    });
    const row = (under: string, products: readonly string[], more: Partial<ShelfRow> = {}): ShelfRow => ({
      list: 'together',
      of,
      under,
      at: noon,
      products,
      ...more,
    });
    const ranking = async (shelf: Partial<Pick<ShelfRow, 'list' | 'of'>> = {}) =>
      (await shelves.rankings([{ list: 'together', of, ...shelf }]))[0];

    test('a shelf that nobody has put anything on is empty', async () => {
      expect(await ranking()).toEqual([]);
    });

    test('those of most orders come first, without the product itself', async () => {
      await shelves.saveShelfRows([
        row('1', [of, 'cup', 'tray']),
        row('2', [of, 'tray']),
        row('3', [of, 'pot']),
      ]);
      expect(await ranking()).toEqual([
        { productId: 'tray', orders: 2 },
        { productId: 'cup', orders: 1 },
        { productId: 'pot', orders: 1 },
      ]);
    });

    test('an order that is told twice counts once, whenever it is told', async () => {
      await shelves.saveShelfRows([row('1', [of, 'cup'])]);
      await shelves.saveShelfRows([row('1', [of, 'cup'])]);
      await shelves.saveShelfRows([row('1', [of, 'cup'], { at: '2026-11-20T12:00:00.007Z' })]);
      await shelves.saveShelfRows([row('2', [of, 'cup']), row('2', [of, 'cup'])]);
      expect(await ranking()).toEqual([{ productId: 'cup', orders: 2 }]);
    });

    test('shelves are apart: by list, by what they are of, in the order asked', async () => {
      await shelves.saveShelfRows([
        row('1', [of, 'cup']),
        row('1', ['tray'], { list: 'later' }),
        row('1', ['pot'], { list: 'sold', of: `${of}#tea` }),
      ]);
      const found = await shelves.rankings([
        { list: 'sold', of: `${of}#tea` },
        { list: 'sold', of: `${of}#coffee` },
        { list: 'later', of },
        { list: 'together', of },
      ]);
      expect(found.map((ranked) => ranked.map(({ productId }) => productId))).toEqual([
        ['pot'],
        [],
        ['tray'],
        ['cup'],
      ]);
    });

    test('of what is new the newest comes first', async () => {
      await shelves.saveShelfRows([
        row('a', ['a'], { list: 'new', at: '2026-11-01T00:00:00.000Z' }),
        row('b', ['b'], { list: 'new', at: '2026-11-19T00:00:00.000Z' }),
      ]);
      expect((await ranking({ list: 'new' }))?.map(({ productId }) => productId)).toEqual(['b', 'a']);
    });

    test('what sold more than four weeks ago sells best no more; what goes together does so for a year', async () => {
      const sold = (under: string, at: string): ShelfRow => row(under, ['cup'], { list: 'sold', at });
      await shelves.saveShelfRows([
        sold('old', '2026-10-22T12:00:00.000Z'),
        sold('new', '2026-10-24T12:00:00.000Z'),
        row('old', [of, 'cup'], { at: '2025-11-21T12:00:00.000Z' }),
      ]);
      expect(await ranking({ list: 'sold' })).toEqual([{ productId: 'cup', orders: 1 }]);
      expect(await ranking()).toEqual([{ productId: 'cup', orders: 1 }]);
    });

    test('a ranking is as old as six hours, and no older', async () => {
      await shelves.saveShelfRows([row('1', [of, 'cup'])]);
      await ranking();
      await shelves.saveShelfRows([row('2', [of, 'tray']), row('3', [of, 'tray'])]);
      now += 5 * hour;
      expect(await ranking()).toEqual([{ productId: 'cup', orders: 1 }]);
      now += 2 * hour;
      expect((await ranking())?.[0]).toEqual({ productId: 'tray', orders: 2 });
    });

    test('a wholesaler’s order of 300 products is kept whole, and its ranking is short', async () => {
      const products = Array.from({ length: 300 }, (_, n) => `${of}-${String(n).padStart(3, '0')}`);
      await shelves.saveShelfRows(products.map((product) => row('1', products, { of: product })));
      const ranked = await ranking({ of: `${of}-299` });
      expect(ranked).toHaveLength(rankedKept);
      expect(ranked?.[0]).toEqual({ productId: `${of}-000`, orders: 1 });
    });
  });
}

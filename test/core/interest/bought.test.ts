import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boughtKept,
  isBoughtRecently,
  keepBought,
  lastsFor,
  recentlyDays,
} from '../../../functions/core/interest/bought.ts';
import { later } from '../../../functions/core/time/moments.ts';

const begin = '2026-03-02T12:00:00.000Z';
const day = (n: number): string => later(begin, n * 86_400);
const coffee = { productId: 'coffee', lastsDays: 30 };

describe('what was bought', () => {
  it('is kept newest first, each product once, with the purchases before', () => {
    const first = keepBought(undefined, ['coffee', 'cup'], day(0));
    const second = keepBought(first, ['coffee'], day(28));
    expect(second).toEqual([
      { productId: 'coffee', at: day(28), before: [day(0)] },
      { productId: 'cup', at: day(0) },
    ]);
  });

  it('is bounded, and the oldest is forgotten first', () => {
    const products = Array.from({ length: 60 }, (_, n) => `product-${n}`);
    const many = products.reduce(
      (known, product, n) => keepBought(known, [product], day(n)),
      keepBought(undefined, [], day(0)),
    );
    expect(many).toHaveLength(boughtKept);
    expect(many.map(({ productId }) => productId)).not.toContain('product-0');
  });

  it('is the same in whatever order orders are told, and when they are told again', () => {
    const order = fc.record({
      at: fc.integer({ min: 0, max: 9 }).map(day),
      products: fc.subarray(['coffee', 'cup', 'pot'], { minLength: 1 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(order, { maxLength: 4, selector: ({ at }) => at }),
        fc.array(fc.nat(), { maxLength: 8 }),
        (orders, shuffle) => {
          const tell = (told: typeof orders) =>
            told.reduce(
              (known, { products, at }) => keepBought(known, products, at),
              keepBought(undefined, [], begin),
            );
          const again = shuffle.flatMap((n) => orders[n % Math.max(1, orders.length)] ?? []);
          expect(tell([...orders.toReversed(), ...again])).toEqual(tell(orders));
        },
      ),
    );
  });
});

describe('how long it lasts', () => {
  it('is what the catalogue says of one piece, for as many as were bought', () => {
    expect(lastsFor({ productId: 'coffee', quantity: 2 }, day(0), [], [coffee])).toBe(60);
  });

  it('is the customer’s own habit, where there is one', () => {
    const bought = [0, 20, 42].reduce(
      (known, n) => keepBought(known, ['coffee'], day(n)),
      keepBought([], [], begin),
    );
    expect(lastsFor({ productId: 'coffee', quantity: 2 }, day(62), bought, [coffee])).toBe(20);
  });

  it('is not known of what is no consumable, until it was bought three times', () => {
    const twice = keepBought(undefined, ['cup'], day(0));
    expect(lastsFor({ productId: 'cup', quantity: 1 }, day(30), twice)).toBeUndefined();
    const thrice = keepBought(twice, ['cup'], day(30));
    expect(lastsFor({ productId: 'cup', quantity: 1 }, day(60), thrice)).toBe(30);
  });

  it('decides whether it was bought too recently to be shown', () => {
    const bought = keepBought(undefined, ['coffee', 'cup'], day(0));
    const at = (n: number) => new Date(day(n));
    expect(isBoughtRecently(coffee, bought, at(29))).toBe(true);
    expect(isBoughtRecently(coffee, bought, at(31))).toBe(false);
    expect(isBoughtRecently({ productId: 'cup' }, bought, at(recentlyDays - 1))).toBe(true);
    expect(isBoughtRecently({ productId: 'cup' }, bought, at(recentlyDays + 1))).toBe(false);
    expect(isBoughtRecently({ productId: 'pot' }, bought, at(0))).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countStock,
  detailsAt,
  hasFallen,
  isBack,
  isSoldOut,
  mergeProduct,
} from '../../../functions/core/catalogue/product.ts';
import type { Moment, Product } from '../../../functions/core/records/records.ts';

const moment = (n: number): Moment => ({
  at: new Date(Date.UTC(2026, 2, 2) + n * 1000).toISOString(),
  id: `event-${String(n).padStart(3, '0')}`,
});
const costs = (amount: number, n: number): Product => ({
  productId: 'p',
  price: { amount, currency: 'USD', moment: moment(n) },
});
const has = (count: number, n: number): Product => ({ productId: 'p', stock: { count, moment: moment(n) } });
const tell = (...all: readonly Product[]): Product | undefined =>
  all.reduce<Product | undefined>((known, told) => mergeProduct(known, told), undefined);

describe('A product', () => {
  it('keeps of every part what was said last, in whatever order it is told', () => {
    const told = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 8 }).chain((moments) =>
      fc.tuple(
        ...moments.map((n) =>
          fc
            .record(
              {
                title: fc.constantFrom('a', 'b', 'c'),
                category: fc.constantFrom('x', 'y'),
                price: fc.nat(5),
                stock: fc.nat(3),
                variant: fc.nat(3),
              },
              { requiredKeys: [] },
            )
            .map(
              ({ title, category, price, stock, variant }): Product => ({
                productId: 'p',
                ...detailsAt({ title, category }, moment(n)),
                ...(price === undefined ? {} : costs(price, n)),
                ...(stock === undefined ? {} : has(stock, n)),
                ...(variant === undefined ? {} : { variants: { M: { count: variant, moment: moment(n) } } }),
              }),
            ),
        ),
      ),
    );
    fc.assert(
      fc.property(told, fc.nat(), (all, seed) => {
        const shuffled = all.toSorted(
          (a, b) =>
            ((JSON.stringify(a).length * 7 + seed) % 13) - ((JSON.stringify(b).length * 7 + seed) % 13),
        );
        const [one, other] = [tell(...all), tell(...shuffled)];
        const said = (product: Product | undefined) => [
          product?.title,
          product?.category,
          product?.price?.amount,
          product?.stock?.count,
          product?.variants?.M?.count,
          product?.fieldsAt,
        ];
        expect(said(one)).toEqual(said(other));
        // Told again, nothing changes.
        for (const again of all) if (one !== undefined) expect(mergeProduct(one, again)).toBe(one);
      }),
    );
  });

  it('has fallen in price when the newest is below the one before, asked as often as may be', () => {
    const product = tell(costs(10, 1), costs(8, 2));
    expect(product && hasFallen(product, moment(2))).toBe(true);
    expect(product && hasFallen(product, moment(1))).toBe(false);
    expect(hasFallen(costs(10, 1), moment(1))).toBe(false);
    const risen = tell(costs(10, 1), costs(12, 2));
    expect(risen && hasFallen(risen, moment(2))).toBe(false);
    const same = tell(costs(10, 1), costs(8, 2), costs(8, 3));
    expect(same && hasFallen(same, moment(3))).toBe(false);
  });

  it('is back when it was sold out and reaches the safety stock, once', () => {
    const steps = [5, 0, 2, 3, 9, 4, 6, 0, 0, 3];
    let product: Product | undefined;
    const back = steps.filter((count, n) => {
      product = mergeProduct(product, has(count, n));
      return isBack(product.stock, moment(n), 3);
    });
    expect(back).toEqual([3, 3]);
  });

  it('is sold out only where that is known, by its variant or as a whole', () => {
    expect(isSoldOut(undefined)).toBe(false);
    expect(isSoldOut({ productId: 'p' })).toBe(false);
    expect(isSoldOut(has(0, 1))).toBe(true);
    const sizes: Product = {
      productId: 'p',
      variants: { M: { count: 0, moment: moment(1) }, L: { count: 2, moment: moment(1) } },
    };
    expect([isSoldOut(sizes, 'M'), isSoldOut(sizes, 'L'), isSoldOut(sizes, 'S'), isSoldOut(sizes)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(countStock(sizes)).toBe(2);
  });
});

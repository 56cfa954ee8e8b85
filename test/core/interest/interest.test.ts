import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfLifeDays, interestsKept, rankInterests } from '../../../functions/core/interest/interest.ts';
import { countCartItems } from '../../../functions/core/interest/live-cart.ts';
import { recall } from '../../../functions/core/profile/applied.ts';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Interest, Profile } from '../../../functions/core/records/records.ts';
import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import { freeze } from '../freeze.ts';
import { holds } from '../random.ts';
import { contextIn } from '../shop-in.ts';

const start = Date.parse('2026-03-02T10:00:00.000Z');
const day = 24 * 3600 * 1000;
const at = (days: number): string => new Date(start + days * day).toISOString();
const customer = 'customer-1';

/** What happened, without who and when. */
type Deed = CustomerEvent extends infer E
  ? E extends CustomerEvent
    ? Pick<E, 'name' | 'key' | 'properties'>
    : never
  : never;

const viewed = (productId: string, seconds?: number, price?: number): Deed => ({
  name: 'product.viewed',
  key: productId,
  properties: {
    productId,
    ...(seconds === undefined ? {} : { seconds }),
    ...(price === undefined ? {} : { price, currency: 'EUR' }),
  },
});
const saved = (productId: string): Deed => ({
  name: 'product.saved',
  key: productId,
  properties: { productId },
});
const unsaved = (productId: string): Deed => ({
  name: 'product.unsaved',
  key: productId,
  properties: { productId },
});
const requested = (productId: string): Deed => ({
  name: 'product.requested',
  key: productId,
  properties: { productId, wants: 'cheaper' },
});
const line = (productId: string, price = 20) => ({ productId, title: productId, price, quantity: 1 });
const carted = (products: readonly string[], cartId = 'cart-1'): Deed => ({
  name: 'cart.updated',
  key: cartId,
  properties: { cartId, currency: 'EUR', items: products.map((product) => line(product)) },
});
const emptied = (cartId = 'cart-1'): Deed => ({ name: 'cart.emptied', key: cartId, properties: { cartId } });
const ordered = (products: readonly string[]): Deed => ({
  name: 'order.placed',
  key: 'order-1',
  properties: {
    orderId: 'order-1',
    currency: 'EUR',
    total: 20,
    items: products.map((product) => line(product)),
  },
});

const event = (deed: Deed, days: number, index: number): CustomerEvent =>
  ({ ...deed, id: `event-${index}`, at: at(days), customer }) as CustomerEvent; // the deed's name and properties belong together
const profileAfter = (...deeds: readonly (readonly [Deed, number])[]): Profile =>
  apply(deeds.map(([deed, days], index) => event(deed, days, index)));
const apply = (events: readonly CustomerEvent[]): Profile =>
  events.reduce(
    (profile, one) =>
      recall(profile, one) === 'new' ? applyEvent(freeze(profile), freeze(one), contextIn('EUR')) : profile,
    newProfile(customer),
  );
const ranked = (profile: Profile, days: number): readonly string[] =>
  rankInterests(profile, new Date(at(days))).map(({ productId }) => productId);
const interestIn = (profile: Profile, productId: string): Interest | undefined =>
  profile.interests?.find((interest) => interest.productId === productId);

const products = fc.constantFrom('boots', 'coat', 'hat');
const someProducts = fc.uniqueArray(products, { maxLength: 3 });
const carts = fc.constantFrom('cart-1', 'cart-2');
const deedsWithoutOrders: fc.Arbitrary<Deed> = fc.oneof(
  fc
    .tuple(products, fc.nat(900), fc.integer({ min: 1, max: 90 }))
    .map(([product, seconds, price]) => viewed(product, seconds, price)),
  products.map(saved),
  products.map(unsaved),
  products.map(requested),
  fc.tuple(someProducts, carts).map(([all, cart]) => carted(all, cart)),
  carts.map(emptied),
);
const deeds = fc.oneof(
  { weight: 6, arbitrary: deedsWithoutOrders },
  { weight: 1, arbitrary: someProducts.map(ordered) },
);

/** Events in the order in which they happened, no two at one moment. */
const historyOf = (deed: fc.Arbitrary<Deed>) =>
  fc.array(fc.tuple(deed, fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 14 }).map((all) => {
    let days = 0;
    return all.map(([one, gap], index) => {
      days += gap / 4;
      return event(one, days, index);
    });
  });
const shuffledOf = (deed: fc.Arbitrary<Deed>) =>
  historyOf(deed).chain((history) =>
    fc.record({
      history: fc.constant(history),
      otherwise: fc.shuffledSubarray([...history], { minLength: history.length }),
    }),
  );

/** Sums of numbers that halve differ in their last digits by the order in which they were added. */
const rounded = (interests: readonly Interest[] = []) =>
  interests
    .map(({ score, ...rest }) => ({ ...rest, score: Math.round(score * 1e6) / 1e6 }))
    .sort((a, b) => (a.productId < b.productId ? -1 : 1));

describe('interest', () => {
  it('is first in what was looked at longest, and what was saved before what was looked at once', () => {
    const profile = profileAfter([viewed('hat'), 0], [viewed('coat', 200), 0], [saved('boots'), 0]);
    expect(ranked(profile, 0)).toEqual(['boots', 'coat', 'hat']);
  });

  it('does not take a page left open for an interest without end', () => {
    const profile = profileAfter(
      [viewed('hat', 86_400), 0],
      [viewed('coat', 300), 0],
      [viewed('coat'), 0.001],
    );
    expect(ranked(profile, 1)).toEqual(['coat', 'hat']);
  });

  it('halves with time, whatever made it', () => {
    holds(
      fc.property(historyOf(deeds), fc.integer({ min: 60, max: 400 }), (history, days) => {
        const profile = apply(history);
        const now = rankInterests(profile, new Date(at(days)));
        const then = rankInterests(profile, new Date(at(days + halfLifeDays)));
        expect(then.map(({ productId }) => productId)).toEqual(now.map(({ productId }) => productId));
        for (const [place, { score }] of then.entries())
          expect(score).toBeCloseTo((now[place]?.score ?? 0) / 2, 9);
      }),
      { runs: 200 },
    );
  });

  it('is the same in whatever order its events come', () => {
    holds(
      fc.property(shuffledOf(deedsWithoutOrders), ({ history, otherwise }) => {
        expect(rounded(apply(otherwise).interests)).toEqual(rounded(apply(history).interests));
      }),
      { runs: 500 },
    );
  });

  it('in what was saved, lies in the cart or was bought is told by the newest word, orders or not', () => {
    const facts = (profile: Profile) => ({
      cart: countCartItems(profile),
      bought: profile.bought,
      interests: rounded(rankInterests(profile, new Date(at(100)))).flatMap((interest) =>
        interest.saved === undefined && interest.carted === undefined
          ? []
          : [[interest.productId, interest.saved, interest.carted]],
      ),
    });
    holds(
      fc.property(shuffledOf(deeds), ({ history, otherwise }) => {
        expect(facts(apply(otherwise))).toEqual(facts(apply(history)));
      }),
      { runs: 500 },
    );
  });

  it('is counted once, however often an event comes', () => {
    holds(
      fc.property(shuffledOf(deeds), ({ history, otherwise }) => {
        const once = apply(history);
        expect(apply([...history, ...otherwise])).toEqual(once);
      }),
      { runs: 200 },
    );
  });

  it('is kept in so many products at most, and in the strongest', () => {
    holds(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 120 }), (all) => {
        const profile = apply(all.map((product, index) => event(viewed(`p-${product}`), 0, index)));
        expect(profile.interests?.length).toBeLessThanOrEqual(interestsKept);
      }),
      { runs: 60 },
    );
    const many = Array.from({ length: 60 }, (_, index) => [viewed(`p-${index}`, index), 0] as const);
    expect(ranked(profileAfter([saved('boots'), 0], ...many), 0)).toEqual([
      'boots',
      ...Array.from({ length: interestsKept - 1 }, (_, index) => `p-${59 - index}`),
    ]);
  });

  it('is forgotten after four months without a word of it', () => {
    expect(ranked(profileAfter([saved('boots'), 0], [viewed('hat'), 119]), 119)).toEqual(['hat', 'boots']);
    expect(ranked(profileAfter([saved('boots'), 0], [viewed('hat'), 121]), 121)).toEqual(['hat']);
  });

  it('ends with the purchase, and begins anew with another look', () => {
    const profile = profileAfter([viewed('boots', 60), 0], [saved('boots'), 0], [ordered(['boots']), 1]);
    expect(ranked(profile, 1)).toEqual([]);
    expect(profile.bought).toEqual([{ productId: 'boots', at: at(1) }]);
    const again = profileAfter([viewed('boots', 60), 0], [ordered(['boots']), 1], [viewed('boots'), 2]);
    expect(interestIn(again, 'boots')).toMatchObject({ score: 1, viewed: ['2026-03-04'] });
  });

  it('is not begun by a look before the purchase that is told of later', () => {
    expect(
      ranked(profileAfter([ordered(['boots']), 1], [viewed('boots', 60), 0], [saved('boots'), 0]), 1),
    ).toEqual([]);
  });

  it('knows the price that the customer saw last, on the page or in the cart', () => {
    const profile = profileAfter(
      [viewed('boots', 9, 50), 1],
      [viewed('boots', 9, 60), 0],
      [carted(['hat']), 2],
    );
    expect(interestIn(profile, 'boots')?.seen).toEqual({ price: 50, currency: 'EUR', at: at(1) });
    expect(interestIn(profile, 'hat')?.seen).toEqual({ price: 20, currency: 'EUR', at: at(2) });
  });

  it('counts the days of looking on the customer’s own clock', () => {
    const evening = event(viewed('boots'), 0.5, 0); // 22:00 in London, midnight and more in Moscow
    const zoned = { ...newProfile(customer), zone: 'Europe/Moscow' };
    expect(applyEvent(zoned, evening, contextIn('EUR')).interests?.[0]?.viewed).toEqual(['2026-03-03']);
  });
});

describe('the live cart', () => {
  it('has the lines of its newest change, until it is emptied or ordered', () => {
    expect(countCartItems(newProfile(customer))).toBe(0);
    expect(countCartItems(profileAfter([carted(['boots', 'hat']), 0]))).toBe(2);
    expect(countCartItems(profileAfter([carted(['boots', 'hat']), 0], [carted(['hat']), 1]))).toBe(1);
    expect(countCartItems(profileAfter([carted(['boots']), 0], [emptied(), 1]))).toBe(0);
    expect(countCartItems(profileAfter([carted(['boots']), 0], [ordered(['boots']), 1]))).toBe(0);
  });

  it('is the newest of several, and is not emptied with another', () => {
    expect(
      countCartItems(profileAfter([carted(['boots'], 'cart-1'), 0], [carted(['hat', 'coat'], 'cart-2'), 1])),
    ).toBe(2);
    expect(countCartItems(profileAfter([carted(['boots'], 'cart-2'), 0], [emptied('cart-1'), 1]))).toBe(1);
  });

  it('of a profile that an older release wrote is not taken for an empty one', () => {
    const { cart: _unknown, ...older } = profileAfter([carted(['boots', 'hat']), 0]);
    expect(countCartItems(older)).toBe(1);
  });
});

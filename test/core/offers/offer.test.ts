import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Basket } from '../../../functions/core/catalogue/basket.ts';
import { decideOffer, deriveCode, showLiveOffer } from '../../../functions/core/offers/offer.ts';
import type { Booking, Offer, SendBook } from '../../../functions/core/records/records.ts';
import { newBook, writeBooking } from '../../../functions/core/sendlog/send-book.ts';
import type { OfferOrder } from '../../../statemachines/language/tasks.ts';
import { holds } from '../random.ts';

const day = 86_400;
const start = new Date('2026-11-20T12:00:00.000Z');
const plus = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

const order: OfferOrder = { percent: 10, validForSeconds: 3 * day, notAgainForSeconds: 30 * day };
const me = { run: 'run-me', step: 'offer' };

const booked = (offer: Offer | undefined, daysAgo: number, more: Partial<Booking> = {}): Booking => ({
  run: 'run-other',
  scenario: 'other',
  step: 'offer',
  message: 'offer',
  kind: 'marketing',
  channel: 'email',
  state: 'sent',
  at: plus(-daysAgo * day).toISOString(),
  refused: [],
  ...(offer === undefined ? {} : { offer }),
  ...more,
});
const code = (endsInDays: number): Offer => ({
  code: 'LIVE',
  percent: 15,
  until: plus(endsInDays * day).toISOString(),
});
const decideWith = (
  bookings: readonly Booking[],
  more: Partial<OfferOrder> = {},
  basket: Partial<Basket> = {},
) =>
  decideOffer(
    { ...order, ...more },
    { ...me, scenario: 'tested' },
    { basket: { value: 50, currency: 'EUR', ...basket }, currency: 'EUR', since: start.toISOString() },
    { ...newBook('customer-1'), bookings },
    start,
  );

const wishes = fc.array(
  fc.record({
    afterDays: fc.oneof(fc.double({ min: 0, max: 2, noNaN: true }), fc.integer({ min: 0, max: 40 })),
    scenario: fc.constantFrom('cart', 'birthday', 'lapsed'),
    notAgainDays: fc.constantFrom(1, 14, 30, 80),
    validDays: fc.constantFrom(1, 3, 20, 45),
    becomes: fc.constantFrom<Booking['state']>(
      'sent',
      'sent',
      'sent',
      'claimed',
      'given-up',
      'refused',
      'released',
    ),
  }),
  { minLength: 2, maxLength: 25 },
);

describe('offers, whatever scenarios wish for', () => {
  it('are never two discounts within the time, nor two live codes, and a live code is shown as it is', () => {
    holds(
      fc.property(wishes, (all) => {
        let book = newBook('customer-1');
        let seconds = 0;
        const issued: { at: number; until: number; offer: Offer }[] = [];
        all.forEach(({ afterDays, scenario, notAgainDays, validDays, becomes }, index) => {
          seconds += Math.round(afterDays * day);
          const now = plus(seconds);
          const wanted = {
            percent: 10,
            validForSeconds: validDays * day,
            notAgainForSeconds: notAgainDays * day,
          };
          const mine = { run: `run-${index}`, step: 'offer' };
          const decision = decideOffer(
            wanted,
            { ...mine, scenario },
            { basket: { value: 50, currency: 'EUR' }, currency: 'EUR', since: start.toISOString() },
            book,
            now,
          );
          if (decision.offer === 'withhold') return;
          const fresh: Offer = {
            code: `CODE${index}`,
            percent: 10,
            until: plus(seconds + validDays * day).toISOString(),
          };
          const offer = decision.offer === 'show' ? decision.live : fresh;
          const held = becomes !== 'refused' && becomes !== 'released';
          if (decision.offer === 'show') {
            expect(issued.map((one) => one.offer)).toContainEqual(decision.live);
            expect(Date.parse(decision.live.until)).toBeGreaterThan(now.getTime());
          } else {
            for (const before of issued) {
              expect(seconds - before.at).toBeGreaterThanOrEqual(notAgainDays * day);
              expect(seconds).toBeGreaterThanOrEqual(before.until);
            }
            if (held) issued.push({ at: seconds, until: seconds + validDays * day, offer });
          }
          const booking = booked(offer, 0, { ...mine, scenario, state: becomes, at: now.toISOString() });
          book = writeBooking(book, booking, now);
        });
      }),
      { runs: 500 },
    );
  });
});

describe('an offer', () => {
  it('is made to a customer who had none', () => {
    expect(decideWith([])).toEqual({ offer: 'issue' });
    expect(decideWith([booked(undefined, 1)])).toEqual({ offer: 'issue' });
  });

  it('of another scenario that still lives is shown instead of a second one', () => {
    expect(decideWith([booked(code(1), 2)])).toEqual({ offer: 'show', live: code(1) });
    expect(decideWith([booked(code(1), 60)])).toEqual({ offer: 'show', live: code(1) });
  });

  it('is withheld within the time after any other, and made when the time is over', () => {
    expect(decideWith([booked(code(-1), 29)])).toEqual({
      offer: 'withhold',
      reason: 'offer-recent',
      because: 'other made an offer on 2026-10-22T12:00:00.000Z',
    });
    expect(decideWith([booked(code(-1), 30)])).toEqual({ offer: 'issue' });
  });

  it('is withheld within the time after one of the same scenario, even while that one lives', () => {
    expect(decideWith([booked(code(1), 2, { scenario: 'tested' })])).toEqual({
      offer: 'withhold',
      reason: 'offer-recent',
      because: 'this scenario made an offer on 2026-11-18T12:00:00.000Z',
    });
  });

  it('never comes first: the run must have sent another message before', () => {
    const decideAfter = (book: Partial<SendBook>, daysOld = 2) =>
      decideOffer(
        { ...order, after: ['reminder', 'hint'] },
        { ...me, scenario: 'tested' },
        { basket: undefined, currency: 'EUR', since: plus(-daysOld * day).toISOString() },
        { ...newBook('customer-1'), ...book },
        start,
      );
    const sent = (message: string, more: Partial<Booking> = {}) => ({
      bookings: [booked(undefined, 1, { run: me.run, step: message, message, ...more })],
    });
    const withheld = {
      offer: 'withhold',
      reason: 'first-touch',
      because: 'nothing went before it, and a discount never comes first',
    };
    expect(decideAfter({})).toEqual(withheld);
    expect(decideAfter(sent('other'))).toEqual(withheld);
    expect(decideAfter(sent('reminder', { state: 'refused' }))).toEqual(withheld);
    // Another run has said it, of another cart.
    expect(decideAfter(sent('reminder', { run: 'run-other' }))).toEqual(withheld);
    expect(decideAfter({ lastSent: { reminder: plus(-day).toISOString() } })).toEqual(withheld);
    expect(decideAfter(sent('reminder'))).toEqual({ offer: 'issue' });
    expect(decideAfter(sent('hint', { state: 'withheld' }))).toEqual({ offer: 'issue' });
    // So long ago that no booking is kept.
    const lastSent = { reminder: plus(-18 * day).toISOString() };
    expect(decideAfter({ lastSent }, 20)).toEqual({ offer: 'issue' });
    expect(decideAfter({ lastSent }, 17)).toEqual(withheld);
  });

  it('that never reached the customer does not count', () => {
    expect(decideWith([booked(code(1), 2, { state: 'refused' })])).toEqual({ offer: 'issue' });
    expect(decideWith([booked(code(1), 2, { state: 'released' })])).toEqual({ offer: 'issue' });
    expect(decideWith([booked(code(1), 2, { state: 'given-up' })]).offer).toBe('show');
  });

  it('is not in its own way when it is asked for again', () => {
    expect(decideWith([booked(code(1), 0, { ...me, scenario: 'tested' })])).toEqual({ offer: 'issue' });
  });

  it('that was used is not shown again, and counts for the discount of its time', () => {
    const used = (daysAgo: number, bookings: readonly Booking[]) =>
      decideOffer(
        order,
        { ...me, scenario: 'tested' },
        {
          basket: { value: 50, currency: 'EUR' },
          currency: 'EUR',
          since: start.toISOString(),
          usedAt: plus(-daysAgo * day).toISOString(),
        },
        { ...newBook('customer-1'), bookings },
        start,
      );
    expect(used(1, [booked(code(1), 2)])).toMatchObject({ offer: 'withhold', reason: 'offer-recent' });
    expect(used(1, [booked(code(1), 60)])).toEqual({ offer: 'issue' });
    // What was used before was another.
    expect(used(3, [booked(code(1), 2)])).toEqual({ offer: 'show', live: code(1) });
    // Shown once more between its use and the telling of it.
    const shownAgain = [booked(code(1), 4), booked(code(1), 2, { run: 'run-reminder' })];
    expect(used(3, shownAgain)).toMatchObject({ offer: 'withhold', reason: 'offer-recent' });
  });

  it('asks for a basket of its minimum, in the shop’s currency', () => {
    expect(decideWith([], { minimumBasket: 50 })).toEqual({ offer: 'issue' });
    expect(decideWith([], { minimumBasket: 50.01 })).toEqual({
      offer: 'withhold',
      reason: 'basket-too-small',
      because: 'basket of 50 EUR, the offer wants 50.01',
    });
    expect(decideWith([], { minimumBasket: 30 }, { currency: 'USD' })).toEqual({
      offer: 'withhold',
      reason: 'basket-too-small',
      because: 'a basket in USD cannot be compared with a minimum in EUR',
    });
  });

  it('is withheld for 180 days when its scenario says so', () => {
    const half = { notAgainForSeconds: 180 * day };
    const before = writeBooking(newBook('customer-1'), booked(code(-90), 100), plus(-100 * day));
    const book = writeBooking(before, booked(undefined, 1, { run: 'run-later' }), plus(-1 * day));
    expect(decideWith(book.bookings, half).offer).toBe('withhold');
  });
});

describe('a reminder of an offer', () => {
  const remind = (bookings: readonly Booking[], usedAt?: string) =>
    showLiveOffer({ ...newBook('customer-1'), bookings }, usedAt, start);
  const over = {
    offer: 'withhold',
    reason: 'offer-over',
    because: 'the customer has no personal code that still works',
  };

  it('shows the live code, however old', () => {
    expect(remind([booked(code(1), 2)])).toEqual({ offer: 'show', live: code(1) });
    expect(remind([booked(undefined, 1), booked(code(1), 80)])).toEqual({ offer: 'show', live: code(1) });
  });

  it('has nothing to show without one: none was made, it ended, was used or never went', () => {
    expect(remind([])).toEqual(over);
    expect(remind([booked(code(0), 2)])).toEqual(over);
    expect(remind([booked(code(1), 2)], plus(-day).toISOString())).toEqual(over);
    expect(remind([booked(code(1), 2, { state: 'refused' })])).toEqual(over);
  });
});

describe('a code', () => {
  const key = 'a signing key of at least thirty-two bytes';

  it('is the same however often it is asked for, and another for another run, step, attempt or key', () => {
    const first = deriveCode(key, 'run-1', 'offer', 0);
    expect(deriveCode(key, 'run-1', 'offer', 0)).toBe(first);
    const others = [
      deriveCode(key, 'run-2', 'offer', 0),
      deriveCode(key, 'run-1', 'offer-2', 0),
      deriveCode(key, 'run-1', 'offer', 1),
      deriveCode(`${key}.`, 'run-1', 'offer', 0),
    ];
    expect(new Set([first, ...others]).size).toBe(5);
  });

  it('does not change from release to release: customers have it in their mail', () => {
    expect(deriveCode(key, 'abandoned-cart-0123456789abcdef', 'cart-offer', 0)).toBe('83Z9CKE6GA');
  });

  it('has ten capital letters and digits, none of which is taken for another', () => {
    for (let n = 0; n < 500; n++)
      expect(deriveCode(key, `run-${n}`, 'offer', 0)).toMatch(/^[A-HJKMNP-TV-Z2-9]{10}$/);
  });

  it('is unique among a hundred thousand', () => {
    const codes = new Set<string>();
    for (let n = 0; n < 100_000; n++) codes.add(deriveCode(key, `run-${n}`, 'offer', 0));
    expect(codes.size).toBe(100_000);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Entry, Product, Profile, SendBook, StepRecord } from '../../functions/core/records.ts';
import type { Clock, Store } from '../../functions/ports.ts';
import type { CustomerEvent } from '../../statemachines/language/events.ts';

const day = 24 * 60 * 60 * 1000;
/** When the contract's stories happen; a store with a clock is given this one. */
export const noon = '2026-11-20T12:00:00.000Z';
const noonPlus = (ms: number) => new Date(Date.parse(noon) + ms).toISOString();

const someProfile = (customer: string, more: Partial<Profile> = {}): Profile => ({
  customer,
  version: 1,
  devices: [],
  traffic: 'customer',
  attributes: {},
  fieldsAt: {},
  consents: {},
  suppressions: [],
  counters: {},
  marks: [],
  applied: [],
  ...more,
});

const someBook = (customer: string, version: number, run = 'run-1'): SendBook => ({
  customer,
  version,
  lastSent: {},
  bookings: [
    {
      run,
      scenario: 'abandoned-cart',
      step: 'cart-reminder',
      message: 'cart-reminder',
      kind: 'marketing',
      channel: 'email',
      state: 'claimed',
      at: noon,
      refused: [],
    },
  ],
});

const someEntry = (more: Partial<Entry> = {}): Entry => ({
  scenario: 'abandoned-cart',
  key: 'cart-1',
  run: 'run-1',
  execution: 'arn:execution-1',
  trigger: { at: noon, id: 'event-1' },
  enteredAt: noon,
  ...more,
});

const someEvent = (
  customer: string,
  more: { id?: string; at?: string; path?: string } = {},
): CustomerEvent => ({
  id: more.id ?? 'event-1',
  name: 'page.viewed',
  at: more.at ?? noon,
  customer,
  key: '',
  properties: { path: more.path ?? '/' },
});

const someStep = (more: Partial<StepRecord> = {}): StepRecord => ({
  run: 'run-1',
  execution: 'arn:execution-1',
  scenario: 'abandoned-cart',
  step: 'cart-reminder',
  at: noon,
  decision: 'send',
  reason: 'delivered',
  because: 'email accepted',
  ...more,
});

/** Ids as apps make them; each must stay one customer, one cart, one product. */
const oddIds = [
  'a#b',
  '#',
  ' ',
  'profile',
  'event#2026-11-20T12:00:00.000Z#1',
  '__proto__',
  'constructor',
  "o'neil@example",
  '"quoted\\"',
  'Ёжик 🦔',
  '$',
  '￿',
  'x'.repeat(128),
];

/** What every store must do. */
export function describeStore(name: string, make: () => Store | Promise<Store>): void {
  describe(`The ${name} store`, () => {
    let store: Store;
    let customer: string;

    beforeEach(async () => {
      customer = `customer-${randomUUID()}`;
      store = await make();
    });

    describe('knows', () => {
      test('nothing of a stranger', async () => {
        const wanted = {
          book: true,
          entry: { scenario: 'abandoned-cart', key: 'cart-1' },
          event: { at: noon, id: 'event-1' },
          products: [`product-${randomUUID()}`],
        } as const;
        expect(await store.know(customer, wanted)).toEqual({ products: [] });
      });

      test('in one read the profile, the book, the entry, the event and the products', async () => {
        const product: Product = {
          productId: `product-${randomUUID()}`,
          price: { amount: 10, currency: 'EUR', moment: { at: noon, id: 'price-1' } },
          stock: { count: 3, moment: { at: noon, id: 'stock-1' } },
        };
        await store.saveProfile(someProfile(customer));
        await store.saveBook(someBook(customer, 1));
        await store.saveEntry(customer, someEntry(), undefined);
        await store.saveEvent(someEvent(customer));
        await store.saveProduct(product);
        const known = await store.know(customer, {
          book: true,
          entry: { scenario: 'abandoned-cart', key: 'cart-1' },
          event: { at: noon, id: 'event-1' },
          products: [product.productId, 'never heard of', product.productId],
        });
        expect(known).toEqual({
          profile: someProfile(customer),
          book: someBook(customer, 1),
          entry: someEntry(),
          event: someEvent(customer),
          products: [product],
        });
      });

      test('only what was wanted', async () => {
        await store.saveProfile(someProfile(customer));
        await store.saveBook(someBook(customer, 1));
        expect(await store.know(customer, {})).toEqual({ profile: someProfile(customer), products: [] });
      });

      test('products in the order in which they were wanted', async () => {
        const ids = ['b', 'c', 'a'].map((id) => `${id}-${randomUUID()}`);
        for (const productId of ids.toSorted())
          await store.saveProduct({ productId, stock: { count: 1, moment: { at: noon, id: 's' } } });
        const { products } = await store.know(customer, { products: ids });
        expect(products.map(({ productId }) => productId)).toEqual(ids);
      });
    });

    describe('replaces a version only by the next one', () => {
      test('a first profile is written once', async () => {
        expect(await store.saveProfile(someProfile(customer, { name: 'Ada' }))).toBe('written');
        expect(await store.saveProfile(someProfile(customer, { name: 'Eve' }))).toBe('conflict');
        expect((await store.know(customer, {})).profile?.name).toBe('Ada');
      });

      test('a profile read before another write is not written', async () => {
        await store.saveProfile(someProfile(customer));
        expect(await store.saveProfile(someProfile(customer, { version: 2, name: 'Ada' }))).toBe('written');
        expect(await store.saveProfile(someProfile(customer, { version: 2, name: 'Eve' }))).toBe('conflict');
        expect(await store.saveProfile(someProfile(customer, { version: 4, name: 'Eve' }))).toBe('conflict');
        expect((await store.know(customer, {})).profile).toMatchObject({ version: 2, name: 'Ada' });
      });

      test('a second version needs a first', async () => {
        expect(await store.saveBook(someBook(customer, 2))).toBe('conflict');
        expect((await store.know(customer, { book: true })).book).toBeUndefined();
      });

      test('of twenty claims at the same moment one is written', async () => {
        await store.saveBook(someBook(customer, 1));
        const claims = Array.from({ length: 20 }, (_, n) => someBook(customer, 2, `run-${n}`));
        const answers = await Promise.all(claims.map((claim) => store.saveBook(claim)));
        expect(answers.filter((answer) => answer === 'written')).toHaveLength(1);
        expect((await store.know(customer, { book: true })).book).toEqual(claims[answers.indexOf('written')]);
      });

      test('of two equal claims at the same moment one is written', async () => {
        const answers = await Promise.all([1, 2].map(() => store.saveBook(someBook(customer, 1))));
        expect(answers.toSorted()).toEqual(['conflict', 'written']);
      });
    });

    describe('lets one run hold an entry', () => {
      const later = someEntry({ run: 'run-2', execution: 'arn:execution-2' });

      test('the first to come', async () => {
        expect(await store.saveEntry(customer, someEntry(), undefined)).toBe('written');
        expect(await store.saveEntry(customer, later, undefined)).toBe('conflict');
      });

      test('a newer one in its place, and the older one no more', async () => {
        await store.saveEntry(customer, someEntry(), undefined);
        expect(await store.saveEntry(customer, later, someEntry())).toBe('written');
        const ended = someEntry({ endedAt: noonPlus(1000) });
        expect(await store.saveEntry(customer, ended, someEntry())).toBe('conflict');
        const { entry } = await store.know(customer, { entry: later });
        expect(entry).toEqual(later);
      });

      test('not a second execution of the same run', async () => {
        await store.saveEntry(customer, someEntry(), undefined);
        const repeat = someEntry({ execution: 'arn:execution-1-again' });
        expect(await store.saveEntry(customer, repeat, repeat)).toBe('conflict');
      });

      test('none in the place of nothing', async () => {
        expect(await store.saveEntry(customer, later, someEntry())).toBe('conflict');
      });

      test('and its holder may write that it has ended', async () => {
        await store.saveEntry(customer, someEntry(), undefined);
        const ended = someEntry({ endedAt: noonPlus(1000) });
        expect(await store.saveEntry(customer, ended, someEntry())).toBe('written');
        expect((await store.know(customer, { entry: ended })).entry?.endedAt).toBe(noonPlus(1000));
      });

      test('per scenario, key and customer', async () => {
        const stranger = `customer-${randomUUID()}`;
        const others = [someEntry({ key: 'cart-2' }), someEntry({ scenario: 'welcome' })];
        await store.saveEntry(customer, someEntry(), undefined);
        for (const other of others) expect(await store.saveEntry(customer, other, undefined)).toBe('written');
        expect(await store.saveEntry(stranger, someEntry(), undefined)).toBe('written');
      });

      test('of ten runs at the same moment one enters', async () => {
        const runs = Array.from({ length: 10 }, (_, n) =>
          someEntry({ run: `run-${n}`, execution: `arn:${n}` }),
        );
        const answers = await Promise.all(runs.map((run) => store.saveEntry(customer, run, undefined)));
        expect(answers.filter((answer) => answer === 'written')).toHaveLength(1);
      });
    });

    describe('hands out codes', () => {
      const owner = () => ({ customer, run: 'run-1', step: 'cart-offer' });

      test('to one owner each', async () => {
        const code = randomUUID();
        expect(await store.saveCode(code, owner())).toBe('written');
        expect(await store.saveCode(code, { ...owner(), customer: 'someone else' })).toBe('conflict');
        expect(await store.saveCode(code, { ...owner(), run: 'run-2' })).toBe('conflict');
        expect(await store.saveCode(code, { ...owner(), step: 'last-call' })).toBe('conflict');
      });

      test('again to the same owner, since a repeated Task repeats its code', async () => {
        const code = randomUUID();
        await store.saveCode(code, owner());
        expect(await store.saveCode(code, owner())).toBe('written');
      });
    });

    describe('keeps of a product', () => {
      let productId: string;
      const price = (amount: number, at: string, id = 'p') => ({
        productId,
        price: { amount, currency: 'EUR', moment: { at, id } },
      });
      const stock = (count: number, at: string, id = 's') => ({
        productId,
        stock: { count, moment: { at, id } },
      });
      const known = async () => (await store.know(customer, { products: [productId] })).products[0];

      beforeEach(() => {
        productId = `product-${randomUUID()}`;
      });

      test('the newest price, whatever came last', async () => {
        for (const [amount, hour] of [
          [20, 2],
          [30, 3],
          [10, 1],
        ] as const)
          await store.saveProduct(price(amount, noonPlus(hour * 1000)));
        expect(await known()).toEqual(price(30, noonPlus(3000)));
      });

      test('price and stock each by their own moment', async () => {
        await store.saveProduct(stock(5, noonPlus(2000)));
        await store.saveProduct({ ...price(10, noonPlus(3000)), ...stock(9, noonPlus(1000)) });
        expect(await known()).toEqual({ ...price(10, noonPlus(3000)), ...stock(5, noonPlus(2000)) });
      });

      test('of two moments at the same time the one with the later id', async () => {
        await store.saveProduct(stock(2, noon, 'b'));
        await store.saveProduct(stock(1, noon, 'a'));
        expect(await known()).toEqual(stock(2, noon, 'b'));
      });

      test('the newest even when all come at once', async () => {
        await Promise.all([3, 1, 4, 2, 5].map((n) => store.saveProduct(stock(n, noonPlus(n)))));
        expect(await known()).toEqual(stock(5, noonPlus(5)));
      });
    });

    describe('tells the timeline', () => {
      test('newest first, events and steps together', async () => {
        await store.saveEvent(someEvent(customer, { id: 'first', at: noonPlus(0) }));
        await store.saveStep(customer, someStep({ step: 'second', at: noonPlus(1) }));
        await store.saveEvent(someEvent(customer, { id: 'third', at: noonPlus(2) }));
        await store.saveStep(customer, someStep({ step: 'fourth', at: noonPlus(3) }));
        const told = await store.timeline(customer, 10);
        expect(told.map((item) => ('step' in item ? item.step : item.id))).toEqual([
          'fourth',
          'third',
          'second',
          'first',
        ]);
      });

      test('no longer than asked, and the newest of it', async () => {
        for (let n = 0; n < 5; n++) {
          await store.saveEvent(someEvent(customer, { id: `event-${n}`, at: noonPlus(n * 10) }));
          await store.saveStep(customer, someStep({ step: `step-${n}`, at: noonPlus(n) }));
        }
        const told = await store.timeline(customer, 3);
        expect(told.map((item) => ('step' in item ? item.step : item.id))).toEqual([
          'event-4',
          'event-3',
          'event-2',
        ]);
        expect(await store.timeline(customer, 0)).toEqual([]);
      });

      test('in full, however long the events are', async () => {
        for (let n = 0; n < 20; n++)
          await store.saveEvent(
            someEvent(customer, { id: `event-${n}`, at: noonPlus(n), path: 'x'.repeat(63 * 1024) }),
          );
        expect(await store.timeline(customer, 20)).toHaveLength(20);
      });

      test('each event and each step once, however often they were saved', async () => {
        await Promise.all([1, 2, 3].map(() => store.saveEvent(someEvent(customer))));
        await Promise.all([1, 2, 3].map(() => store.saveStep(customer, someStep())));
        await store.saveStep(customer, someStep({ at: noonPlus(1) }));
        expect(await store.timeline(customer, 10)).toHaveLength(3);
      });

      test('of this customer only, without what else is kept', async () => {
        await store.saveProfile(someProfile(customer));
        await store.saveBook(someBook(customer, 1));
        await store.saveEntry(customer, someEntry(), undefined);
        await store.saveEvent(someEvent(`${customer}#event`));
        await store.saveStep(`${customer}0`, someStep());
        expect(await store.timeline(customer, 10)).toEqual([]);
      });
    });

    describe('takes whatever apps send', () => {
      test.each(oddIds)('the id %j', async (id) => {
        const odd = `${customer} ${id}`;
        const productId = `${id}-${randomUUID()}`;
        await store.saveProfile(someProfile(odd));
        await store.saveEntry(odd, someEntry({ key: id }), undefined);
        await store.saveEvent(someEvent(odd, { id }));
        await store.saveStep(odd, someStep({ run: id }));
        await store.saveProduct({ productId, stock: { count: 1, moment: { at: noon, id } } });
        expect(
          await store.know(odd, {
            entry: { scenario: 'abandoned-cart', key: id },
            event: { at: noon, id },
            products: [productId],
          }),
        ).toEqual({
          profile: someProfile(odd),
          entry: someEntry({ key: id }),
          event: someEvent(odd, { id }),
          products: [{ productId, stock: { count: 1, moment: { at: noon, id } } }],
        });
        expect(await store.timeline(odd, 10)).toHaveLength(2);
        expect(await store.know(customer, {})).toEqual({ products: [] });
      });

      test('properties of any depth, size and name', async () => {
        let deep: unknown = 'bottom';
        for (let n = 0; n < 50; n++) deep = { deep };
        const odd: CustomerEvent = {
          ...someEvent(customer),
          name: 'page.viewed',
          properties: {
            path: '/',
            '': 'no name',
            empty: '',
            none: null,
            list: [],
            big: 1e300,
            exact: 2 ** 60,
            deep,
          },
        };
        await store.saveEvent(odd);
        expect((await store.know(customer, { event: odd })).event).toEqual(odd);
      });

      test('attributes of any name', async () => {
        const odd = someProfile(customer, { attributes: { '': 'no name', 'a.b': 1e300, '#': true } });
        await store.saveProfile(odd);
        expect((await store.know(customer, {})).profile).toEqual(odd);
      });

      test('rejections of what was not an event', async () => {
        const rejection = { id: randomUUID(), at: noon, reason: 'no name', excerpt: '{"nam' };
        await expect(store.saveRejection(rejection)).resolves.toBeUndefined();
      });
    });
  });
}

/** What every store must do that outlives the time a row is kept for. */
export function describeForgetting(name: string, make: (clock: Clock) => Store): void {
  describe(`The ${name} store forgets, though the rows may still be there,`, () => {
    let store: Store;
    let customer: string;
    let now: string;

    beforeEach(() => {
      now = noon;
      customer = `customer-${randomUUID()}`;
      store = make({ now: () => new Date(now) });
    });

    test('events and steps of more than 400 days ago', async () => {
      await store.saveEvent(someEvent(customer, { id: 'old' }));
      await store.saveStep(customer, someStep());
      await store.saveEvent(someEvent(customer, { id: 'young', at: noonPlus(2 * day) }));
      now = noonPlus(399 * day);
      expect(await store.timeline(customer, 10)).toHaveLength(3);
      now = noonPlus(401 * day);
      expect(await store.timeline(customer, 1)).toEqual([
        someEvent(customer, { id: 'young', at: noonPlus(2 * day) }),
      ]);
      expect(await store.timeline(customer, 10)).toHaveLength(1);
      expect(await store.know(customer, { event: { at: noon, id: 'old' } })).toEqual({ products: [] });
    });

    test('but never the profile, the book or the entry', async () => {
      await store.saveProfile(someProfile(customer));
      await store.saveBook(someBook(customer, 1));
      await store.saveEntry(customer, someEntry(), undefined);
      now = noonPlus(4000 * day);
      const known = await store.know(customer, { book: true, entry: someEntry() });
      expect(Object.keys(known).toSorted()).toEqual(['book', 'entry', 'products', 'profile']);
    });
  });
}

import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { newProfile } from '../../functions/core/profile/profile.ts';
import type {
  ConsentRecord,
  Due,
  Entry,
  Pauses,
  Product,
  Profile,
  SendBook,
  StepRecord,
  Waiting,
} from '../../functions/core/records/records.ts';
import { shardOf } from '../../functions/core/schedule/due.ts';
import { newBook } from '../../functions/core/sendlog/send-book.ts';
import type { Store } from '../../functions/ports/store.ts';
import type { Clock } from '../../functions/ports/world/clock.ts';
import type { CustomerEvent } from '../../statemachines/language/events.ts';

const day = 24 * 60 * 60 * 1000;
/** When the contract's stories happen; a store with a clock is given this one. */
export const noon = '2026-11-20T12:00:00.000Z';
const noonPlus = (ms: number) => new Date(Date.parse(noon) + ms).toISOString();

const someProfile = (customer: string, more: Partial<Profile> = {}): Profile => ({
  ...newProfile(customer),
  version: 1,
  ...more,
});

const someBook = (customer: string, version: number, run = 'run-1'): SendBook => ({
  ...newBook(customer),
  version,
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

const someConsent = (more: Partial<ConsentRecord> = {}): ConsentRecord => ({
  at: noon,
  event: 'event-1',
  channel: 'email',
  state: 'given',
  proof: { text: 'Yes, letters please', version: '3', form: 'checkout' },
  ...more,
});

const someWaiting = (
  customer: string,
  more: { step?: string; execution?: string; token?: string; until?: string } = {},
): Waiting => ({
  customer,
  token: more.token ?? 'token-1',
  at: noon,
  until: more.until ?? noonPlus(2 * day),
  call: {
    task: 'listen',
    call: {
      execution: more.execution ?? 'arn:execution-1',
      order: {
        version: 1,
        scenario: {
          id: 'abandoned-cart',
          entry: { per: 'key', repeated: 'latest wins', longestSeconds: 3600 },
          exits: [],
          still: {},
        },
        step: more.step ?? 'bought?',
        events: [{ event: 'order.placed', sameKey: false }],
        since: 'trigger',
        answers: { 'order.placed': { last: true } },
      },
      run: {
        id: 'event-1',
        at: noon,
        name: 'cart.updated',
        customer,
        key: 'cart-1',
        facts: { nth: 1, orders: 0, traffic: 'customer', reachable: true },
      },
    },
  },
});

const someDue = (customer: string, more: Partial<Due> = {}): Due => ({
  day: '2026-11-27',
  scenario: 'birthday',
  customer,
  key: 'customer',
  since: { at: noon, id: 'event-1' },
  ...more,
});

/** All that is due in one shard, page by page, and how many there were on each page. */
async function readDues(store: Store, due: string, shard: number) {
  const dues: Due[] = [];
  const pages: number[] = [];
  let from: string | undefined;
  do {
    const page = await store.dues(due, shard, from);
    dues.push(...page.dues);
    pages.push(page.dues.length);
    from = page.next;
  } while (from !== undefined);
  return { dues, pages };
}

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
          goods: { at: noon, id: 'event-0' },
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

      test('the event that lists the goods, be it another or the same', async () => {
        const trigger = someEvent(customer, { id: 'event-2', at: noonPlus(1) });
        await store.saveEvent(someEvent(customer));
        await store.saveEvent(trigger);
        expect(await store.know(customer, { event: trigger, goods: { at: noon, id: 'event-1' } })).toEqual({
          event: trigger,
          goods: someEvent(customer),
          products: [],
        });
        expect(await store.know(customer, { event: trigger, goods: trigger })).toEqual({
          event: trigger,
          goods: trigger,
          products: [],
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
        expect(await known()).toMatchObject(price(30, noonPlus(3000)));
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

    describe('keeps consents', () => {
      test('oldest first, whatever came last, each with its proof', async () => {
        const withdrawn = someConsent({ at: noonPlus(2), event: 'event-3', state: 'withdrawn', how: 'link' });
        const given = [someConsent(), someConsent({ at: noonPlus(1), event: 'event-2' })];
        for (const record of [withdrawn, ...given]) await store.saveConsent(customer, record);
        expect(await store.consents(customer)).toEqual([...given, withdrawn]);
      });

      test('of one event for each channel and purpose, and each once', async () => {
        const records = [
          someConsent(),
          someConsent({ purpose: 'news' }),
          someConsent({ purpose: 'offers' }),
          someConsent({ channel: 'sms' }),
        ];
        for (const record of [...records, ...records]) await store.saveConsent(customer, record);
        expect(await store.consents(customer)).toHaveLength(records.length);
        expect(await store.consents(`${customer}0`)).toEqual([]);
      });
    });

    describe('keeps waiting Tasks', () => {
      test('one for each execution and step, until it is removed', async () => {
        const waitings = [
          someWaiting(customer),
          someWaiting(customer, { step: 'reviewed?' }),
          someWaiting(customer, { execution: 'arn:execution-2' }),
        ] as const;
        for (const waiting of waitings) await store.saveWaiting(waiting);
        const found = await store.waitings(customer);
        expect(found).toHaveLength(3);
        expect(found).toEqual(expect.arrayContaining([...waitings]));
        await store.removeWaiting(waitings[1]);
        await store.removeWaiting(waitings[1]);
        expect(await store.waitings(customer)).toHaveLength(2);
      });

      test('the newer token in the place of the older one', async () => {
        await store.saveWaiting(someWaiting(customer));
        await store.saveWaiting(someWaiting(customer, { token: 'token-2' }));
        expect((await store.waitings(customer)).map(({ token }) => token)).toEqual(['token-2']);
        // Whoever answered the older one leaves the newer alone.
        await store.removeWaiting(someWaiting(customer));
        expect((await store.waitings(customer)).map(({ token }) => token)).toEqual(['token-2']);
      });

      test('of this customer only', async () => {
        await store.saveWaiting(someWaiting(customer));
        expect(await store.waitings(`${customer}0`)).toEqual([]);
      });
    });

    describe('keeps who is due', () => {
      let due: string;
      let shard: number;

      beforeEach(() => {
        // A day of its own for each story: all stories share the table.
        due = noonPlus(Math.floor(Math.random() * 1e6) * day).slice(0, 10);
        shard = shardOf(customer);
      });

      test('by day and shard', async () => {
        const row = someDue(customer, { day: due });
        await store.saveDue(row);
        expect((await readDues(store, due, shard)).dues).toEqual([row]);
        expect((await readDues(store, due, (shard + 1) % 16)).dues).toEqual([]);
        expect((await readDues(store, '1999-12-31', shard)).dues).toEqual([]);
      });

      test('each scenario, customer and key once, until it is removed', async () => {
        const rows = [
          someDue(customer, { day: due }),
          someDue(customer, { day: due, key: 'order-1' }),
          someDue(customer, { day: due, scenario: 'renewal' }),
        ] as const;
        for (const row of [...rows, ...rows]) await store.saveDue(row);
        const later = { ...rows[0], since: { at: noonPlus(1), id: 'event-9' } };
        await store.saveDue(later);
        const { dues } = await readDues(store, due, shard);
        expect(dues).toHaveLength(3);
        expect(dues).toEqual(expect.arrayContaining([later, rows[1], rows[2]]));
        await store.removeDue(rows[0]);
        await store.removeDue(rows[0]);
        expect((await readDues(store, due, shard)).dues).toHaveLength(2);
      });

      test('apart, whatever signs are in an id', async () => {
        // Of one shard, so that nothing but the signs could take one for another.
        const name = Array.from({ length: 1e5 }, (_, n) => `a${n}`).find((id) =>
          [`${id}#b`, `${id}%23b`].every((other) => shardOf(other) === shardOf(id)),
        );
        const rows = [
          someDue(`${name}#b`, { day: due, key: 'c' }),
          someDue(`${name}`, { day: due, key: 'b#c' }),
          someDue(`${name}%23b`, { day: due, key: 'c' }),
          someDue('\u0000', { day: due }),
          someDue('語'.repeat(128), { day: due, key: '語'.repeat(128) }),
        ];
        for (const row of rows) await store.saveDue(row);
        const shards = await Promise.all(
          Array.from({ length: 16 }, (_, index) => readDues(store, due, index)),
        );
        const found = shards.flatMap(({ dues }) => dues);
        expect(found).toHaveLength(rows.length);
        expect(found).toEqual(expect.arrayContaining(rows));
      });

      test('in pages of a hundred, each row on one page, though rows go meanwhile', async () => {
        const rows = Array.from({ length: 250 }, (_, n) =>
          someDue(customer, { day: due, key: `order-${n}` }),
        );
        await Promise.all(rows.map((row) => store.saveDue(row)));
        const { dues, pages } = await readDues(store, due, shard);
        expect(pages.slice(0, 3)).toEqual([100, 100, 50]);
        expect(new Set(dues.map(({ key }) => key)).size).toBe(250);

        const first = await store.dues(due, shard);
        for (const row of first.dues) await store.removeDue(row);
        const second = await store.dues(due, shard, first.next);
        expect(second.dues).toEqual(dues.slice(100, 200));
      });
    });

    describe('keeps who has a contact', () => {
      test('all customers of one contact, each once, until they are removed', async () => {
        const contact = randomUUID();
        for (const known of ['ada', 'eve', 'ada', '#']) await store.saveContact(contact, known);
        expect((await store.customersOf(contact)).toSorted()).toEqual(['#', 'ada', 'eve']);
        await store.removeContact(contact, 'ada');
        await store.removeContact(contact, 'ada');
        expect((await store.customersOf(contact)).toSorted()).toEqual(['#', 'eve']);
        expect(await store.customersOf(`${contact}0`)).toEqual([]);
      });
    });

    describe('shows a customer everything', () => {
      test('but tokens', async () => {
        await store.saveProfile(someProfile(customer));
        await store.saveBook(someBook(customer, 1));
        await store.saveEntry(customer, someEntry(), undefined);
        await store.saveConsent(customer, someConsent());
        await store.saveEvent(someEvent(customer));
        await store.saveStep(customer, someStep({ at: noonPlus(1) }));
        await store.saveWaiting(someWaiting(customer));
        expect(await store.everything(customer)).toEqual({
          profile: someProfile(customer),
          book: someBook(customer, 1),
          entries: [someEntry()],
          codes: [],
          consents: [someConsent()],
          timeline: [someStep({ at: noonPlus(1) }), someEvent(customer)],
        });
      });

      test('of a stranger nothing', async () => {
        expect(await store.everything(customer)).toEqual({
          entries: [],
          codes: [],
          consents: [],
          timeline: [],
        });
      });
    });

    describe('erases a customer', () => {
      test('but the profile and its version, and nobody else', async () => {
        const stranger = `${customer}0`;
        for (const known of [customer, stranger]) {
          await store.saveProfile(someProfile(known));
          await store.saveBook(someBook(known, 1));
          await store.saveEntry(known, someEntry(), undefined);
          await store.saveConsent(known, someConsent());
          await store.saveWaiting(someWaiting(known));
          // More than one batch of deletes.
          for (let n = 0; n < 40; n++)
            await store.saveEvent(someEvent(known, { id: `event-${n}`, at: noonPlus(n) }));
          for (let n = 0; n < 20; n++) await store.saveStep(known, someStep({ at: noonPlus(n) }));
        }
        const before = await store.everything(stranger);
        await store.erase(customer);
        await store.erase(customer);
        expect(await store.everything(customer)).toEqual({
          profile: someProfile(customer),
          entries: [],
          codes: [],
          consents: [],
          timeline: [],
        });
        expect(await store.waitings(customer)).toEqual([]);
        expect(await store.everything(stranger)).toEqual(before);
        expect(await store.waitings(stranger)).toHaveLength(1);
        expect(await store.saveProfile(someProfile(customer, { version: 2 }))).toBe('written');
        expect(await store.saveBook(someBook(customer, 1))).toBe('written');
      });

      test('with the codes handed out, which another may then have', async () => {
        const code = randomUUID();
        const others = randomUUID();
        const owner = { customer, run: 'run-1', step: 'cart-offer' };
        const another = { ...owner, customer: 'another' };
        await store.saveCode(code, owner);
        await store.saveCode(others, another);
        const [booking] = someBook(customer, 1).bookings;
        if (booking === undefined) throw new Error('the book has a booking');
        const offer = { code, percent: 10, until: noonPlus(day) };
        await store.saveBook({ ...someBook(customer, 1), bookings: [booking, { ...booking, offer }] });
        await store.erase(customer);
        expect(await store.saveCode(code, another)).toBe('written');
        expect(await store.saveCode(others, owner)).toBe('conflict');
      });

      test('whom nobody knows', async () => {
        await expect(store.erase(customer)).resolves.toBeUndefined();
        expect(await store.know(customer, { book: true })).toEqual({ products: [] });
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

/** What every store must do about the rows that there is only one of; `make` gives an empty store. */
export function describeSingleRows(name: string, make: () => Store | Promise<Store>): void {
  describe(`The ${name} store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await make();
    });

    test('remembers the last day that was swept', async () => {
      expect(await store.sweptDay()).toBeUndefined();
      await store.saveSweptDay('2026-11-20');
      await store.saveSweptDay('2026-11-21');
      expect(await store.sweptDay()).toBe('2026-11-21');
    });

    test('keeps what people have paused, and of two at once the first', async () => {
      const pause = (version: number, why: string): Pauses => ({
        version,
        marketing: { since: noon, why },
        scenarios: {},
        messages: {},
      });
      expect(await store.pauses()).toBeUndefined();
      expect(await store.know('ada', { pauses: true })).toEqual({ products: [] });
      expect(await store.savePauses(pause(2, 'too early'))).toBe('conflict');
      const answers = await Promise.all([1, 2, 3].map(() => store.savePauses(pause(1, 'a wrong price'))));
      expect(answers.toSorted()).toEqual(['conflict', 'conflict', 'written']);
      expect(await store.savePauses(pause(2, 'complaints'))).toBe('written');
      expect(await store.savePauses(pause(2, 'another'))).toBe('conflict');
      expect(await store.pauses()).toEqual(pause(2, 'complaints'));
      expect(await store.know('ada', { pauses: true })).toEqual({
        pauses: pause(2, 'complaints'),
        products: [],
      });
      expect(await store.know('ada', {})).toEqual({ products: [] });
    });
  });
}

/** What every store must do with Tasks whose time is over. */
export function describeWaitingsOver(name: string, make: (clock: Clock) => Store): void {
  test(`The ${name} store shows no waiting Task whose time is over`, async () => {
    let now = noon;
    const store = make({ now: () => new Date(now) });
    const customer = `customer-${randomUUID()}`;
    const later = someWaiting(customer, { step: 'later', until: noonPlus(2 * day) });
    await store.saveWaiting(someWaiting(customer, { step: 'soon', until: noonPlus(1000) }));
    await store.saveWaiting(later);
    expect(await store.waitings(customer)).toHaveLength(2);
    now = noonPlus(1000);
    expect(await store.waitings(customer)).toEqual([later]);
    now = noonPlus(2 * day);
    expect(await store.waitings(customer)).toEqual([]);
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

    test('even when it shows everything', async () => {
      await store.saveEvent(someEvent(customer));
      now = noonPlus(401 * day);
      expect((await store.everything(customer)).timeline).toEqual([]);
    });

    test('but never the profile, the book, the entry or a consent', async () => {
      await store.saveProfile(someProfile(customer));
      await store.saveBook(someBook(customer, 1));
      await store.saveEntry(customer, someEntry(), undefined);
      await store.saveConsent(customer, someConsent());
      now = noonPlus(4000 * day);
      expect(await store.consents(customer)).toHaveLength(1);
      const known = await store.know(customer, { book: true, entry: someEntry() });
      expect(Object.keys(known).toSorted()).toEqual(['book', 'entry', 'products', 'profile']);
    });
  });
}

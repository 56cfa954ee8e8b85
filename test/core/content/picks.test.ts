import { describe, expect, it } from 'vitest';
import { events } from '#map';
import { candidatesOf, choosePicks, repeatPicks, shelvesOf } from '../../../functions/core/content/picks.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Product, Profile } from '../../../functions/core/records/records.ts';
import type { CustomerEvent, LineItem } from '../../../statemachines/language/events.ts';
import type { RunState } from '../../../statemachines/language/tasks.ts';

const at = '2026-03-02T12:00:00.000Z';
const now = new Date('2026-03-12T12:00:00.000Z');
const moment = { at, id: 'told' };
const card = (productId: string, more: Partial<Product> = {}): Product => ({
  productId,
  title: productId,
  url: `https://shop.example.com/products/${productId}`,
  price: { amount: 10, currency: 'USD', moment },
  ...more,
});
const line = (productId: string, more: Partial<LineItem> = {}): LineItem => ({
  productId,
  title: productId,
  price: 10,
  quantity: 1,
  ...more,
});
const order = (...items: readonly LineItem[]): CustomerEvent => ({
  id: 'event-1',
  name: 'order.placed',
  at,
  customer: 'customer-1',
  key: 'order-1',
  properties: { orderId: 'order-1', currency: 'USD', total: 10, items: [...items] },
});
const run = (more: Partial<RunState> = {}): RunState => ({
  id: 'event-1',
  at,
  name: 'order.placed',
  customer: 'customer-1',
  key: 'order-1',
  facts: { nth: 1, orders: 1, traffic: 'customer', reachable: true },
  ...more,
});
const about = (event: CustomerEvent, more: Partial<Profile> = {}, products: readonly Product[] = []) => ({
  run: run(),
  event,
  profile: { ...newProfile('customer-1'), ...more },
  products,
  now,
  events,
  shown: [] as readonly string[],
});
const ids = (products: readonly Product[]) => products.map(({ productId }) => productId);
const choose = (products: readonly Product[], situation = about(order(line('fern'))), most = 6) =>
  ids(
    choosePicks('bought together', ids(products), most, {
      ...situation,
      products: [...situation.products, ...products],
    }),
  );

describe('What is picked', () => {
  it('is the best of the candidates, and no more than wanted', () => {
    expect(choose([card('can'), card('pot'), card('pole')], undefined, 2)).toEqual(['can', 'pot']);
  });

  it.each<[string, Partial<Product>]>([
    ['sold out', { stock: { count: 0, moment } }],
    ['sensitive', { sensitive: true }],
    ['free of charge', { price: { amount: 0, currency: 'USD', moment } }],
  ])('is nothing %s', (_, more) => {
    expect(choose([card('can', more), card('pot')])).toEqual(['pot']);
  });

  it.each(['title', 'url', 'price'] as const)('is nothing without its %s', (field) => {
    const { [field]: _none, ...rest } = card('can');
    expect(choose([rest, card('pot')])).toEqual(['pot']);
  });

  it('is nothing that nobody knows', () => {
    const situation = about(order(line('fern')));
    expect(choosePicks('bought together', ['gone'], 6, situation)).toEqual([]);
  });

  it('is neither in the order, nor bought recently, nor does the same job', () => {
    const fern = card('fern', { substitutes: ['ivy'] });
    const situation = about(
      order(line('fern')),
      { bought: [{ productId: 'pot', at: '2026-01-02T12:00:00.000Z' }] },
      [fern],
    );
    const others = [
      card('ivy'),
      card('pot'),
      card('palm', { substitutes: ['fern'] }),
      card('urn', { substitutes: ['pot'] }),
    ];
    expect(choose([fern, ...others, card('can')], situation)).toEqual(['can']);
  });

  it('is a consumable again once it has run out', () => {
    const bought = (on: string) => about(order(line('fern')), { bought: [{ productId: 'feed', at: on }] });
    const feed = card('feed', { lastsDays: 30 });
    expect(choose([feed], bought('2026-02-20T12:00:00.000Z'))).toEqual([]);
    expect(choose([feed], bought('2026-01-20T12:00:00.000Z'))).toEqual(['feed']);
  });

  it('is nothing that the run has shown before', () => {
    expect(choose([card('can'), card('pot')], { ...about(order(line('fern'))), shown: ['can'] })).toEqual([
      'pot',
    ]);
  });

  it('is shown again as it was, but for what has sold out', () => {
    const products = [card('can'), card('pot', { stock: { count: 0, moment } })];
    expect(ids(repeatPicks(['pot', 'can', 'gone'], products))).toEqual(['can']);
  });
});

describe('Where it is looked for', () => {
  it('for an order: the dearest of its goods, four at most', () => {
    const lines = Array.from({ length: 12 }, (_, n) => line(`p${n}`, { price: n + 1 }));
    expect(shelvesOf('bought together', about(order(...lines))).map(({ of }) => of)).toEqual([
      'p11',
      'p10',
      'p9',
      'p8',
    ]);
  });

  it('for a product: itself', () => {
    const situation = { ...about(order()), run: run({ name: 'product.saved', key: 'fern' }) };
    expect(shelvesOf('bought later', situation)).toEqual([{ list: 'later', of: 'fern' }]);
  });

  it('by category: of the goods, then of the customer’s interest, then in the whole shop', () => {
    const interests = [
      { productId: 'can', category: 'tools', score: 3, at, viewed: [], seconds: 0 },
      { productId: 'book', score: 9, at, viewed: [], seconds: 0 },
    ];
    const situation = about(order(line('fern', { category: 'plants' })), { interests });
    expect(shelvesOf('best-selling', situation)).toEqual([
      { list: 'sold', of: 'plants' },
      { list: 'sold', of: 'tools' },
      { list: 'sold', of: '' },
    ]);
    expect(shelvesOf('looked at', situation)).toEqual([]);
    expect(candidatesOf('looked at', situation, [])).toEqual(['book', 'can']);
  });

  it('of several products by the sum of their orders', () => {
    const rankings = [
      [
        { productId: 'can', orders: 5 },
        { productId: 'pot', orders: 4 },
      ],
      [{ productId: 'pot', orders: 4 }],
    ];
    expect(candidatesOf('bought together', about(order(line('fern'))), rankings)).toEqual(['pot', 'can']);
  });

  it('among consumables: what runs out within ten days and was not bought again', () => {
    const products = [
      card('feed', { lastsDays: 15 }),
      card('soil', { lastsDays: 90 }),
      card('spray', { lastsDays: 12 }),
      card('salts', { lastsDays: 14 }),
    ];
    const event = order(line('feed'), line('soil'), line('spray'), line('salts'), line('pot'));
    const bought = [{ productId: 'salts', at: '2026-03-10T12:00:00.000Z', before: [at] }];
    const situation = about(event, { bought }, products);
    expect(candidatesOf('running out', situation, [])).toEqual(['spray', 'feed']);
    expect(ids(choosePicks('running out', ['spray', 'feed'], 3, situation))).toEqual(['spray', 'feed']);
  });
});

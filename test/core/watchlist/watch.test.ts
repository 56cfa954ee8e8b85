import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../functions/core/profile/apply-event.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Product, Profile } from '../../../functions/core/records/records.ts';
import {
  changeRows,
  changesWatches,
  follow,
  joinWatched,
  newWatched,
  rowsOf,
  subjects,
  type Watched,
  watchShardOf,
} from '../../../functions/core/watchlist/watch.ts';
import { watchShards } from '../../../statemachines/language/announcement.ts';
import type { CustomerEvent, EventName, Properties } from '../../../statemachines/language/events.ts';
import { contextIn } from '../shop-in.ts';

const at = (day: number): string => new Date(Date.UTC(2026, 2, 1 + day, 12)).toISOString();
let told = 0;
const event = <E extends EventName>(name: E, day: number, properties: Properties<E>): CustomerEvent =>
  ({
    id: `event-${++told}`,
    name,
    at: at(day),
    customer: 'anna',
    key: 'p',
    properties,
  }) as CustomerEvent; // name and properties belong together by the signature

interface Life {
  readonly profile: Profile;
  readonly watched: Watched;
}
const born: Life = { profile: newProfile('anna'), watched: newWatched('anna') };
const live = (events: readonly CustomerEvent[], products: readonly Product[] = [], life = born): Life =>
  events.reduce(({ profile: before, watched }, one) => {
    const profile = applyEvent(before, one, contextIn('USD'));
    return {
      profile,
      watched: changesWatches(one, profile) ? follow(watched, one, profile, products) : watched,
    };
  }, life);
const interests = ({ watched }: Life) =>
  watched.watches.map(({ subject, interest }) => `${interest} ${subject}`);
const item = { productId: 'p', title: 'P', price: 10, quantity: 1 };
const tree: Product = {
  productId: 'p',
  category: 'trees',
  price: { amount: 12, currency: 'USD', moment: { at: at(0), id: 'x' } },
};

describe('What a visitor watches', () => {
  const asks = (customer: string, day: number): Watched => ({
    customer,
    version: 1,
    watches: [
      {
        subject: subjects.asked('p', 'M'),
        interest: 'requested',
        variant: 'M',
        since: at(day),
        until: at(day + 180),
      },
    ],
  });

  it('is the customer’s after the joining, at the earlier place in the queue of the two', () => {
    expect(joinWatched(newWatched('anna'), asks('visitor', 1), at(9)).watches).toEqual(
      asks('anna', 1).watches,
    );
    for (const [anna, visitor] of [
      [5, 1],
      [1, 5],
    ] as const) {
      const before = asks('anna', anna);
      const after = joinWatched(before, asks('visitor', visitor), at(9));
      expect(after.watches.map(({ since }) => since)).toEqual([at(1)]);
      // The row of the later place goes.
      expect(changeRows(before, after).remove.map(({ since }) => since)).toEqual(anna === 1 ? [] : [at(5)]);
    }
  });

  it('is nothing new when it is joined a second time', () => {
    const joined = joinWatched(newWatched('anna'), asks('visitor', 1), at(9));
    expect(joinWatched(joined, asks('visitor', 1), at(9))).toBe(joined);
  });
});

describe('What a customer watches', () => {
  it('is what was carted, saved and asked about, with what was seen and for how long', () => {
    const { watched } = live(
      [
        event('cart.updated', 0, { cartId: 'c', currency: 'USD', items: [item] }),
        event('product.saved', 1, { productId: 'p' }),
        event('product.requested', 2, { productId: 'p', wants: 'back', variant: 'M', channel: 'sms' }),
        event('product.requested', 2, { productId: 'p', wants: 'cheaper' }),
      ],
      [tree],
    );
    expect(watched.watches).toMatchObject([
      { subject: 'product#p', interest: 'carted', until: at(60), seen: { price: 10, currency: 'USD' } },
      { subject: 'category#trees' },
      { subject: 'product#p', interest: 'saved', until: at(61) },
      {
        subject: subjects.asked('p', 'M'),
        interest: 'requested',
        until: at(182),
        channel: 'sms',
        since: at(2),
      },
      { subject: 'product#p', interest: 'requested', until: at(182) },
    ]);
    // One row of each subject, with the strongest interest.
    expect(rowsOf(watched).map(({ subject, interest }) => [subject, interest])).toEqual([
      ['product#p', 'requested'],
      ['category#trees', 'viewed'],
      [subjects.asked('p', 'M'), 'requested'],
    ]);
  });

  it('is what was looked at on two days of the last 30', () => {
    const looks = (day: number) =>
      event('product.viewed', day, { productId: 'p', price: 9, currency: 'USD' });
    expect(interests(live([looks(0), looks(0)]))).toEqual([]);
    expect(interests(live([looks(0), looks(40)]))).toEqual([]);
    expect(live([looks(0), looks(20)]).watched.watches).toMatchObject([
      { interest: 'viewed', until: at(50), seen: { price: 9, currency: 'USD' } },
    ]);
  });

  it('is not written again for every change of a cart, but when another price was seen', () => {
    const carts = (day: number, price = 10) =>
      event('cart.updated', day, { cartId: 'c', currency: 'USD', items: [{ ...item, price }] });
    const first = live([carts(0)]);
    expect(live([carts(1), carts(3)], [], first).watched).toBe(first.watched);
    expect(live([carts(1, 11)], [], first).watched.watches[0]?.seen?.price).toBe(11);
    expect(live([carts(10)], [], first).watched.watches[0]).toMatchObject({ until: at(70), since: at(0) });
  });

  it('ends with what ends it', () => {
    const before = [
      event('product.saved', 0, { productId: 'p' }),
      event('product.requested', 0, { productId: 'p', wants: 'back', variant: 'M' }),
      event('product.requested', 0, { productId: 'p', wants: 'back', variant: 'L' }),
    ];
    const endedBy = (end: CustomerEvent) => interests(live([...before, end]));
    const [saved, medium, large] = [
      'saved product#p',
      `requested ${subjects.asked('p', 'M')}`,
      `requested ${subjects.asked('p', 'L')}`,
    ];
    expect(endedBy(event('product.unsaved', 1, { productId: 'p' }))).toEqual([medium, large]);
    expect(endedBy(event('product.request-ended', 1, { productId: 'p', variant: 'M' }))).toEqual([
      saved,
      large,
    ]);
    expect(endedBy(event('product.request-ended', 1, { productId: 'p' }))).toEqual([saved]);
    const order = {
      orderId: 'o',
      currency: 'USD',
      total: 10,
      items: [{ ...item, variant: 'L', category: 'trees' }],
    };
    expect(endedBy(event('order.placed', 1, order))).toEqual([medium, 'bought category#trees']);
    // What is told late of a time before ends nothing.
    expect(endedBy(event('product.unsaved', -1, { productId: 'p' }))).toEqual([saved, medium, large]);
  });

  it('is bounded: what ends first goes, with its row', () => {
    const items = Array.from({ length: 70 }, (_, n) => ({ ...item, productId: `p-${n}` }));
    const saved = live([event('product.saved', -1, { productId: 'first' })]);
    const { watched } = live([event('cart.updated', 0, { cartId: 'c', currency: 'USD', items })], [], saved);
    expect(watched.watches).toHaveLength(60);
    const { write, remove } = changeRows(saved.watched, watched);
    expect(write).toHaveLength(60);
    expect(remove.map(({ subject }) => subject)).toEqual(['product#first']);
    expect(JSON.stringify(watched).length).toBeLessThan(15_000);
  });

  it('lies in one of the shards, evenly', () => {
    const counts = Array.from({ length: watchShards }, () => 0);
    for (let n = 0; n < 16_000; n++) {
      const shard = watchShardOf(`customer-${n}`);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });
});

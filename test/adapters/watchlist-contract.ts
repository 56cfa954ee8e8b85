import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { subjects, type Watcher, watchShardOf } from '../../functions/core/watchlist/watch.ts';
import type { Store } from '../../functions/ports/store.ts';
import type { Clock } from '../../functions/ports/world/clock.ts';
import { watchersInPage, watchShards } from '../../statemachines/language/announcement.ts';

export const watchedAt = '2026-11-20T12:00:00.000Z';
const later = (ms: number): string => new Date(Date.parse(watchedAt) + ms).toISOString();
const day = 24 * 3600 * 1000;

/** What every store does with watches and products, whatever it is made of. */
export function describeWatchlist(name: string, open: (clock: Clock) => Store): void {
  describe(`The watchlist in ${name}`, () => {
    let now = watchedAt;
    let store: Store;
    let product: string;
    beforeEach(() => {
      now = watchedAt;
      store = open({ now: () => new Date(now) });
      product = `product-${randomUUID()}`;
    });
    const watcher = (customer: string, more: Partial<Watcher> = {}): Watcher => ({
      customer,
      subject: subjects.product(product),
      interest: 'saved',
      since: watchedAt,
      until: later(60 * day),
      ...more,
    });
    const asked = (customer: string, ms: number, more: Partial<Watcher> = {}): Watcher =>
      watcher(customer, {
        subject: subjects.asked(product),
        interest: 'requested',
        since: later(ms),
        ...more,
      });
    const all = async (subject: string): Promise<readonly Watcher[]> =>
      (
        await Promise.all(Array.from({ length: watchShards }, (_, shard) => store.watchers(subject, shard)))
      ).flatMap(({ watchers }) => watchers);
    const names = (watchers: readonly Watcher[]) => watchers.map(({ customer }) => customer);

    test('keeps one row of a customer for a subject, in the shard of the customer', async () => {
      const two = [watcher('anna', { seen: { price: 10, currency: 'USD' } }), watcher('bert')];
      await store.saveWatchers(two);
      await store.saveWatchers([watcher('bert', { interest: 'carted' })]);
      const page = await store.watchers(subjects.product(product), watchShardOf('anna'));
      expect(page.watchers).toContainEqual(two[0]);
      expect(
        (await all(subjects.product(product))).toSorted((a, b) => (a.customer < b.customer ? -1 : 1)),
      ).toEqual([two[0], watcher('bert', { interest: 'carted' })]);
      expect(await all(subjects.product(`${product}#1`))).toEqual([]);
    });

    test('forgets those who are taken out, and those whose time is over', async () => {
      await store.saveWatchers([watcher('anna'), watcher('bert', { until: later(day) }), watcher('carl')]);
      await store.removeWatchers([watcher('carl'), watcher('nobody')]);
      expect(names(await all(subjects.product(product))).toSorted()).toEqual(['anna', 'bert']);
      now = later(2 * day);
      expect(names(await all(subjects.product(product)))).toEqual(['anna']);
    });

    test('reads a shard page by page, everybody once', async () => {
      const shard = watchShardOf('customer-0');
      const many = Array.from({ length: 40_000 }, (_, n) => `customer-${n}`)
        .filter((customer) => watchShardOf(customer) === shard)
        .slice(0, watchersInPage + 20);
      await store.saveWatchers(many.map((customer) => watcher(customer)));
      const first = await store.watchers(subjects.product(product), shard);
      expect(first.watchers).toHaveLength(watchersInPage);
      const second = await store.watchers(subjects.product(product), shard, first.next);
      expect(second.next).toBeUndefined();
      expect(names([...first.watchers, ...second.watchers]).toSorted()).toEqual(many.toSorted());
    });

    test('keeps a queue in the order in which they asked', async () => {
      const subject = subjects.asked(product);
      await store.saveWatchers([asked('carl', 3), asked('anna', 1), asked('bert', 2), asked('dora', 4)]);
      await store.saveWatchers([asked('emil', 1, { subject: subjects.asked(product, 'M') })]);
      const first = await store.queued(subject, 2);
      expect(names(first.watchers)).toEqual(['anna', 'bert']);
      await store.removeWatchers([asked('carl', 3)]);
      const second = await store.queued(subject, 10, first.next);
      expect(names(second.watchers)).toEqual(['dora']);
      expect(second.next).toBeUndefined();
    });

    test('keeps what a customer watches under its version, and tells it among everything', async () => {
      const customer = `customer-${randomUUID()}`;
      const watched = { customer, version: 1, watches: [] };
      expect(await store.know(customer, { watched: true })).toEqual({ products: [] });
      expect(await store.saveWatched(watched)).toBe('written');
      expect(await store.saveWatched(watched)).toBe('conflict');
      expect(await store.saveWatched({ ...watched, version: 2 })).toBe('written');
      expect((await store.know(customer, { watched: true })).watched?.version).toBe(2);
      expect((await store.know(customer, {})).watched).toBeUndefined();
      expect((await store.everything(customer)).watched?.version).toBe(2);
    });

    test('is erased with the customer, in shards and queues too', async () => {
      const customer = `customer-${randomUUID()}`;
      const rows = [watcher(customer), asked(customer, 1)];
      await store.saveWatchers([...rows, watcher('anna'), asked('anna', 2)]);
      const watches = rows.map(({ customer: _customer, ...watch }) => watch);
      await store.saveWatched({ customer, version: 1, watches });
      await store.erase(customer);
      expect(names(await all(subjects.product(product)))).toEqual(['anna']);
      expect(names((await store.queued(subjects.asked(product), 10)).watchers)).toEqual(['anna']);
      expect((await store.everything(customer)).watched).toBeUndefined();
    });

    test('of a product keeps the newest of every part, and answers how it stands', async () => {
      const [early, late] = [
        { at: later(1), id: 'a' },
        { at: later(2), id: 'b' },
      ];
      await store.saveProduct({ productId: product, title: 'New', fieldsAt: { title: late } });
      const now = await store.saveProduct({
        productId: product,
        title: 'Old',
        category: 'trees',
        fieldsAt: { title: early, category: early },
        price: { amount: 5, currency: 'USD', moment: early },
        variants: { M: { count: 0, moment: early } },
      });
      expect(now).toMatchObject({ title: 'New', category: 'trees', price: { amount: 5 } });
      const last = await store.saveProduct({
        productId: product,
        price: { amount: 4, currency: 'USD', moment: late },
        variants: { M: { count: 3, moment: late }, L: { count: 1, moment: late } },
      });
      expect(last).toMatchObject({
        price: { amount: 4, past: [{ amount: 5, until: late.at }] },
        variants: { M: { count: 3, out: { at: early.at, most: 0 } }, L: { count: 1 } },
      });
      expect(await store.products([product, 'never heard of'])).toEqual([last]);
    });
  });
}

import { watchersInPage } from '../../../statemachines/language/announcement.ts';
import {
  isQueue,
  placeInQueue,
  rowsOf,
  type Watched,
  type Watcher,
  watchShardOf,
} from '../../core/watchlist/watch.ts';
import type { WatcherPage, Watchlist } from '../../ports/catalogue/watchlist.ts';
import type { Clock } from '../../ports/world/clock.ts';

/** Who watches what, in memory; `asked` is told of each request. Without a `clock` no row expires. */
export function makeWatchlist(asked: () => void, clock?: Clock) {
  const watched = new Map<string, Watched>();
  const partitions = new Map<string, Map<string, Watcher>>();
  /** Names of rows in order, made anew after a row is added. */
  const orders = new Map<string, readonly string[]>();

  const place = (watcher: Watcher): readonly [partition: string, name: string] =>
    isQueue(watcher.subject)
      ? [watcher.subject, placeInQueue(watcher)]
      : [partitionOf(watcher.subject, watchShardOf(watcher.customer)), watcher.customer];
  const partitionOf = (subject: string, shard: number): string => `${subject}#${shard}`;

  function save(watcher: Watcher): void {
    const [partition, name] = place(watcher);
    const rows = partitions.get(partition) ?? new Map<string, Watcher>();
    if (!rows.has(name)) orders.delete(partition);
    partitions.set(partition, rows.set(name, watcher));
  }
  function remove(watcher: Watcher): void {
    const [partition, name] = place(watcher);
    if (partitions.get(partition)?.delete(name)) orders.delete(partition);
  }
  function read(partition: string, limit: number, from = ''): WatcherPage {
    const rows = partitions.get(partition) ?? new Map<string, Watcher>();
    const order = orders.get(partition) ?? [...rows.keys()].sort();
    orders.set(partition, order);
    const start = from === '' ? 0 : order.findIndex((name) => name > from);
    const names = start < 0 ? [] : order.slice(start, start + limit);
    const now = clock?.now().toISOString() ?? '';
    const last = names.at(-1);
    return {
      watchers: names.flatMap((name) => rows.get(name) ?? []).filter(({ until }) => until > now),
      ...(last === undefined || last === order.at(-1) ? {} : { next: last }),
    };
  }

  const port: Watchlist = {
    async saveWatched(next) {
      asked();
      if ((watched.get(next.customer)?.version ?? 0) !== next.version - 1) return 'conflict';
      watched.set(next.customer, next);
      return 'written';
    },
    async saveWatchers(watchers) {
      asked();
      for (const watcher of watchers) save(watcher);
    },
    async removeWatchers(watchers) {
      asked();
      for (const watcher of watchers) remove(watcher);
    },
    async watchers(subject, shard, from) {
      asked();
      return read(partitionOf(subject, shard), watchersInPage, from);
    },
    async queued(subject, limit, from) {
      asked();
      return read(subject, limit, from);
    },
  };
  return {
    port,
    of: (customer: string): Watched | undefined => watched.get(customer),
    forget(customer: string): void {
      const kept = watched.get(customer);
      if (kept !== undefined) for (const watcher of rowsOf(kept)) remove(watcher);
      watched.delete(customer);
    },
  };
}

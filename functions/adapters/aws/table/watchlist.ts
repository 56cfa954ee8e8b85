import { watchersInPage } from '../../../../statemachines/language/announcement.ts';
import type { Watcher } from '../../../core/watchlist/watch.ts';
import type { WatcherPage, Watchlist } from '../../../ports/catalogue/watchlist.ts';
import { versionBefore } from './conditions.ts';
import { queuePartition, watchedKey, watcherKey, watchPartition } from './keys.ts';
import { expireAfter, type RowPage, type Rows, readBody } from './rows.ts';

const readPage = ({ rows, next }: RowPage): WatcherPage => ({
  watchers: rows.map(readBody<Watcher>),
  ...(next === undefined ? {} : { next }),
});

/** Who watches what, in the table: rows that expire by themselves. */
export const makeWatchlist = (rows: Rows): Watchlist => ({
  saveWatched: (watched) =>
    rows.replace(
      watchedKey(watched.customer),
      watched,
      { version: watched.version },
      versionBefore(watched.version),
    ),
  saveWatchers: (watchers) =>
    rows.putAll(
      watchers.map((watcher) => ({
        key: watcherKey(watcher),
        record: watcher,
        ...expireAfter(0, watcher.until),
      })),
    ),
  removeWatchers: (watchers) => rows.removeAll(watchers.map(watcherKey)),
  watchers: async (subject, shard, from) =>
    readPage(
      await rows.queryPage({ pk: watchPartition(subject, shard) }, { limit: watchersInPage, after: from }),
    ),
  queued: async (subject, limit, from) =>
    readPage(await rows.queryPage({ pk: queuePartition(subject) }, { limit, after: from })),
});

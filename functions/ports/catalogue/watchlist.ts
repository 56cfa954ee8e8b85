import type { Watched, Watcher } from '../../core/watchlist/watch.ts';
import type { Written } from '../written.ts';

/** Who is to hear of a product or a category (see `subjects` in core/watch.ts). Expired rows are left out. */
export interface Watchlist {
  /** As for the profile: conditional on the version before. */
  saveWatched(watched: Watched): Promise<Written>;
  /** The same (subject, customer) once; where the subject is a queue, the same (subject, since, customer). */
  saveWatchers(watchers: readonly Watcher[]): Promise<void>;
  removeWatchers(watchers: readonly Watcher[]): Promise<void>;
  /** A page of one shard of a subject, in a stable order; `next` leads to the following page. */
  watchers(subject: string, shard: number, from?: string): Promise<WatcherPage>;
  /** So many of a queue at most, in the order in which they asked; `next` leads to those behind them. */
  queued(subject: string, limit: number, from?: string): Promise<WatcherPage>;
}

export interface WatcherPage {
  readonly watchers: readonly Watcher[];
  /** Absent when there is nothing behind. */
  readonly next?: string;
}

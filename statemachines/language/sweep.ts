/** The due index is cut into so many parts a day: more than a sweep works on at once, few enough to be cheap when empty. */
export const dueShards = 16;

/**
 * What the sweep's state machine asks of its function: which days are to be swept, one page of one shard of one
 * day, and to remember that a day is done.
 */
export type SweepCall =
  | { readonly do: 'list' }
  | { readonly do: 'shard'; readonly day: string; readonly shard: number; readonly from?: string }
  | { readonly do: 'close'; readonly days: readonly string[] };

/** `shards` is what the Map runs over. */
export interface SweepList {
  readonly days: readonly string[];
  readonly shards: readonly { readonly do: 'shard'; readonly day: string; readonly shard: number }[];
}

/** The next call for the same shard when `more`, else the shard is done. Counts are of this page. */
export interface SweepPage {
  readonly do: 'shard';
  readonly day: string;
  readonly shard: number;
  readonly from?: string;
  readonly more: boolean;
  readonly fired: number;
  readonly moved: number;
  readonly dropped: number;
}

/** When the sweep starts every day, in UTC: a new day has just begun where the clocks are furthest ahead. */
export const sweepTime = { hour: 10, minute: 5 } as const;

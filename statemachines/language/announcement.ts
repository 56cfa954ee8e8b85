import type { ShopEvent } from './events.ts';

/**
 * What is watched is cut into so many parts, by customer. A part is a partition of the table, which takes 1,000
 * writes a second: 16 of them take 16,000 customers a second who cart the same product. Of a million watchers each
 * holds 62,500, read in 125 pages; of a few, 16 empty reads are cheap. The number is for good: rows lie by it.
 */
export const watchShards = 16;

/**
 * Watchers in one page, told in one call of the function: 10 s at the pace of one shard, a third of the time that the
 * function has. A million watchers are 2,000 pages of 7 history events each (a Task that calls a function enters 5,
 * a Choice 2): 14,000 of the 25,000 that an execution has, with room for 2,000 retries.
 */
export const watchersInPage = 500;

/** Shards that are told at the same time, and how many customers a second in all: a million in under three hours. */
export const shardsToldAtOnce = 2;
export const toldPerSecond = 100;

/** A queue that is never served to its end stops after so many rounds: a week of them at two hours each. */
export const mostRounds = 84;

/** What the door says of the catalogue: many customers are to hear of it. No customer is named in it. */
export type Change = {
  /** The event that told of it. */
  readonly id: string;
  /** UTC. */
  readonly at: string;
} & (
  | {
      readonly name: Extract<ShopEvent, 'product.price-changed'>;
      readonly productId: string;
    }
  | {
      readonly name: Extract<ShopEvent, 'product.stock-changed'>;
      readonly productId: string;
      readonly variant?: string;
    }
  | {
      readonly name: Extract<ShopEvent, 'news.published'>;
      readonly batch: string;
      readonly title: string;
      readonly text: string;
      readonly url?: string;
      readonly image?: string;
      readonly categories: readonly string[];
    }
);
export const changeNames = [
  'product.price-changed',
  'product.stock-changed',
  'news.published',
] as const satisfies readonly Change['name'][];

/** Where the queue of those who asked stands. */
export interface Round {
  /** From 0. */
  readonly number: number;
  /** Which queue: that of the very variant, then that of any. */
  readonly queue: number;
  /** Whoever stands behind this in it. */
  readonly from?: string;
  /** So many may still be told in this round; counted anew in the next one. */
  readonly left?: number;
}

/**
 * What the announcement's state machine asks of its function: to tell those who asked for it, in their order; or one
 * page of one shard of the others.
 */
export type AnnounceCall =
  | { readonly do: 'asked'; readonly change: Change; readonly round?: Round }
  | {
      readonly do: 'others';
      readonly change: Change;
      /** UTC: of the events that are told. */
      readonly at: string;
      readonly shard: number;
      /** Which of the change's subjects, from 0. */
      readonly subject: number;
      readonly from?: string;
    };

/** `next` is read by the Choice behind it; `shards` is what the Map then runs over. */
export interface AskedAnswer {
  readonly do: 'asked';
  readonly change: Change;
  readonly round?: Round;
  readonly told: number;
  /** The same round goes on; the next one comes after some hours; the others are told; nobody else is. */
  readonly next: 'this round' | 'next round' | 'others' | 'nobody';
  readonly shards?: readonly Extract<AnnounceCall, { do: 'others' }>[];
}

/** The next call for the same shard when `more`, else the shard is done. */
export interface OthersAnswer {
  readonly do: 'others';
  readonly change: Change;
  readonly at: string;
  readonly shard: number;
  readonly subject: number;
  readonly from?: string;
  readonly told: number;
  readonly more: boolean;
}

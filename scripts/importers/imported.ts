import type { AppEvent } from '../../functions/ports/world/bus.ts';

/** A line that could not be used, and why; the rest of its file goes on. */
export interface Rejected {
  readonly line: number;
  readonly rejected: string;
}

/** Something that a line says, and when it happened (milliseconds since 1970). */
export interface Dated<T> {
  readonly line: number;
  readonly time: number;
  readonly value: T;
  /** Characters read for it: what it costs to hold. */
  readonly size: number;
}

export type Reading<T> = Dated<T> | Rejected;

/** An event, and the id of its delivery: a repeat delivers the same event once more. */
export interface Delivered {
  readonly delivery: string;
  readonly event: AppEvent;
}

export interface Readable {
  readonly file: string;
  readonly line: number;
  readonly time: number;
  readonly envelope: unknown;
}

/**
 * What `readEvents` brings of one line: an EventBridge envelope as an app would have put it on the bus, with its
 * time in milliseconds, or the reason why there is none.
 */
export type Imported = Readable | { readonly file: string; readonly line: number; readonly rejected: string };

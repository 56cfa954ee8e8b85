import type { Due } from '../../core/records/records.ts';

/** Who is due on which day, and how far the days have been gone through. */
export interface DueDates {
  /** The same (day, scenario, customer, key) once. */
  saveDue(due: Due): Promise<void>;
  /** A page of one shard of one day, in a stable order; `next` leads to the following page. */
  dues(day: string, shard: number, from?: string): Promise<DuePage>;
  removeDue(due: Due): Promise<void>;
  /** The last day that was swept to its end; none before the first sweep. */
  sweptDay(): Promise<string | undefined>;
  saveSweptDay(day: string): Promise<void>;
}

export interface DuePage {
  readonly dues: readonly Due[];
  readonly next?: string;
}

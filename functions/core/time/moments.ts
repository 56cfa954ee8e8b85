/** A moment with the event that made it; of two moments the later (`at`, then `id`) is the newer. */
export interface Moment {
  readonly at: string;
  readonly id: string;
}

/** The moment of an event. */
export const momentOf = ({ at, id }: Moment): Moment => ({ at, id });

/** Whether `a` is the newer of two moments; the id decides between events of the same instant. */
export const isNewer = (a: Moment, b: Moment | undefined): boolean =>
  b === undefined || a.at > b.at || (a.at === b.at && a.id > b.id);

/** A moment later by some seconds, as UTC ISO 8601 with milliseconds. */
export const later = (at: Date | string, seconds: number): string =>
  new Date((typeof at === 'string' ? Date.parse(at) : at.getTime()) + seconds * 1000).toISOString();

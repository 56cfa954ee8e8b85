export interface Clock {
  now(): Date;
}

/**
 * Lets a random part of so many milliseconds pass before something is tried again, so that those who met do not meet
 * again. In virtual time it is over at once, or takes real time in which the clock stands still.
 */
export type Backoff = (longest: number) => Promise<void>;

/** A length of time in whole seconds; made only by the functions below, so that a wait of nothing cannot be written. */
export interface Duration {
  readonly seconds: number;
}

/** A literal that is a whole number above zero; anything else becomes `never` and does not compile. */
export type Positive<N extends number> = number extends N
  ? N
  : `${N}` extends '0' | `-${string}` | `${string}.${string}`
    ? never
    : N;

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

function duration(count: number, unit: number, name: string): Duration {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`${name}(${count}): a duration is a whole number of ${name}, 1 or more`);
  return { seconds: count * unit };
}

export const minutes = <const N extends number>(count: Positive<N>): Duration =>
  duration(count, minute, 'minutes');
export const hours = <const N extends number>(count: Positive<N>): Duration => duration(count, hour, 'hours');
/** Days of 24 hours; a wait that must land at a good hour is moved there afterwards. */
export const days = <const N extends number>(count: Positive<N>): Duration => duration(count, day, 'days');

/** The duration as a marketer says it: "3 hours", "1 day", "90 minutes". */
export function sayDuration({ seconds }: Duration): string {
  const [count, unit] =
    seconds % day === 0
      ? [seconds / day, 'day']
      : seconds % hour === 0
        ? [seconds / hour, 'hour']
        : seconds % minute === 0
          ? [seconds / minute, 'minute']
          : [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

import { IANAZone } from 'luxon';

const hour = 3600_000;
const remembered = new Map<string, Map<number, number>>();

/**
 * How many milliseconds the clock of a zone is ahead of UTC. Formatting a date to learn it takes a hundred times longer
 * than looking it up, and every decision asks several times: hours at whose two ends it is the same are remembered.
 */
export function offsetAt(ms: number, zone: string): number {
  const known = remembered.get(zone) ?? new Map<number, number>();
  remembered.set(zone, known);
  const start = Math.floor(ms / hour) * hour;
  const offset = known.get(start);
  if (offset !== undefined) return offset;
  const read = (at: number): number => IANAZone.create(zone).offset(at) * 60_000;
  const [first, last] = [read(start), read(start + hour)];
  if (first !== last) return read(ms); // the hour of a clock change
  known.set(start, first);
  return first;
}

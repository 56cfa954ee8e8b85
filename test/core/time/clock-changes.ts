import { IANAZone } from 'luxon';

/** A moment at which the clocks of a zone are put forward or back. Offsets are minutes ahead of UTC. */
export interface ClockChange {
  readonly zone: string;
  /** The first millisecond of the new offset. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const fortnight = 14 * 24 * 3600 * 1000; // shorter than any stretch of summer time, Ramadan's pause included

/** Every clock change of a zone between two moments, oldest first. */
export function clockChanges(zone: string, from: Date, to: Date): readonly ClockChange[] {
  const { offset } = makeOffset(zone);
  const changes: ClockChange[] = [];
  for (let early = from.getTime(); early < to.getTime(); early += fortnight) {
    let [old, young] = [early, early + fortnight];
    const [before, after] = [offset(old), offset(young)];
    if (before === after) continue;
    while (young - old > 1) {
      const middle = Math.floor((old + young) / 2);
      if (offset(middle) === before) old = middle;
      else young = middle;
    }
    changes.push({ zone, at: young, before, after });
  }
  return changes;
}

/** The minutes by which a zone's clocks are ahead of UTC at a moment. */
export function makeOffset(zone: string): { readonly offset: (at: number) => number } {
  const known = IANAZone.create(zone);
  return { offset: (at) => known.offset(at) };
}

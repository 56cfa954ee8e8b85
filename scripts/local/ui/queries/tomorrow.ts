import { DateTime } from 'luxon';
import { findNext, type Next } from './next-moment.ts';
import type { Trail } from './trails.ts';

export interface ComingStep extends Next {
  readonly execution: string;
  readonly scenario: string;
  readonly customer: string;
  /** Among the marketing messages of one day the smaller rank goes first. */
  readonly rank?: number;
}

export interface Tomorrow {
  /** The local day of the shop, "2026-11-22". */
  readonly day: string;
  /** What is to come on that day, by hour of the shop's zone; the earliest first. */
  readonly hours: readonly { readonly hour: string; readonly steps: readonly ComingStep[] }[];
  /** Steps on later days. */
  readonly later: number;
}

/** What open runs will come to on the shop's next local day, if nothing happens before. */
export function tellTomorrow(
  trails: readonly Trail[],
  now: Date,
  zone: string,
  /** Ranks of planned messages, by run. */
  ranks: ReadonlyMap<string, number> = new Map(),
): Tomorrow {
  const day = DateTime.fromJSDate(now).setZone(zone).plus({ days: 1 }).toFormat('yyyy-MM-dd');
  const coming = listComing(trails).map((step) => {
    const rank = step.kind === 'message' ? ranks.get(step.execution) : undefined;
    return { ...step, ...(rank === undefined ? {} : { rank }) };
  });
  const local = (at: string): DateTime => DateTime.fromISO(at).setZone(zone);
  const ofDay = coming.filter(({ at }) => local(at).toFormat('yyyy-MM-dd') === day);
  const hours = Map.groupBy(ofDay, ({ at }) => local(at).toFormat('HH:00'));
  return {
    day,
    hours: [...hours].map(([hour, steps]) => ({ hour, steps })),
    later: coming.filter(({ at }) => local(at).toFormat('yyyy-MM-dd') > day).length,
  };
}

/** All that open runs wait to do, the earliest first. */
export const listComing = (trails: readonly Trail[]): readonly ComingStep[] =>
  trails
    .flatMap((trail) => {
      const next = findNext(trail);
      const { execution, scenario, trigger } = trail.run;
      return next === undefined ? [] : [{ ...next, execution, scenario, customer: trigger.customer }];
    })
    .toSorted((a, b) => a.at.localeCompare(b.at));

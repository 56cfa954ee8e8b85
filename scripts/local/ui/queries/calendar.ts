import { DateTime } from 'luxon';
import type { Channel } from '../../../../statemachines/language/channels.ts';
import type { Reason } from '../../../../statemachines/language/reasons.ts';
import { listComing } from './tomorrow.ts';
import type { Trail } from './trails.ts';

/** Something that a customer got, did not get, or is to get. */
export interface DayEntry {
  readonly what: 'sent' | 'held back' | 'put off' | 'ended' | 'to come';
  readonly at: string;
  readonly execution: string;
  readonly scenario: string;
  /** The state's name. */
  readonly title: string;
  readonly channel?: Channel;
  readonly reason?: Reason;
  readonly because?: string;
  readonly until?: string;
}

export interface Day {
  readonly day: string;
  readonly isOfMonth: boolean;
  readonly isToday: boolean;
  readonly entries: readonly DayEntry[];
  /** Names of the events of that day, the first first. */
  readonly events: readonly string[];
}

export interface Month {
  /** "2026-11". */
  readonly month: string;
  readonly before: string;
  readonly after: string;
  /** Whole weeks from Monday. */
  readonly weeks: readonly (readonly Day[])[];
}

const monthFormat = 'yyyy-MM';
const dayFormat = 'yyyy-MM-dd';

/** One month of a customer on their own clock; `trails` and `events` are theirs alone. */
export function writeMonth(
  month: string,
  zone: string,
  now: Date,
  trails: readonly Trail[],
  events: readonly { readonly name: string; readonly at: string }[],
): Month | undefined {
  const first = DateTime.fromFormat(month, monthFormat, { zone });
  if (!first.isValid) return undefined;
  const dayOf = (at: string): string => DateTime.fromISO(at).setZone(zone).toFormat(dayFormat);
  const entries = Map.groupBy(
    [...trails.flatMap(listDecided), ...trails.flatMap(listToCome)].toSorted((a, b) =>
      a.at.localeCompare(b.at),
    ),
    ({ at }) => dayOf(at),
  );
  const happened = Map.groupBy(
    events.toSorted((a, b) => a.at.localeCompare(b.at)),
    ({ at }) => dayOf(at),
  );
  const begin = first.startOf('week');
  const count = Math.ceil(first.endOf('month').endOf('week').diff(begin, 'days').days / 7);
  const today = dayOf(now.toISOString());
  const writeDay = (at: DateTime): Day => {
    const day = at.toFormat(dayFormat);
    return {
      day,
      isOfMonth: at.hasSame(first, 'month'),
      isToday: day === today,
      entries: entries.get(day) ?? [],
      events: (happened.get(day) ?? []).map(({ name }) => name),
    };
  };
  return {
    month,
    before: first.minus({ months: 1 }).toFormat(monthFormat),
    after: first.plus({ months: 1 }).toFormat(monthFormat),
    weeks: Array.from({ length: count }, (_, week) =>
      Array.from({ length: 7 }, (_, day) => writeDay(begin.plus({ days: 7 * week + day }))),
    ),
  };
}

const said = { send: 'sent', skip: 'held back', wait: 'put off', leave: 'ended' } as const;
const isTold = (decision: string): decision is keyof typeof said => decision in said;

function listDecided({ run, footprints }: Trail): readonly DayEntry[] {
  return footprints.flatMap(({ state, decided }): DayEntry[] => {
    if (decided === undefined || !isTold(decided.decision)) return [];
    const { decision, at, reason, because, next, attempts = [] } = decided;
    const channel = attempts.findLast(({ outcome }) => outcome !== 'refused')?.channel;
    return [
      {
        what: said[decision],
        at,
        execution: run.execution,
        scenario: run.scenario,
        title: state,
        reason,
        because,
        ...(channel === undefined ? {} : { channel }),
        ...(decision === 'wait' && next !== undefined ? { until: next } : {}),
      },
    ];
  });
}

const listToCome = (trail: Trail): readonly DayEntry[] =>
  listComing([trail]).flatMap(({ at, kind, title, channels: [channel], execution, scenario }) =>
    kind === 'message'
      ? [{ what: 'to come', at, execution, scenario, title, ...(channel === undefined ? {} : { channel }) }]
      : [],
  );

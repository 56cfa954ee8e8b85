import type { Channel } from '../../../statemachines/language/channels.ts';
import {
  addCounts,
  addScenarioFigures,
  type Counts,
  emptyFigures,
  type ScenarioFigures,
  total,
} from './figures.ts';
import { estimateCost, type Usage } from './prices.ts';
import type { Lines } from './report-lines.ts';

/** What a replay was like, in figures and line by line. */
export interface Report {
  readonly lines: Lines;
  readonly scenarios: Map<string, ScenarioFigures>;
  readonly door: Counts;
  /** What failed outside of runs: events that the door failed on each time, announcements of a change. */
  readonly faults: string[];
  triggers: number;
  tasks: number;
  /** Runs open at once, at most; of parts that were replayed beside each other, no more than this. */
  mostOpen: number;
  /** Of all runs that have ended, together. */
  openSeconds: number;
}

export const emptyReport = (scenarios: readonly string[]): Report => ({
  lines: { runs: [], sends: [], decisions: [], notEntered: [], rejected: [] },
  scenarios: new Map(scenarios.map((id) => [id, emptyFigures()])),
  door: new Map(),
  faults: [],
  triggers: 0,
  tasks: 0,
  mostOpen: 0,
  openSeconds: 0,
});

/** Adds what another part of the customers was like. */
export function addReport(sum: Report, part: Report): void {
  // The names of lists are the same in both; a list takes its own kind of lines.
  for (const [name, list] of Object.entries(sum.lines) as [keyof Lines, unknown[]][])
    for (const line of part.lines[name]) list.push(line);
  for (const [id, figures] of part.scenarios) {
    const known = sum.scenarios.get(id) ?? emptyFigures();
    addScenarioFigures(known, figures);
    sum.scenarios.set(id, known);
  }
  addCounts(sum.door, part.door);
  sum.faults.push(...part.faults);
  for (const name of ['triggers', 'tasks', 'mostOpen', 'openSeconds'] as const) sum[name] += part[name];
}

/** What AWS would have charged for. */
export function usageOf({ scenarios, door, triggers, tasks }: Report): Usage {
  const all = [...scenarios.values()];
  const sentBy = (channel: Channel): number =>
    all
      .flatMap(({ messages }) => [...messages.values()])
      .reduce((sum, { sent }) => sum + (sent.get(channel) ?? 0), 0);
  return {
    events: total(door),
    triggers,
    tasks,
    states: all.reduce((sum, { states }) => sum + states, 0),
    email: sentBy('email'),
    push: sentBy('push'),
    sms: sentBy('sms'),
  };
}

export const costOf = (report: Report): ReturnType<typeof estimateCost> => estimateCost(usageOf(report));

/** Open runs on average while events came, for every 1,000 events a day: how many come, times how long they stay. */
export const openRunsPerDailyThousand = ({ openSeconds, door }: Report): number =>
  (openSeconds / 86_400 / total(door)) * 1000;

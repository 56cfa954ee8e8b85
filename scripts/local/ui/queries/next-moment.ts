import type { Channel } from '../../../../statemachines/language/channels.ts';
import { readGolden } from '../../engine/machine.ts';
import { chartMachine, type Definition, type FigureKind } from '../drawing/chart.ts';
import type { Trail } from './trails.ts';

/** What a run that stands still will do, and when. */
export interface Next {
  readonly at: string;
  readonly kind: FigureKind;
  /** What follows: the name of its step. */
  readonly title: string;
  readonly channels: readonly Channel[];
  /** It comes only if none of the awaited events comes before. */
  readonly unlessSomethingComes?: true;
}

const definitions = new Map<string, Definition>();
const definitionOf = (id: string): Definition => {
  const known = definitions.get(id) ?? readGolden(id);
  definitions.set(id, known);
  return known;
};

/** When the run's wait ends, and what comes then; nothing when it does not wait. */
export function findNext({ run, footprints }: Trail): Next | undefined {
  if (run.state.status !== 'running') return undefined;
  const definition = definitionOf(run.scenario);
  const body: WaitBody | undefined = definition.States[run.at];
  const since = footprints.findLast(({ state }) => state === run.at)?.at ?? run.startedAt;
  const at = endOf(body, since, { ...run.trigger, step: { next: lastNext(footprints) } });
  if (body === undefined || at === undefined) return undefined;
  const isToken = body.Type === 'Task';
  const follows = isToken ? run.at : (body.Next ?? run.at);
  const figure = chartMachine(definition).figures.find(({ states }) => states.includes(follows));
  if (figure === undefined) return undefined;
  const { kind, title, channels } = figure;
  return { at, kind, title, channels, ...(isToken ? { unlessSomethingComes: true } : {}) };
}

interface WaitBody {
  readonly Type: string;
  readonly Next?: string;
  readonly Seconds?: number;
  readonly TimestampPath?: string;
  readonly TimeoutSeconds?: number;
  readonly Catch?: unknown;
}

/** A Task that catches the end of its time waits for an event; any other is at work and waits for nothing. */
function endOf(body: WaitBody | undefined, since: string, data: object): string | undefined {
  const after = (seconds: number): string => new Date(Date.parse(since) + seconds * 1000).toISOString();
  if (body?.Type === 'Task')
    return body.Catch === undefined || body.TimeoutSeconds === undefined
      ? undefined
      : after(body.TimeoutSeconds);
  if (body?.Type !== 'Wait') return undefined;
  if (body.Seconds !== undefined) return after(body.Seconds);
  const [, ...path] = (body.TimestampPath ?? '$').split('.');
  const found = path.reduce<unknown>(
    (inside, name) => (inside as Readonly<Record<string, unknown>>)?.[name],
    data,
  );
  return typeof found === 'string' ? found : undefined;
}

const lastNext = (footprints: Trail['footprints']): string | undefined =>
  footprints.findLast(({ decided }) => decided !== undefined)?.decided?.next;

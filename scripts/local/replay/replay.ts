import { events as declarations, policy } from '#map';
import { spreadOf } from '../../../functions/core/records/fingerprint.ts';
import { listNamesOf } from '../../../statemachines/language/events.ts';
import type { Imported, Readable } from '../../importers/imported.ts';
import { arriveInOrder } from './arrivals.ts';
import type { Audience } from './audience.ts';
import { openPart, type PartOptions, type ReplayPart, type Stand } from './replay-part.ts';
import { openThread } from './replay-thread.ts';
import { addReport, emptyReport, type Report } from './report.ts';
import type { RejectedLine } from './report-lines.ts';

export type ReplayOptions = PartOptions & {
  /** The clock stops there; without it, when every run has ended. */
  readonly until?: Date;
  /** Called about every 2 seconds of real time. */
  readonly onProgress?: (progress: Progress) => void;
} & (
    | {
        /** Whoever receives the messages, and answers; without it nobody does. */
        readonly audience?: Audience;
        readonly threads?: 1;
      }
    /** The customers are divided between so many threads: faster, where customers do not meet. */
    | { readonly threads: number; readonly audience?: undefined }
  );

export interface Progress extends Stand {
  readonly events: number;
}

/**
 * What the map would have done with these events: the golden definitions and the real tasks in virtual time,
 * with memory adapters. Takes over the timers of this process while it runs. Same events, same report. By several
 * threads the runs and messages are the same, their lines stand in another order, `mostOpen` is a bound alone, and of
 * an event that is told twice in one instant another telling may be the one that is refused.
 */
export async function replayEvents(events: AsyncIterable<Imported>, options: ReplayOptions): Promise<Report> {
  const { until, only, keepLines, onProgress, audience, threads = 1 } = options;
  const report = emptyReport([]);
  const arrivals = arriveInOrder(readable(events, report.lines.rejected), ({ time }) => time, {
    tolerance: policy.events.aheadMinutes * 60_000,
    latest: Date.now(),
  });
  const parts =
    threads === 1
      ? [openPart({ only, keepLines }, audience)]
      : Array.from({ length: threads }, () => openThread({ only, keepLines }));
  let count = 0;
  const progress = setInterval(() => onProgress?.({ events: count, ...lookAtAll(parts) }), 2000);
  try {
    for await (const arrival of arrivals) {
      if (until !== undefined && arrival.at > until) break;
      if (threads > 1) forbidMeeting(arrival.item);
      await partOf(arrival.item, parts)?.hear(arrival);
      count++;
    }
    if (until === undefined) await finishTogether(parts);
    else await Promise.all(parts.map((part) => part.advanceTo(until)));
    for (const part of parts) {
      addReport(report, await part.report());
      await part.stop();
    }
    return report;
  } finally {
    clearInterval(progress);
    await Promise.all(parts.map((part) => part.stop()));
  }
}

/** Until no part has a run open, all by one clock: the daily sweeps of one may start runs while another's go on. */
async function finishTogether(parts: readonly ReplayPart[]): Promise<void> {
  await Promise.all(parts.map((part) => part.finish()));
  const { clock } = lookAtAll(parts);
  const behind = parts.filter((part) => part.look().clock < clock);
  if (behind.length === 0) return;
  await Promise.all(behind.map((part) => part.advanceTo(clock)));
  await finishTogether(parts);
}

const lookAtAll = (parts: readonly ReplayPart[]): Stand =>
  parts
    .map((part) => part.look())
    .reduce((all, one) => ({
      clock: all.clock > one.clock ? all.clock : one.clock,
      openRuns: all.openRuns + one.openRuns,
    }));

/** Always the same for one customer. */
function partOf({ envelope }: Readable, parts: readonly ReplayPart[]): ReplayPart | undefined {
  const customer = readEnvelope(envelope).detail?.customer;
  return parts[Math.floor(spreadOf('replay', String(customer)) * parts.length)];
}

/** By these one customer's messages depend on others': what a shop has, who is who, how many codes a
 * network asks for, complaints about a scenario. */
const meetings: readonly unknown[] = listNamesOf(
  declarations,
  ({ meets, shopWide }) => meets === true || shopWide === true,
);

function forbidMeeting({ file, line, envelope }: Readable): void {
  const { 'detail-type': name } = readEnvelope(envelope);
  if (meetings.includes(name))
    throw new Error(`${file}:${line}: by ${name} customers meet; replay these events in one thread`);
}

/** As much of an envelope as is there, which may be nothing. */
const readEnvelope = (envelope: unknown) =>
  (envelope ?? {}) as { readonly 'detail-type'?: unknown; readonly detail?: { readonly customer?: unknown } };

/** Passes on what could be read, and notes the other lines. */
async function* readable(
  events: AsyncIterable<Imported>,
  rejected: RejectedLine[],
): AsyncGenerator<Readable> {
  for await (const event of events)
    if ('envelope' in event) yield event;
    else rejected.push({ file: event.file, line: event.line, reason: event.rejected });
}

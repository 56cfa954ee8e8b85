import { type MemoryStore, makeMemoryStore } from '../../functions/adapters/memory/store.ts';
import type { AppEvent, Content, Delivery, Handover } from '../../functions/ports.ts';
import type { Scenario } from '../../statemachines/language/scenario.ts';
import { renderMessage } from '../../statemachines/messages/render.ts';
import { policy } from '../../statemachines/policy.ts';
import { scenarios as wholeMap } from '../../statemachines/scenarios/index.ts';
import type { Imported } from '../importers/imported.ts';
import { arriveInOrder } from './arrivals.ts';
import type { Audience } from './audience.ts';
import { makeReport, type Report } from './report.ts';
import { installVirtualTime } from './virtual-time.ts';
import { rememberWords } from './words-by-shape.ts';
import { makeWorld } from './world.ts';
import { wrapEvent } from './wrap-event.ts';

export interface ReplayOptions {
  /** The whole map, unless it says otherwise. */
  readonly scenarios?: readonly Scenario[];
  /** The clock stops there; without it, when every run has ended. */
  readonly until?: Date;
  readonly keepLines: boolean;
  /** Called about every 2 seconds of real time. */
  readonly onProgress?: (progress: Progress) => void;
  /** Whoever receives the messages, and answers; without it nobody does. */
  readonly audience?: Audience;
  readonly content?: Content;
  readonly store?: MemoryStore;
}

export interface Progress {
  readonly events: number;
  readonly openRuns: number;
  readonly clock: Date;
}

/**
 * What the map would have done with these events: the golden definitions and the real tasks in virtual time,
 * with memory adapters. Takes over the timers of this process while it runs. Same events, same report.
 */
export async function replayEvents(events: AsyncIterable<Imported>, options: ReplayOptions): Promise<Report> {
  const {
    until,
    scenarios = wholeMap,
    keepLines,
    onProgress,
    audience,
    content = rememberWords(renderMessage),
    store = makeMemoryStore({ keepSteps: false }),
  } = options;
  const reality = new Date();
  const { stackTraceLimit } = Error;
  // The interpreter's JSONPath throws and catches an error at every evaluation; their stacks took a tenth of the time.
  Error.stackTraceLimit = 0;
  const time = installVirtualTime(new Date(0));
  try {
    const report = makeReport(scenarios, { store, policy, now: time.now, keepLines });
    let handed = 0;
    const deliver = async (delivery: Delivery): Promise<Handover> => {
      answer(audience?.read(delivery, time.now()) ?? []);
      return { result: 'accepted', reference: `replay-${++handed}` };
    };
    const world = makeWorld({
      scenarios,
      time,
      store,
      channels: report.wrapChannels({ email: deliver, push: deliver, sms: deliver }),
      webhooks: async (call) => {
        answer(audience?.called(call, time.now()) ?? []);
        return { result: 'accepted' };
      },
      content,
      policy,
      signingKey: 'replay: links lead nowhere',
      customerUrl: `${policy.brand.url}/customer`,
      watch: report.watch,
    });
    /** What somebody does in answer, at its own time. */
    const answer = (events: readonly AppEvent[]): void => {
      for (const event of events)
        time.inside(() => setTimeout(() => void hear(event), Date.parse(event.at) - time.now().getTime()));
    };
    const hear = async (event: AppEvent): Promise<void> => {
      const outcome = await world.put(wrapEvent(event));
      if (outcome.outcome === 'rejected')
        report.reject({ file: `answer ${event.id}`, line: 0, reason: outcome.reason });
    };
    let count = 0;
    let reported = performance.now();
    const progress = (): void => {
      if (performance.now() - reported < 2000) return;
      reported = performance.now();
      onProgress?.({ events: count, openRuns: world.openRuns(), clock: time.now() });
    };
    const arrivals = arriveInOrder(usable(events, report), ({ time }) => time, {
      tolerance: policy.events.aheadMinutes * 60_000,
      latest: reality.getTime(),
    });
    for await (const { item, at } of arrivals) {
      if (until !== undefined && at > until) break;
      await time.advanceTo(at);
      const outcome = await world.put(item.envelope);
      if (outcome.outcome === 'rejected')
        report.reject({ file: item.file, line: item.line, reason: outcome.reason });
      count++;
      progress();
    }
    if (until !== undefined) await time.advanceTo(until);
    else while (world.openRuns() > 0 && (await time.advanceToNext())) progress();
    report.closeOpenRuns();
    return report;
  } finally {
    time.uninstall();
    Error.stackTraceLimit = stackTraceLimit;
  }
}

type Usable = Extract<Imported, { envelope: unknown }>;

/** Notes the lines that could not be read and passes on the rest. */
async function* usable(events: AsyncIterable<Imported>, report: Report): AsyncGenerator<Usable> {
  for await (const event of events)
    if ('envelope' in event) yield event;
    else report.reject({ file: event.file, line: event.line, reason: event.rejected });
}

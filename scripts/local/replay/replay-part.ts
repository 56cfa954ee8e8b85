import { policy, scenarios as wholeMap } from '#map';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { renderMessage } from '../../../functions/handlers/binding/content.ts';
import type { Delivery, Handover } from '../../../functions/ports/delivery/channels.ts';
import type { AppEvent } from '../../../functions/ports/world/bus.ts';
import type { Readable } from '../../importers/imported.ts';
import { installVirtualTime, type VirtualTime } from '../engine/virtual-time.ts';
import { rememberWords } from '../engine/words-by-shape.ts';
import { makeWorld } from '../engine/world.ts';
import { wrapEvent } from '../engine/wrap-event.ts';
import type { Arrival } from './arrivals.ts';
import type { Audience } from './audience.ts';
import { makeRecorder } from './recorder.ts';
import type { Report } from './report.ts';

/** Plain data: a part in another thread is given the same. */
export interface PartOptions {
  /** The ids of the scenarios; the whole map, unless it says otherwise. */
  readonly only?: readonly string[] | undefined;
  readonly keepLines: boolean;
}

/** Where a part is; of another thread, where it was when it last answered. */
export interface Stand {
  readonly clock: Date;
  readonly openRuns: number;
}

/** The map for all customers of a replay, or for some of them. */
export interface ReplayPart {
  /** Lets time pass until the event arrives, and puts it on the bus. */
  hear(arrival: Arrival<Readable>): Promise<void>;
  advanceTo(moment: Date): Promise<void>;
  /** Lets time pass until every run has ended. */
  finish(): Promise<void>;
  look(): Stand;
  /** The whole report; runs that have not ended are in it as running. */
  report(): Promise<Report>;
  /** Gives back what the part has taken over, whatever has become of it. */
  stop(): Promise<void>;
}

/** A part in this thread, whose timers it takes over until it is stopped. */
export function openPart(options: PartOptions, audience?: Audience): ReplayPart {
  const { stackTraceLimit } = Error;
  // The interpreter's JSONPath throws and catches an error at every evaluation; their stacks took a tenth of the time.
  Error.stackTraceLimit = 0;
  const time = installVirtualTime(new Date(0));
  const stop = async (): Promise<void> => {
    time.uninstall();
    Error.stackTraceLimit = stackTraceLimit;
  };
  try {
    return { ...playIn(time, options, audience), stop };
  } catch (fault) {
    void stop();
    throw fault;
  }
}

function playIn(
  time: VirtualTime,
  { only, keepLines }: PartOptions,
  audience: Audience | undefined,
): Omit<ReplayPart, 'stop'> {
  const scenarios = only === undefined ? wholeMap : wholeMap.filter(({ id }) => only.includes(id));
  const store = makeMemoryStore({ keepSteps: false });
  const recorder = makeRecorder(scenarios, { store, policy, now: time.now, keepLines });
  let handed = 0;
  const deliver = async (delivery: Delivery): Promise<Handover> => {
    answer(audience?.read(delivery, time.now()) ?? []);
    return { result: 'accepted', reference: `replay-${++handed}` };
  };
  const world = makeWorld({
    scenarios,
    time,
    store,
    channels: recorder.wrapChannels({ email: deliver, push: deliver, sms: deliver }),
    webhooks: async (call) => {
      answer(audience?.called(call, time.now()) ?? []);
      return { result: 'accepted' };
    },
    content: rememberWords(renderMessage),
    policy,
    signingKey: 'replay: links lead nowhere',
    customerUrl: `${policy.brand.url}/customer`,
    watch: recorder.watch,
  });
  /** What somebody does in answer, at its own time. */
  const answer = (events: readonly AppEvent[]): void => {
    for (const event of events)
      time.inside(() => setTimeout(() => void tell(event), Date.parse(event.at) - time.now().getTime()));
  };
  const tell = async (event: AppEvent): Promise<void> => {
    const outcome = await world.put(wrapEvent(event));
    if (outcome.outcome === 'rejected')
      recorder.reject({ file: `answer ${event.id}`, line: 0, reason: outcome.reason });
  };

  return {
    async hear({ item: { file, line, envelope }, at }) {
      await time.advanceTo(at);
      const outcome = await world.put(envelope);
      if (outcome.outcome === 'rejected') recorder.reject({ file, line, reason: outcome.reason });
    },
    advanceTo: time.advanceTo,
    async finish() {
      while (world.openRuns() > 0 && (await time.advanceToNext()));
    },
    look: () => ({ clock: time.now(), openRuns: world.openRuns() }),
    report: async () => recorder.close(),
  };
}

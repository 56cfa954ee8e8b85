import { AsyncLocalStorage } from 'node:async_hooks';
import { map } from '#map';
import { atOnce } from '../../../functions/adapters/memory/backoff.ts';
import type { Channels } from '../../../functions/ports/delivery/channels.ts';
import type { Content } from '../../../functions/ports/delivery/content.ts';
import type { Store } from '../../../functions/ports/store.ts';
import type { Alerts } from '../../../functions/ports/world/alerts.ts';
import type { AppEvent, Bus } from '../../../functions/ports/world/bus.ts';
import type { Backoff, Clock } from '../../../functions/ports/world/clock.ts';
import type { Exports } from '../../../functions/ports/world/exports.ts';
import type { Webhooks } from '../../../functions/ports/world/webhooks.ts';
import { sendMessage } from '../../../functions/tasks/delivery/send-message.ts';
import { takeFeedback } from '../../../functions/tasks/feedback/take-feedback.ts';
import { type RecordOutcome, recordEvent } from '../../../functions/tasks/ingest/record-event.ts';
import { careFor } from '../../../functions/tasks/privacy/care-for-customer.ts';
import { sweep } from '../../../functions/tasks/schedule/sweep.ts';
import { checkCondition } from '../../../functions/tasks/steps/check-condition.ts';
import { listenForEvent } from '../../../functions/tasks/steps/listen-for-event.ts';
import { performAction } from '../../../functions/tasks/steps/perform-action.ts';
import { announce } from '../../../functions/tasks/watchlist/announce.ts';
import { compileDoor } from '../../../statemachines/compile/compile-door.ts';
import type { Change } from '../../../statemachines/language/announcement.ts';
import { explainMismatch, explainUnsaid } from '../../../statemachines/language/facts.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Scenario } from '../../../statemachines/language/scenario.ts';
import { acceptedSource } from '../../../statemachines/language/settings.ts';
import type {
  StepOutcome,
  TaskCall,
  TaskName,
  Tasks,
  TriggerInput,
} from '../../../statemachines/language/tasks.ts';
import { makeAnnouncement } from './announcement.ts';
import { scheduleSweep } from './daily-sweep.ts';
import { makeExecutions } from './executions.ts';
import { type DefinitionSource, loadMachine } from './machine.ts';
import { matchesPattern } from './rules.ts';
import { makeTokens, type Tokens as TokenDesk } from './tokens.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { Watch } from './watch.ts';
import { wrapEvent } from './wrap-event.ts';

/** Lambda calls a function that failed on an event twice more. */
const deliveriesInAll = 3;

export interface WorldParts {
  readonly scenarios: readonly Scenario[];
  readonly time: VirtualTime;
  readonly store: Store;
  readonly channels: Channels;
  readonly content: Content;
  /** Between two tries of a write: none, unless it goes over a wire. */
  readonly backoff?: Backoff;
  /** Where tasks put events when that is not this world's own bus but one that leads to it over the wire. */
  readonly tasksBus?: Bus;
  readonly policy: Policy;
  readonly signingKey: string;
  readonly customerUrl: string;
  readonly watch?: Watch;
  /** Where a scenario's definition comes from; the golden file, unless it says otherwise. */
  readonly definitions?: (scenario: Scenario) => DefinitionSource;
  /** Shared by worlds that follow each other over one store, as deploys do. */
  readonly tokens?: TokenDesk;
  readonly exports?: Exports;
  /** Whoever is called; by default everything is taken, and nobody is. */
  readonly webhooks?: Webhooks;
}

export interface World {
  /** An app puts an event on the bus; resolves when it is recorded and its runs have started. */
  put(envelope: unknown): Promise<RecordOutcome>;
  /** A provider tells of a message, or a customer writes back. */
  tell(notice: unknown): ReturnType<typeof takeFeedback>;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly openRuns: () => number;
}

/**
 * The map on a laptop: the same definitions and tasks as deployed, a bus of a few lines, and virtual time.
 * The adapters are the caller's.
 */
export function makeWorld(parts: WorldParts): World {
  const {
    scenarios,
    time,
    store,
    channels,
    content,
    policy,
    watch = {},
    backoff = atOnce,
    definitions = () => 'golden',
  } = parts;
  const clock: Clock = { now: time.now };
  const signingKey = async () => parts.signingKey;
  const tokens = parts.tokens ?? makeTokens(time.now);
  const { runs } = tokens;
  const machines = Map.groupBy(
    scenarios.map((scenario) => loadMachine(scenario, definitions(scenario))),
    ({ scenario }) => scenario.on.event,
  );
  const door = compileDoor({ ...map, scenarios });

  /** Put on the bus from outside, over the wire: delivered with the work that is done next. */
  const fromOutside: OnTheWay = { triggers: [], events: [] };
  const ofWork = new AsyncLocalStorage<OnTheWay>();
  const work = <T>(doing: () => Promise<T>): Promise<T> =>
    time.busy(async () => {
      const own: OnTheWay = { triggers: [], events: [] };
      try {
        return await ofWork.run(own, doing);
      } finally {
        for (const { triggers, events } of [fromOutside, own]) {
          for (const trigger of triggers.splice(0)) match(trigger);
          for (const event of events.splice(0)) void deliver(event);
        }
      }
    });
  const ownBus: Bus = {
    async putTriggers(accepted) {
      (ofWork.getStore() ?? fromOutside).triggers.push(...accepted);
    },
    async putEvents(events) {
      (ofWork.getStore() ?? fromOutside).events.push(...events);
    },
  };
  /** As the service does: what the door fails on is tried thrice and is then a dead letter. */
  const deliver = async (event: AppEvent): Promise<void> => {
    for (let attempt = 1; attempt <= deliveriesInAll; attempt++)
      try {
        await put(wrapEvent(event));
        return;
      } catch (fault) {
        if (attempt === deliveriesInAll) watch.deadLetter?.(event, fault);
      }
  };
  const bus = parts.tasksBus ?? ownBus;
  const recordPorts = {
    store,
    bus,
    clock,
    backoff,
    policy,
    events: map.events,
    runs,
    signingKey,
    ...door,
  };
  const sendPorts = {
    store,
    channels,
    content,
    clock,
    backoff,
    policy,
    events: map.events,
    signingKey,
    customerUrl: parts.customerUrl,
    runs,
    bus,
  };
  const alerts: Alerts = async (alert) => watch.alerted?.(alert);
  const webhooks: Webhooks = async (call) => {
    const answer = (await parts.webhooks?.(call)) ?? { result: 'accepted' };
    watch.called?.(call, answer);
    return answer;
  };
  const tasks: { readonly [T in TaskName]: (call: TaskCall<Tasks[T]>) => Promise<StepOutcome | 'waiting'> } =
    {
      send: (call) => sendMessage(call, sendPorts),
      check: (call) => checkCondition(call, { store, clock, backoff, policy }),
      listen: (call) => listenForEvent(call, { store, clock, backoff, policy, runs }),
      act: (call) => performAction(call, { ...recordPorts, alerts, webhooks }),
    };
  const carePorts = { store, runs, clock, backoff, signingKey, exports: parts.exports ?? forgetExport };
  const executions = makeExecutions({
    time,
    tokens,
    watch,
    perform: (task, call) => work(() => tasks[task](call)),
  });
  let announcing = 0;

  const tellOfChange = makeAnnouncement(time, (call) =>
    work(() => announce(call, { store, bus, policy, pause: async () => undefined })),
  );
  const announceChange = async (change: Change): Promise<void> => {
    announcing++;
    // As deployed: what fails after all retries is a red execution, and no fault of the door.
    await tellOfChange(change).catch((fault) => watch.announcementFailed?.(change, fault));
    announcing--;
  };
  const match = (trigger: TriggerInput | Change): void => {
    if (isChange(trigger)) {
      void announceChange(trigger);
      return;
    }
    if (map.events[trigger.name]?.privacy !== undefined) void work(() => careFor(trigger, carePorts));
    for (const machine of machines.get(trigger.name) ?? []) {
      if (trigger.facts.due !== undefined && trigger.facts.due !== machine.scenario.id) continue;
      const event = { source: acceptedSource, 'detail-type': trigger.name, detail: trigger };
      if (matchesPattern(machine.pattern, event)) executions.start(machine, trigger);
      else
        watch.notMatched?.(
          machine.scenario.id,
          trigger,
          explainMismatch(machine.conditions, trigger.facts) ??
            explainUnsaid(machine.where, trigger.facts.said) ?? {
              name: 'pattern',
              because: 'the rule does not match',
            },
        );
    }
  };
  const put = (envelope: unknown): Promise<RecordOutcome> =>
    work(async () => {
      beginDays();
      const outcome = await recordEvent(envelope, recordPorts);
      watch.recorded?.(outcome, envelope);
      if ((outcome.outcome === 'late' || outcome.outcome === 'duplicate') && outcome.event !== 'scenario.due')
        for (const { id, on } of scenarios) if (on.event === outcome.event) watch.heldBack?.(id, outcome);
      return outcome;
    });
  const sweepPorts = { store, bus, clock, policy, timers: door.timers, segments: door.segments };
  /** From the first event on: a clock that is still to be set to the time of the events has no days to sweep. */
  let daysBegun = door.timers.length === 0;
  const beginDays = (): void => {
    if (daysBegun) return;
    daysBegun = true;
    scheduleSweep(time, (call) => work(() => sweep(call, sweepPorts)), watch.sweepFailed ?? raise);
  };
  return {
    put,
    tell: (notice) => work(() => takeFeedback(notice, { store, bus, signingKey, alerts, clock, backoff })),
    bus: ownBus,
    clock,
    openRuns: () => executions.open() + announcing,
  };
}

/**
 * On the bus, not yet delivered: a real bus takes longer than whoever puts something there needs to finish. Each work
 * has its own, so that no customer's runs begin sooner for what is done for another.
 */
interface OnTheWay {
  readonly triggers: (TriggerInput | Change)[];
  readonly events: AppEvent[];
}

/** What the shop says of its catalogue is about no customer. */
const isChange = (trigger: TriggerInput | Change): trigger is Change => !('customer' in trigger);

/** Nobody watches: better an end than a sweep that is missed in silence. */
const raise = (fault: unknown): never => {
  throw fault;
};

/** Where nobody reads exports. */
const forgetExport: Exports = async () => 'nowhere';

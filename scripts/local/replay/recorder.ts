import { zoneOf } from '../../../functions/core/time/zone.ts';
import type { Channels, Delivery, Handover } from '../../../functions/ports/delivery/channels.ts';
import type { Store } from '../../../functions/ports/store.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { Reason } from '../../../statemachines/language/reasons.ts';
import type { Scenario } from '../../../statemachines/language/scenario.ts';
import type { StepOutcome } from '../../../statemachines/language/tasks.ts';
import type { Run, Watch } from '../engine/watch.ts';
import { count, messageFigures, type ScenarioFigures } from './figures.ts';
import { emptyReport, type Report } from './report.ts';
import type { RejectedLine } from './report-lines.ts';

export interface Recorder {
  readonly watch: Watch;
  /** The channels with a pen beside them: what providers were asked and answered. */
  wrapChannels(channels: Channels): Channels;
  reject(line: RejectedLine): void;
  /** The whole report; runs that have not ended are in it as running. */
  close(): Report;
}

/** Why the door hands an event to no rule. */
const saidOf = {
  late: 'too old when it came; recorded',
  duplicate: 'this event was recorded before',
} as const;

/** Reasons with which an execution leaves before it has entered. */
const refusals: readonly Reason[] = [
  'already-entered',
  'entered-recently',
  'entered-often',
  'run-still-live',
  'duplicate-delivery',
];

/** Writes the report of a replay while it happens. */
export function makeRecorder(
  map: readonly Scenario[],
  {
    store,
    policy,
    now,
    keepLines,
  }: {
    readonly store: Store;
    readonly policy: Policy;
    readonly now: () => Date;
    readonly keepLines: boolean;
  },
): Recorder {
  const report = emptyReport(map.map(({ id }) => id));
  const { lines, scenarios, door, faults } = report;
  const isPerCustomer = new Set(map.filter(({ entry }) => entry.per === 'customer').map(({ id }) => id));
  const open = new Map<string, Run>();

  const figures = (id: string): ScenarioFigures => {
    const known = scenarios.get(id);
    if (known === undefined) throw new Error(`figures of an unknown scenario '${id}'`);
    return known;
  };
  const refuseEntry = (
    scenario: string,
    customerId: string,
    eventId: string,
    at: string,
    reason: string,
    what: string,
    states = 0,
  ): void => {
    count(figures(scenario).notEntered, what);
    if (keepLines) lines.notEntered.push({ scenario, customerId, eventId, at, reason, states });
  };
  const writeRun = (run: Run): void => {
    const ended = run.state.status === 'running' ? undefined : run.state;
    if (!keepLines) return;
    const last = run.state.status === 'succeeded' && run.state.ending === 'left' ? run.state.last : undefined;
    lines.runs.push({
      runId: run.id,
      scenario: run.scenario,
      customerId: run.trigger.customer,
      entryKey: isPerCustomer.has(run.scenario) ? run.trigger.customer : run.trigger.key,
      startedAt: run.startedAt,
      endedAt: ended?.endedAt ?? null,
      status: run.state.status,
      ending:
        run.state.status === 'running'
          ? null
          : run.state.status === 'failed'
            ? 'failed'
            : last === undefined
              ? 'finished'
              : `left: ${last.reason}`,
      because: run.state.status === 'failed' ? run.state.cause : (last?.because ?? null),
      states: run.states,
    });
  };

  const watch: Watch = {
    recorded(outcome) {
      count(door, outcome.outcome);
      if (outcome.outcome === 'recorded' && outcome.trigger !== undefined) report.triggers++;
    },
    heldBack(scenario, { customer, id, at, outcome }) {
      refuseEntry(scenario, customer, id, at, saidOf[outcome], `door: ${outcome}`);
    },
    notMatched(scenario, { customer, id, at }, { name, because }) {
      refuseEntry(scenario, customer, id, at, because, `rule: ${name}`);
    },
    deadLetter({ id, name }, fault) {
      faults.push(`the door failed on ${name} ${id}: ${fault}`);
    },
    sweepFailed(fault) {
      faults.push(`a daily sweep failed: ${fault}`);
    },
    announcementFailed(change, fault) {
      faults.push(`${change.name} ${change.id} was not announced: ${fault}`);
    },
    started(run) {
      open.set(run.execution, run);
      report.mostOpen = Math.max(report.mostOpen, open.size);
      figures(run.scenario).executions++;
    },
    decided(run, { order }, outcome) {
      report.tasks++;
      if (outcome.decision === 'check' || outcome.decision === 'act') return;
      if (outcome.rival !== undefined) count(figures(run.scenario).gaveWay, sayRival(outcome.rival, outcome));
      if (keepLines)
        lines.decisions.push({
          runId: run.id,
          scenario: run.scenario,
          step: outcome.step,
          customerId: run.trigger.customer,
          at: outcome.at,
          decision: outcome.decision,
          reason: outcome.reason,
          because: outcome.because,
        });
      if (!('message' in order)) return;
      if (outcome.decision === 'skip')
        count(messageFigures(figures(run.scenario), order.message).skipped, outcome.reason);
      if (outcome.decision === 'wait')
        count(messageFigures(figures(run.scenario), order.message).waited, outcome.reason);
    },
    ended(run) {
      open.delete(run.execution);
      report.openSeconds += (now().getTime() - Date.parse(run.startedAt)) / 1000;
      const scenario = figures(run.scenario);
      scenario.states += run.states;
      const left =
        run.state.status === 'succeeded' && run.state.ending === 'left' ? run.state.last : undefined;
      if (left !== undefined && refusals.includes(left.reason)) {
        const { customer, id, at } = run.trigger;
        refuseEntry(run.scenario, customer, id, at, left.because, `entry: ${left.reason}`, run.states);
        return;
      }
      scenario.entered++;
      if (run.state.status === 'failed') scenario.failed++;
      else if (left === undefined) scenario.finished++;
      else count(scenario.left, left.reason);
      writeRun(run);
    },
  };

  return {
    watch,
    reject: (line) => void lines.rejected.push(line),
    close() {
      for (const run of open.values()) {
        const scenario = figures(run.scenario);
        scenario.entered++;
        scenario.running++;
        scenario.states += run.states;
        writeRun(run);
      }
      open.clear();
      return report;
    },
    wrapChannels(channels) {
      const note = async (
        { tags, kind, channel, customer }: Pick<Delivery, 'tags' | 'kind' | 'channel' | 'customer'>,
        handover: Promise<Handover>,
      ): Promise<Handover> => {
        const answer = await handover;
        const outcome =
          answer.result === 'accepted'
            ? 'sent'
            : answer.result === 'refused'
              ? 'refused'
              : answer.result === 'unknown'
                ? 'given-up'
                : undefined; // throttled or down: nothing was sent, the step will come again
        if (outcome === undefined) return answer;
        const messageOf = messageFigures(figures(tags.scenario), tags.message);
        if (outcome === 'sent') count(messageOf.sent, channel);
        if (!keepLines) return answer;
        const { profile } = await store.know(customer, {});
        lines.sends.push({
          runId: tags.run,
          scenario: tags.scenario,
          step: tags.step,
          message: tags.message,
          kind,
          customerId: customer,
          channel,
          at: now().toISOString(),
          zone: zoneOf(profile ?? {}, policy.shop),
          outcome,
          reason: answer.result === 'accepted' ? null : answer.because,
        });
        return answer;
      };
      return {
        email: (delivery) => note(delivery, channels.email(delivery)),
        push: (delivery) => note(delivery, channels.push(delivery)),
        sms: (delivery) => note(delivery, channels.sms(delivery)),
      };
    },
  };
}

/** "outranked by birthday: wait", "family of abandoned-cart: leave". */
const sayRival = (rival: string, { reason, decision }: StepOutcome): string =>
  `${reason === 'outranked' ? 'outranked by' : 'family of'} ${rival}: ${decision}`;

import type { Reason } from '../../../../statemachines/language/reasons.ts';
import type { Scenario } from '../../../../statemachines/language/scenario.ts';
import { readGolden } from '../../engine/machine.ts';
import { chartMachine } from '../drawing/chart.ts';
import { findNext } from './next-moment.ts';
import { statusOf } from './run-lines.ts';
import type { DoorAnswer, NotStarted, Trail } from './trails.ts';

/** One thing that explains why a customer got a message or did not. */
export interface Finding {
  readonly verdict:
    | 'sent'
    | 'skipped'
    | 'put off'
    | 'on its way'
    | 'left'
    | 'other way'
    | 'broken'
    | 'rule'
    | 'rejected'
    | 'late'
    | 'duplicate'
    | 'due'
    | 'never';
  readonly at?: string;
  readonly execution?: string;
  /** The message or the state that it is about. */
  readonly state?: string;
  readonly reason?: Reason;
  /** The reason as a sentence. */
  readonly because?: string;
  readonly until?: string;
  readonly event?: string;
}

/**
 * Why a customer got, or did not get, a scenario's messages, or one of them (`message`: its state). `trails`,
 * `answers` and `notStarted` may be those of all customers; the newest finding comes first.
 */
export function explainWhy(
  {
    customer,
    scenario,
    message,
    due,
  }: {
    readonly customer: string;
    readonly scenario: Scenario;
    readonly message?: string;
    readonly due?: string;
  },
  known: {
    readonly trails: readonly Trail[];
    readonly answers: readonly DoorAnswer[];
    readonly notStarted: readonly NotStarted[];
  },
): readonly Finding[] {
  const event = scenario.on.event;
  const messages = message === undefined ? listMessages(scenario) : [message];
  const runs = known.trails
    .filter(({ run }) => run.scenario === scenario.id && run.trigger.customer === customer)
    .flatMap((trail) => explainRun(trail, messages));
  const refused = known.notStarted
    .filter((one) => one.scenario === scenario.id && one.customer === customer)
    .map(({ at, because }): Finding => ({ verdict: 'rule', at, because, event }));
  const atTheDoor = known.answers.flatMap(({ at, outcome, said, ...answer }): Finding[] =>
    answer.event === event && answer.customer === customer && outcome !== 'recorded'
      ? [{ verdict: outcome, at, because: said, event }]
      : [],
  );
  const findings = [...runs, ...refused, ...atTheDoor];
  if (findings.length === 0 && due !== undefined) return [{ verdict: 'due', event, until: due }];
  return findings.length === 0
    ? [{ verdict: 'never', event }]
    : findings.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}

/** The states that send the scenario's messages. */
export const listMessages = ({ id }: Pick<Scenario, 'id'>): readonly string[] =>
  chartMachine(readGolden(id)).figures.flatMap(({ id: state, kind }) => (kind === 'message' ? [state] : []));

function explainRun(trail: Trail, messages: readonly string[]): readonly Finding[] {
  const { run, footprints } = trail;
  const { execution } = run;
  const decided = messages.flatMap((state): Finding[] => {
    const last = footprints.findLast((one) => one.state === state && one.decided !== undefined)?.decided;
    if (last === undefined) return [];
    const { at, reason, because, next, decision } = last;
    const about = { at, execution, state, reason, because };
    switch (decision) {
      case 'send':
        return [{ verdict: 'sent', ...about }];
      case 'skip':
        return [{ verdict: 'skipped', ...about }];
      case 'wait':
        return [{ verdict: 'put off', ...about, ...(next === undefined ? {} : { until: next }) }];
      case 'leave':
        return [{ verdict: 'left', ...about }];
      default:
        return [];
    }
  });
  const status = statusOf(trail);
  const began = { at: run.startedAt, execution, state: run.at };
  if (status === 'failed' && run.state.status === 'failed')
    return [...decided, { verdict: 'broken', ...began, because: run.state.cause }];
  if (status === 'running' && decided.length < messages.length) {
    const next = findNext(trail);
    if (!decided.some(({ verdict }) => verdict === 'put off'))
      return [
        ...decided,
        { verdict: 'on its way', ...began, ...(next === undefined ? {} : { until: next.at }) },
      ];
  }
  if (decided.length > 0 || status === 'running') return decided;
  const last = footprints.findLast((one) => one.decided !== undefined)?.decided;
  if (status === 'left' && last !== undefined)
    return [{ verdict: 'left', ...began, at: last.at, reason: last.reason, because: last.because }];
  return [{ verdict: 'other way', ...began }];
}

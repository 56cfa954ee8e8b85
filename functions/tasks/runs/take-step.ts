import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { AnyOrder, StepOutcome, TaskCall } from '../../../statemachines/language/tasks.ts';
import { isErased } from '../../core/profile/erased.ts';
import { identifyRun } from '../../core/records/fingerprint.ts';
import type { Profile, SendBook, Waiting } from '../../core/records/records.ts';
import { entryKey } from '../../core/runs/entry.ts';
import type { Leave } from '../../core/runs/standing.ts';
import { newBook } from '../../core/sendlog/send-book.ts';
import { recordStep } from '../../core/steps/step-record.ts';
import type { Answer } from '../../core/steps/waiting.ts';
import type { CustomerReads, Known, Wanted } from '../../ports/customer/customer-reads.ts';
import type { Timeline } from '../../ports/customer/timeline.ts';
import type { Runs } from '../../ports/runs/answers.ts';
import type { Entries } from '../../ports/runs/entries.ts';
import type { SendLogs } from '../../ports/runs/send-logs.ts';
import type { Waitings } from '../../ports/runs/waitings.ts';
import type { Backoff, Clock } from '../../ports/world/clock.ts';
import { notYetRecorded } from '../faults.ts';
import { knowCustomer } from '../profile/find-customer.ts';
import { type Retried, retryConflict } from '../retry-conflict.ts';
import { answerToken, concludeStep, leaveUnknown } from './conclude-step.ts';
import { startWaiting } from './start-waiting.ts';
import { takeEntry } from './take-entry.ts';

export type StepStore = CustomerReads & Entries & Timeline & Waitings & SendLogs;

/** What every Task needs; `runs` where it may wait with a token. */
export interface StepPorts {
  readonly store: StepStore;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly runs?: Runs;
}

/** What one Task knows of its customer when it decides. */
export interface Step<Order extends AnyOrder> {
  /** Without its token. The customer is whoever a visitor has turned out to be. */
  readonly call: TaskCall<Order>;
  /** The run's id. */
  readonly me: string;
  readonly now: Date;
  readonly known: Known;
  readonly profile: Profile;
  readonly book: SendBook;
  /** Another run holds the entry, or the run is not to begin: this one leaves. */
  readonly refused: Leave | undefined;
  readonly canWait: boolean;
  /** The token is kept where the event finds it that is waited for. */
  readonly isWaiting: boolean;
  /** Keeps the token, once; who calls it looks afterwards whether what is waited for has come already. */
  wait(kept: Waiting['call'], seconds: number): Promise<void>;
  /** Answers the state machine, or the token; `last` when the run is finished with an answer that lets it go on. */
  conclude(answer: Answer, last: boolean): Promise<StepOutcome>;
}

export interface StepWork<Order extends AnyOrder, Answered> {
  /** Read beside the customer's profile, send book and entry, in the same request. */
  readonly wanted?: Wanted;
  /** What must be so before the run's entry is taken; throws otherwise. */
  readonly before?: (step: Pick<Step<Order>, 'call' | 'known'>) => unknown;
  readonly decide: (step: Step<Order>) => Promise<Retried<Answered>>;
}

/**
 * What every Task does: knows its customer in one read, leaves without a trace when there is none (any more), takes the
 * run's entry, decides, and answers. All of it anew when others have written in between. `waiting`: the token is kept,
 * and whoever hears of what is waited for answers it.
 */
export function takeStep<Order extends AnyOrder, Answered extends StepOutcome | 'waiting'>(
  given: TaskCall<Order>,
  { wanted = {}, before, decide }: StepWork<Order, Answered>,
  { store, clock, backoff, runs }: StepPorts,
): Promise<Answered | StepOutcome> {
  const { token, ...plain } = given;
  const { scenario, step: name } = given.order;
  const all: Wanted = {
    book: true,
    entry: { scenario: scenario.id, key: entryKey(scenario, given.run) },
    ...wanted,
  };
  const held = token === undefined || runs === undefined ? undefined : { token, runs };
  let waiting: Waiting | undefined;

  return retryConflict<Answered | StepOutcome>(name, backoff, async () => {
    const now = clock.now();
    const { known, call } = await knowCustomer(plain, all, store);
    const { run, execution } = call;
    // Kept for a visitor who has joined meanwhile, it may have been overlooked: it is kept once more.
    if (waiting?.customer !== run.customer) waiting = undefined;
    const { profile, book = newBook(run.customer) } = known;
    if (profile === undefined || isErased(profile)) {
      const unknown = leaveUnknown(name, now);
      await held?.runs.answer(held.token, unknown);
      if (waiting !== undefined) await store.removeWaiting(waiting);
      return unknown;
    }
    before?.({ call, known });
    const entry = await takeEntry(scenario, run, execution, known.entry, { profile, book, now }, store);
    if (entry === 'conflict') return 'conflict';
    return decide({
      call,
      me: identifyRun(scenario.id, run.id),
      now,
      known,
      profile,
      book,
      refused: entry === 'held' ? undefined : entry,
      canWait: held !== undefined,
      isWaiting: waiting !== undefined,
      async wait(kept, seconds) {
        if (held !== undefined) waiting ??= await startWaiting(kept, held.token, seconds, store, now);
      },
      async conclude(answer, last) {
        if (held === undefined) return concludeStep(call, answer, last, store);
        await answerToken(held.token, call, answer, last, { store, runs: held.runs, backoff }, waiting);
        return answer.outcome;
      },
    });
  });
}

/** The event that started the run; the bus may be quicker than ingest, which writes the event last. */
export function startedBy({ call, known }: Pick<Step<AnyOrder>, 'call' | 'known'>): CustomerEvent {
  if (known.event === undefined) throw notYetRecorded(call.run.id);
  return known.event;
}

/** Ends the run for a reason. */
export function leaveRun<Order extends AnyOrder>(
  { call, now, conclude }: Step<Order>,
  { reason, because }: Leave,
): Promise<StepOutcome> {
  const { step } = call.order;
  const outcome: StepOutcome = {
    step,
    go: 'leave',
    decision: 'leave',
    reason,
    because,
    at: now.toISOString(),
  };
  return conclude({ outcome, record: recordStep(call, outcome) }, true);
}

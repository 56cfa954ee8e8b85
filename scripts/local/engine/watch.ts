import type { Alerts } from '../../../functions/ports/world/alerts.ts';
import type { AppEvent } from '../../../functions/ports/world/bus.ts';
import type { WebhookAnswer, Webhooks } from '../../../functions/ports/world/webhooks.ts';
import type { RecordOutcome } from '../../../functions/tasks/ingest/record-event.ts';
import type { Change } from '../../../statemachines/language/announcement.ts';
import type { Mismatch } from '../../../statemachines/language/facts.ts';
import type {
  StepOutcome,
  TaskCall,
  TaskName,
  Tasks,
  TriggerInput,
} from '../../../statemachines/language/tasks.ts';

/** One execution of a state machine on the laptop. */
export interface Run {
  readonly id: string;
  readonly execution: string;
  readonly scenario: string;
  readonly trigger: TriggerInput;
  readonly startedAt: string;
  readonly state: RunEnd;
  /** The state it is in now. */
  readonly at: string;
  /** States entered so far, retries included: what Step Functions charges for. */
  readonly states: number;
}

export type RunEnd =
  | { readonly status: 'running' }
  | {
      readonly status: 'succeeded';
      readonly endedAt: string;
      readonly ending: 'finished' | 'left';
      readonly last?: StepOutcome;
    }
  | { readonly status: 'failed'; readonly endedAt: string; readonly cause: string };

/** What a watcher may be told; every callback is optional. */
export interface Watch {
  recorded?(outcome: RecordOutcome, envelope: unknown): void;
  /** The door recorded an event, or had it already, and handed it to no rule. */
  heldBack?(scenario: string, outcome: Extract<RecordOutcome, { outcome: 'late' | 'duplicate' }>): void;
  notMatched?(scenario: string, trigger: TriggerInput, mismatch: Mismatch): void;
  started?(run: Run): void;
  entered?(run: Run, state: string): void;
  decided?(run: Run, call: TaskCall<Tasks[TaskName]>, outcome: StepOutcome): void;
  ended?(run: Run): void;
  alerted?(alert: Parameters<Alerts>[0]): void;
  called?(call: Parameters<Webhooks>[0], answer: WebhookAnswer): void;
  /** A daily sweep ended red. */
  sweepFailed?(fault: unknown): void;
  /** An announcement ended red. */
  announcementFailed?(change: Change, fault: unknown): void;
  /** An event of a task or a page that the door failed on each time. */
  deadLetter?(event: AppEvent, fault: unknown): void;
}

import type { Channel } from '../../../statemachines/language/channels.ts';
import type { Reason } from '../../../statemachines/language/reasons.ts';
import type { Kind } from '../../../statemachines/language/tasks.ts';

export interface RunLine {
  readonly runId: string;
  readonly scenario: string;
  readonly customerId: string;
  readonly entryKey: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly status: 'succeeded' | 'failed' | 'running';
  readonly ending: string | null;
  readonly because: string | null;
  readonly states: number;
}

export interface SendLine {
  readonly runId: string;
  readonly scenario: string;
  readonly step: string;
  readonly message: string;
  readonly kind: Kind;
  readonly customerId: string;
  readonly channel: Channel;
  readonly at: string;
  readonly zone: string;
  readonly outcome: 'sent' | 'refused' | 'given-up';
  readonly reason: string | null;
}

export interface DecisionLine {
  readonly runId: string;
  readonly scenario: string;
  readonly step: string;
  readonly customerId: string;
  readonly at: string;
  readonly decision: 'send' | 'wait' | 'skip' | 'leave';
  readonly reason: Reason;
  readonly because: string;
}

export interface NotEnteredLine {
  readonly scenario: string;
  readonly customerId: string;
  readonly eventId: string;
  readonly at: string;
  readonly reason: string;
  /** Entered by an execution that the entry rule ended; 0 when none was started. */
  readonly states: number;
}

export interface RejectedLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** Everything that happened, line by line; left empty when only the figures are wanted. */
export interface Lines {
  readonly runs: RunLine[];
  readonly sends: SendLine[];
  readonly decisions: DecisionLine[];
  readonly notEntered: NotEnteredLine[];
  readonly rejected: RejectedLine[];
}

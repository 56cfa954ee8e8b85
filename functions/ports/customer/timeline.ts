import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Rejection, StepRecord } from '../../core/records/records.ts';

/** What happened to a customer, and what ingest refused. */
export interface Timeline {
  /** Last step of recording: an event that is here has been handed on. */
  saveEvent(event: CustomerEvent): Promise<void>;
  /** Adds to the customer's timeline; the same (execution, step, at) once. */
  saveStep(customer: string, record: StepRecord): Promise<void>;
  /** The customer's timeline, newest first: at most `limit` events and steps. */
  timeline(customer: string, limit: number): Promise<readonly (CustomerEvent | StepRecord)[]>;
  saveRejection(rejection: Rejection): Promise<void>;
}

import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { ConfirmationCode } from '../../core/consents/confirmation-code.ts';
import type { ConsentRecord, Entry, Profile, SendBook, StepRecord } from '../../core/records/records.ts';
import type { Watched } from '../../core/watchlist/watch.ts';

/** All that is kept of a customer, for export and erasure. */
export interface PrivacyRecords {
  /** Everything kept of a customer, for the customer; tokens stay here. */
  everything(customer: string): Promise<Everything>;
  /** Deletes all rows of the customer but the profile's, the codes handed out and what is watched; repeats are harmless. */
  erase(customer: string): Promise<void>;
}

export interface Everything {
  readonly profile?: Profile;
  readonly book?: SendBook;
  readonly consents: readonly ConsentRecord[];
  readonly entries: readonly Entry[];
  readonly codes: readonly ConfirmationCode[];
  readonly timeline: readonly (CustomerEvent | StepRecord)[];
  readonly watched?: Watched;
}

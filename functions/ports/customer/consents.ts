import type { ConsentRecord } from '../../core/records/records.ts';

/** Proofs of every yes and no. */
export interface ConsentProofs {
  /** Kept as long as the customer is; the same (event, channel, purpose) once. */
  saveConsent(customer: string, record: ConsentRecord): Promise<void>;
  /** Oldest first. */
  consents(customer: string): Promise<readonly ConsentRecord[]>;
}

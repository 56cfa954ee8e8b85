import type { Entry } from '../../core/records/records.ts';
import type { Written } from '../written.ts';

/** Which run of a scenario a customer is in. */
export interface Entries {
  /** Writes the entry if the stored one is still held by `instead.run` and `instead.execution` (none when absent). */
  saveEntry(customer: string, entry: Entry, instead: Entry | undefined): Promise<Written>;
}

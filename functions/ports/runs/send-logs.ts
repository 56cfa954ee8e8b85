import type { SendBook } from '../../core/records/records.ts';
import type { Written } from '../written.ts';

/** A customer's recent, claimed and planned sends. */
export interface SendLogs {
  /** As for the profile. */
  saveBook(book: SendBook): Promise<Written>;
}

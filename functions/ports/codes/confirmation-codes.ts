import type { CodeTally, ConfirmationCode } from '../../core/consents/confirmation-code.ts';
import type { Written } from '../written.ts';

/** Confirmation codes without their digits, and how many went out; nothing is kept longer than a day. */
export interface ConfirmationCodes {
  confirmation(customer: string, reference: string): Promise<ConfirmationCode | undefined>;
  /** As for the profile: conditional on the version before. */
  saveConfirmation(code: ConfirmationCode): Promise<Written>;
  /** Those that are known. */
  codeTallies(keys: readonly string[]): Promise<readonly CodeTally[]>;
  /** As for the profile. */
  saveCodeTally(tally: CodeTally): Promise<Written>;
}

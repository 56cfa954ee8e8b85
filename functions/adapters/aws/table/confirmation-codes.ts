import type { CodeTally, ConfirmationCode } from '../../../core/consents/confirmation-code.ts';
import type { ConfirmationCodes } from '../../../ports/codes/confirmation-codes.ts';
import type { Clock } from '../../../ports/world/clock.ts';
import { versionBeforeOrExpired } from './conditions.ts';
import { codeTallyKey, confirmationKey } from './keys.ts';
import { expireAfter, type Rows, readBody } from './rows.ts';

/** Nothing asks for a code or a tally a day after its last change: limits look back that far. */
const keptDays = 1;

/** Confirmation codes and how many went out, in the table: rows that expire by themselves. */
export function makeConfirmationCodes(rows: Rows, clock: Clock): ConfirmationCodes {
  /** Kept from now on: a row whose time is over counts as gone, though it may still be there. */
  const attributes = (version: number) => ({ version, ...expireAfter(keptDays, clock.now().toISOString()) });
  const condition = (version: number) => versionBeforeOrExpired(version, clock.now());
  return {
    async confirmation(customer, reference) {
      const row = await rows.readOne(confirmationKey(customer, reference));
      return row && readBody<ConfirmationCode>(row);
    },
    saveConfirmation: (code) =>
      rows.replace(
        confirmationKey(code.customer, code.reference),
        code,
        attributes(code.version),
        condition(code.version),
      ),
    async codeTallies(keys) {
      const found = await rows.read(keys.map(codeTallyKey));
      return [...found.values()].map(readBody<CodeTally>);
    },
    saveCodeTally: (tally) =>
      rows.replace(codeTallyKey(tally.key), tally, attributes(tally.version), condition(tally.version)),
  };
}

import type { CodeTally, ConfirmationCode } from '../../core/consents/confirmation-code.ts';
import type { ConfirmationCodes } from '../../ports/codes/confirmation-codes.ts';

/** Confirmation codes and how many went out, in memory; `asked` is told of each request. */
export function makeConfirmationCodes(asked: () => void) {
  const codes = new Map<string, Map<string, ConfirmationCode>>();
  const tallies = new Map<string, CodeTally>();
  const isNext = (known: { readonly version: number } | undefined, version: number): boolean =>
    (known?.version ?? 0) === version - 1;

  const port: ConfirmationCodes = {
    async confirmation(customer, reference) {
      asked();
      return codes.get(customer)?.get(reference);
    },
    async saveConfirmation(code) {
      asked();
      const own = codes.get(code.customer) ?? new Map<string, ConfirmationCode>();
      if (!isNext(own.get(code.reference), code.version)) return 'conflict';
      codes.set(code.customer, own.set(code.reference, code));
      return 'written';
    },
    async codeTallies(keys) {
      asked();
      return keys.flatMap((key) => tallies.get(key) ?? []);
    },
    async saveCodeTally(tally) {
      asked();
      if (!isNext(tallies.get(tally.key), tally.version)) return 'conflict';
      tallies.set(tally.key, tally);
      return 'written';
    },
  };
  return {
    port,
    of: (customer: string): readonly ConfirmationCode[] => [...(codes.get(customer)?.values() ?? [])],
    forget: (customer: string): boolean => codes.delete(customer),
  };
}

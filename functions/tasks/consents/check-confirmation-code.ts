import type { Policy } from '../../../statemachines/language/policy.ts';
import { type ConfirmationCode, readAnswer, tryCode } from '../../core/consents/confirmation-code.ts';
import { fingerprint } from '../../core/records/fingerprint.ts';
import type { ConfirmationCodes } from '../../ports/codes/confirmation-codes.ts';
import type { CustomerReads } from '../../ports/customer/customer-reads.ts';
import type { Bus } from '../../ports/world/bus.ts';
import type { Backoff, Clock } from '../../ports/world/clock.ts';
import type { SigningKey } from '../../ports/world/signing-key.ts';
import { findCustomer } from '../profile/find-customer.ts';
import { publish } from '../publish.ts';
import { retryConflict } from '../retry-conflict.ts';

export interface CheckCodePorts {
  readonly store: CustomerReads & ConfirmationCodes;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly policy: Policy;
  readonly signingKey: SigningKey;
}

/** What the app's back end is answered, as JSON with an HTTP status. */
export type CodeAnswer =
  | { readonly status: 200; readonly says: { readonly outcome: 'confirmed' } }
  | {
      readonly status: 400;
      readonly says: { readonly outcome: 'malformed'; readonly because: string };
    }
  | { readonly status: 422; readonly says: { readonly outcome: 'wrong'; readonly triesLeft: number } }
  | {
      readonly status: 410;
      readonly says: { readonly outcome: 'expired' | 'used' | 'used up' | 'unknown' };
    };

/**
 * Checks the digits that somebody gave to the app. `body` is JSON: customer and reference as in `code.requested`, and
 * `code`. Each answer is written before it is given, under the code's version: of many at the same time only as many
 * are heard as there are tries. Right digits are heard once, and told to the door as `code.confirmed`.
 */
export async function checkConfirmationCode(body: string, ports: CheckCodePorts): Promise<CodeAnswer> {
  const { store, clock, backoff, policy, signingKey } = ports;
  const read = readAnswer(body);
  if (read === undefined)
    return {
      status: 400,
      says: { outcome: 'malformed', because: 'send JSON: customer, reference and code, all of them text' },
    };
  const { customer, reference, digits } = read;
  const key = await signingKey();
  return retryConflict<CodeAnswer>('confirmation code', backoff, async () => {
    const now = clock.now();
    const known = await findCode(customer, reference, store);
    const tried = tryCode(known, digits, key, now, policy.codes);
    switch (tried.tried) {
      case 'wrong': {
        const { code, triesLeft } = tried;
        if ((await store.saveConfirmation(code)) === 'conflict') return 'conflict';
        if (triesLeft <= 0) await tell('code.used-up', code, now, ports);
        return { status: 422, says: { outcome: 'wrong', triesLeft: Math.max(0, triesLeft) } };
      }
      case 'right': {
        const { code } = tried;
        if ((await store.saveConfirmation(code)) === 'conflict') return 'conflict';
        await tell('code.confirmed', code, now, ports);
        const confirmed = { ...code, version: code.version + 1, state: 'confirmed' } as const;
        // Somebody else was as right at the same moment: one of the two is told that the code is used.
        if ((await store.saveConfirmation(confirmed)) === 'conflict') return 'conflict';
        return { status: 200, says: { outcome: 'confirmed' } };
      }
      default:
        return { status: 410, says: { outcome: tried.tried } };
    }
  });
}

/** A visitor who has joined meanwhile may have asked under either id. */
async function findCode(
  id: string,
  reference: string,
  store: CustomerReads & ConfirmationCodes,
): Promise<ConfirmationCode | undefined> {
  const known = await store.confirmation(id, reference);
  if (known !== undefined) return known;
  const { customer } = await findCustomer(id, {}, store);
  return customer === id ? undefined : store.confirmation(customer, reference);
}

/** The same event however often the code is answered. */
const tell = (
  name: 'code.confirmed' | 'code.used-up',
  { customer, reference, issuedAt }: ConfirmationCode,
  now: Date,
  { bus }: CheckCodePorts,
): Promise<void> =>
  publish(
    [
      {
        name,
        customer,
        id: `code-${fingerprint(name, customer, reference, issuedAt)}`,
        at: now.toISOString(),
        properties: { reference },
      },
    ],
    { bus },
  );

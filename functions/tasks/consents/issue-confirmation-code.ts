import type { CustomerEvent } from '../../../statemachines/language/events.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import type { View } from '../../../statemachines/language/view.ts';
import {
  contactOf,
  countCode,
  deriveDigits,
  findBarred,
  minutesLeft,
  networkOf,
  renewCode,
} from '../../core/consents/confirmation-code.ts';
import type { Decision } from '../../core/decision/asked.ts';
import type { ConfirmationCodes } from '../../ports/codes/confirmation-codes.ts';
import type { Backoff } from '../../ports/world/clock.ts';
import type { SigningKey } from '../../ports/world/signing-key.ts';
import { retryConflict } from '../retry-conflict.ts';

export interface IssuePorts {
  readonly store: ConfirmationCodes;
  readonly backoff: Backoff;
  readonly policy: Policy;
  readonly signingKey: SigningKey;
}

type CodeRequest = Extract<CustomerEvent, { name: 'code.requested' }>;

/** The code, or why there is none. */
type Issued = NonNullable<View['code']> | Extract<Decision, { decision: 'leave' }>;

/**
 * Takes a place among the codes that may go out, and answers the one that the request gets, or why it gets none. For
 * the same run always the same, until the code is over. The digits go into the message and nowhere else.
 */
export async function issueConfirmationCode(
  request: CodeRequest,
  run: string,
  { store, backoff, policy: { codes }, signingKey }: IssuePorts,
  now: Date,
): Promise<Issued> {
  const barred = findBarred(request, codes);
  if (barred !== undefined) return { decision: 'leave', reason: 'country-barred', because: barred };
  const key = await signingKey();
  const contact = contactOf(request, key);
  const network = networkOf(request, key);
  const wanted = [
    { key: contact, limits: codes },
    ...(network === undefined
      ? []
      : [{ key: network, limits: { perHour: codes.perHour, perDay: codes.perDay } }]),
  ];
  const { customer, key: reference } = request;

  return retryConflict<Issued>('confirmation codes', backoff, async () => {
    const [tallies, known] = await Promise.all([
      store.codeTallies(wanted.map((one) => one.key)),
      store.confirmation(customer, reference),
    ]);
    const counted = wanted.map(({ key, limits }) => {
      const tally = tallies.find((one) => one.key === key) ?? { key, version: 0, sent: [] };
      return { before: tally, after: countCode(tally, run, now, limits) };
    });
    for (const { after } of counted)
      if ('because' in after) return { decision: 'leave', reason: 'too-many-codes', because: after.because };

    const code = renewCode(known, { customer, reference, contact }, now, codes);
    const writes = counted.flatMap(({ before, after }) =>
      'because' in after || after.tally === before ? [] : [() => store.saveCodeTally(after.tally)],
    );
    if (code !== known) writes.push(() => store.saveConfirmation(code));
    return (await writeAll(writes)) === 'conflict'
      ? 'conflict'
      : { digits: deriveDigits(key, code, codes), minutes: minutesLeft(code, now) };
  });
}

/** One after the other, so that nothing is written behind a conflict. */
async function writeAll(
  writes: readonly (() => Promise<'written' | 'conflict'>)[],
): Promise<'written' | 'conflict'> {
  for (const write of writes) if ((await write()) === 'conflict') return 'conflict';
  return 'written';
}

import type { Policy } from '../../../statemachines/language/policy.ts';
import type { SendOrder } from '../../../statemachines/language/tasks.ts';
import { spreadOf } from '../records/fingerprint.ts';

/**
 * Why a marketing message is kept from a customer of a control group, the scenario's or that of all marketing;
 * nothing for others. Who is in a group stays in it, and a larger group holds all of a smaller one.
 */
export function explainHoldout(
  { kind, scenario: { id, holdout = 0 } }: Pick<SendOrder, 'kind' | 'scenario'>,
  customer: string,
  policy: Policy,
): string | undefined {
  if (kind !== 'marketing') return undefined;
  if (spreadOf('holdout', customer) < policy.holdout / 100)
    return `held out: one of ${policy.holdout} % of customers who get no marketing`;
  if (spreadOf('holdout', id, customer) < holdout / 100)
    return `held out: one of ${holdout} % of customers who get none of ${id}`;
  return undefined;
}

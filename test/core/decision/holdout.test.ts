import { describe, expect, it } from 'vitest';
import { explainHoldout } from '../../../functions/core/decision/holdout.ts';
import type { SendOrder } from '../../../statemachines/language/tasks.ts';
import { policy } from '../../../statemachines/policy.ts';

const order = (holdout: number | undefined, kind: SendOrder['kind'] = 'marketing', id = 'tested') =>
  ({ kind, scenario: { id, ...(holdout !== undefined && { holdout }) } }) as SendOrder; // all that is asked of it
const customers = Array.from({ length: 4000 }, (_, n) => `customer-${n}`);
const heldOut = (holdout: number | undefined, all = 0, id = 'tested'): readonly string[] =>
  customers.filter(
    (customer) =>
      explainHoldout(order(holdout, 'marketing', id), customer, { ...policy, holdout: all }) !== undefined,
  );

describe('A control group', () => {
  it('has its share of the customers, always the same, and a larger one holds a smaller', () => {
    const five = heldOut(5);
    expect(Math.abs(five.length / customers.length - 0.05)).toBeLessThan(0.015);
    expect(heldOut(5)).toEqual(five);
    expect(heldOut(20)).toEqual(expect.arrayContaining([...five]));
    expect(heldOut(undefined)).toEqual([]);
  });

  it('is another one for another scenario, and one alone for all marketing', () => {
    expect(heldOut(5, 0, 'other')).not.toEqual(heldOut(5));
    expect(heldOut(undefined, 10, 'other')).toEqual(heldOut(undefined, 10));
    expect(Math.abs(heldOut(undefined, 10).length / customers.length - 0.1)).toBeLessThan(0.02);
  });

  it('gets what is no marketing', () => {
    for (const kind of ['transactional', 'requested'] as const)
      for (const customer of customers.slice(0, 50))
        expect(explainHoldout(order(99, kind), customer, { ...policy, holdout: 99 })).toBeUndefined();
  });
});

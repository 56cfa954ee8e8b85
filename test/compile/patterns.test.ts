import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { matchesPattern } from '../../scripts/local/engine/rules.ts';
import { compileScenario, ruleConditions } from '../../statemachines/compile/compile-scenario.ts';
import {
  atLeast,
  atMost,
  exactly,
  explainMismatch,
  type FactConditions,
  type Facts,
  oneOf,
  orNever,
} from '../../statemachines/language/facts.ts';
import { event, message, type Scenario } from '../../statemachines/language/scenario.ts';
import { holds } from '../core/random.ts';

const few = fc.integer({ min: 0, max: 4 });
const comparisons = fc.oneof(
  few.map(atLeast),
  few.map(atMost),
  few.map((n) => orNever(atLeast(n))),
  few.map((n) => orNever(atMost(n))),
  few.map(exactly),
);
const condition: fc.Arbitrary<FactConditions> = fc.oneof(
  comparisons.map((itemCount) => ({ itemCount })),
  comparisons.map((value) => ({ value })),
  comparisons.map((hoursSinceOrder) => ({ hoursSinceOrder })),
  comparisons.map((nth) => ({ nth })),
  comparisons.map((orders) => ({ orders })),
  fc.constantFrom(oneOf('EUR'), oneOf('EUR', 'USD'), orNever(oneOf('EUR'))).map((currency) => ({ currency })),
  fc.constantFrom(oneOf('customer'), oneOf('customer', 'test')).map((traffic) => ({ traffic })),
  fc.constantFrom(oneOf(true), oneOf(false)).map((reachable) => ({ reachable })),
  fc.constantFrom(oneOf('lost'), oneOf('lost', 'resting')).map((segments) => ({ segments })),
);
const conditions = fc
  .array(condition, { maxLength: 4 })
  .map((all): FactConditions => Object.assign({}, ...all));
const facts: fc.Arbitrary<Facts> = fc.record(
  {
    itemCount: few,
    value: few,
    currency: fc.constantFrom('EUR', 'USD', 'RUB'),
    nth: few,
    orders: few,
    hoursSinceOrder: few,
    traffic: fc.constantFrom('customer', 'customer', 'test', 'staff'),
    reachable: fc.boolean(),
    segments: fc.subarray(['lost', 'resting', 'vip']),
  },
  { requiredKeys: ['nth', 'orders', 'traffic', 'reachable'] },
);

const scenarioOn = (wanted: FactConditions): Scenario => ({
  id: 'cart',
  stage: 'conversion',
  title: 'Cart',
  purpose: 'Reminds.',
  on: event('cart.updated', wanted),
  entry: { per: 'cart', repeated: 'latest wins' },
  steps: [message('cart-reminder', { rank: 5, by: 'email' })],
});
const put = (name: string, given: Facts, source = 'triggermap') => ({
  source,
  'detail-type': name,
  detail: { facts: given },
});

describe('the pattern of a rule', () => {
  it('lets in exactly those whom the conditions let in, and a refusal is always explained', () => {
    let admitted = 0;
    holds(
      fc.property(conditions, facts, (wanted, given) => {
        const scenario = scenarioOn(wanted);
        const matches = matchesPattern(compileScenario(scenario, map).pattern, put('cart.updated', given));
        const mismatch = explainMismatch(ruleConditions(scenario, map.messages), given);
        expect(matches).toBe(mismatch === undefined);
        if (matches) admitted++;
      }),
      { runs: 2000 },
    );
    expect(admitted).toBeGreaterThan(100);
  });

  it('lets in nothing that has not come through the door, and no other event', () => {
    const { pattern } = compileScenario(scenarioOn({}), map);
    const given: Facts = { nth: 1, orders: 0, traffic: 'customer', reachable: true };
    expect(matchesPattern(pattern, put('cart.updated', given))).toBe(true);
    expect(matchesPattern(pattern, put('cart.updated', given, 'app'))).toBe(false);
    expect(matchesPattern(pattern, put('cart.emptied', given))).toBe(false);
  });
});

describe('a refusal', () => {
  it('names the first fact that does not fit, as it is and as it was wanted', () => {
    const given: Facts = { nth: 2, orders: 0, traffic: 'staff', reachable: true };
    expect(explainMismatch({ nth: atLeast(3) }, given)).toBe('nth is 2, wanted at least 3');
    expect(explainMismatch({ nth: atMost(1) }, given)).toBe('nth is 2, wanted at most 1');
    expect(explainMismatch({ nth: exactly(3) }, given)).toBe('nth is 2, wanted exactly 3');
    expect(explainMismatch({ value: atLeast(30) }, given)).toBe('value is not known, wanted at least 30');
    expect(explainMismatch({ traffic: oneOf('customer', 'test') }, given)).toBe(
      'traffic is staff, wanted customer or test',
    );
    expect(
      explainMismatch({ hoursSinceOrder: orNever(atLeast(24)), nth: atLeast(2) }, given),
    ).toBeUndefined();
  });
});

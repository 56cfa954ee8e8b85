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
    const why = (conditions: FactConditions, more: Partial<Facts> = {}) =>
      explainMismatch(conditions, { ...given, ...more });
    expect(why({ nth: atLeast(3) })).toEqual({
      name: 'nth',
      because: 'happened 2 times, wanted at least 3',
    });
    expect(why({ nth: atMost(1) })?.because).toBe('happened 2 times, wanted at most 1');
    expect(why({ viewDays: exactly(2) }, { viewDays: 3 })?.because).toBe(
      'looked at on 3 days, wanted exactly 2',
    );
    expect(why({ viewDays: exactly(2) }, { viewDays: 1 })?.because).toBe(
      'looked at on 1 day, wanted exactly 2',
    );
    expect(why({ orders: atLeast(1) })?.because).toBe('0 orders so far, wanted at least 1');
    expect(why({ value: atLeast(30) })?.because).toBe('its worth is not known, wanted at least 30');
    expect(why({ reachable: oneOf(true) }, { reachable: false })?.because).toBe(
      'cannot be written to with marketing',
    );
    expect(why({ member: oneOf(true) })?.because).toBe('no member');
    expect(why({ segments: oneOf('best') }, { segments: ['lost', 'resting'] })?.because).toBe(
      'in the segments lost and resting, wanted best',
    );
    expect(why({ traffic: oneOf('customer', 'test') })?.because).toBe(
      'traffic by staff, wanted customer or test',
    );
    expect(why({ hoursSinceOrder: orNever(atLeast(24)), nth: atLeast(2) })).toBeUndefined();
  });
});

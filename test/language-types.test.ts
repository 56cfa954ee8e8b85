import { describe, expect, expectTypeOf, it } from 'vitest';
import { days, hours } from '../statemachines/language/durations.ts';
import { atLeast, oneOf } from '../statemachines/language/facts.ts';
import { cascade, event, message, promoCode, scenario, wait } from '../statemachines/language/scenario.ts';

const common = { id: 'x', stage: 'conversion', title: 'X', purpose: 'X.' } as const;
const code = promoCode({ percent: 10, validFor: days(3), notAgainFor: days(30) });

/** What must not compile, each with its reason: `tsc` fails when one of these lines stops being an error. */
const mustNotCompile = [
  () =>
    scenario({
      ...common,
      // @ts-expect-error an event that nobody emits: a scenario on it would never start
      on: event('cart.udpated'),
      entry: { per: 'cart', repeated: 'latest wins' },
      steps: [message('welcome', { by: 'email' })],
    }),
  () =>
    scenario({
      ...common,
      on: event('customer.registered'),
      entry: { per: 'customer', repeated: 'never again' },
      // @ts-expect-error a registration carries no cart to remind of
      steps: [message('cart-reminder', { by: 'email' })],
    }),
  () =>
    scenario({
      ...common,
      on: event('cart.updated'),
      entry: { per: 'cart', repeated: 'latest wins' },
      // @ts-expect-error a scenario without steps does nothing
      steps: [],
    }),
  () =>
    scenario({
      ...common,
      on: event('cart.updated'),
      // @ts-expect-error a cart event names no order to have one run of
      entry: { per: 'order', repeated: 'latest wins' },
      steps: [message('cart-reminder', { by: 'email' })],
    }),
  () =>
    scenario({
      ...common,
      on: event('cart.updated'),
      entry: { per: 'cart', repeated: 'latest wins' },
      // @ts-expect-error a goal that cannot happen would never be reached
      goal: 'order.plced',
      steps: [message('cart-reminder', { by: 'email' })],
    }),
  // @ts-expect-error a wait of nothing
  () => wait(hours(0)),
  // @ts-expect-error a wait into the past
  () => wait(days(-1)),
  // @ts-expect-error half an hour is minutes(30)
  () => wait(hours(0.5)),
  // @ts-expect-error a bare object is not a time: it would compile to zero seconds
  () => wait({}),
  // @ts-expect-error a cascade of no channels reaches nobody
  () => cascade(),
  // @ts-expect-error the offer states a code, so the step must hand one out
  () => message('cart-offer', { by: 'email' }),
  // @ts-expect-error the reminder has no place for a code
  () => message('cart-reminder', { by: 'email', with: code }),
  // @ts-expect-error the offer is not written as SMS
  () => message('cart-offer', { by: 'sms', with: code }),
  // @ts-expect-error a message that nobody wrote
  () => message('cart-remainder', { by: 'email' }),
  // @ts-expect-error traffic is a word, not a number
  () => event('cart.updated', { traffic: atLeast(1) }),
  // @ts-expect-error a count is compared, not listed
  () => event('cart.updated', { orders: oneOf('1') }),
];

describe('the language', () => {
  it('refuses what cannot work, at the type check', () => {
    // None is ever called: that they do not compile is what `tsc` checks.
    expect(mustNotCompile.length).toBeGreaterThan(10);
  });

  it('lets a message about the customer follow any trigger', () => {
    expectTypeOf(
      scenario({
        ...common,
        on: event('cart.updated'),
        entry: { per: 'customer', repeated: { after: days(30) } },
        steps: [message('welcome', { by: 'email' })],
      }),
    ).toBeObject();
  });
});

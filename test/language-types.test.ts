import { describe, expect, expectTypeOf, it } from 'vitest';
import { days, hours } from '../statemachines/language/durations.ts';
import { atLeast, oneOf } from '../statemachines/language/facts.ts';
import {
  cascade,
  date,
  daysAfter,
  emit,
  event,
  inactivity,
  message,
  promoCode,
  scenario,
  wait,
  waitFor,
  waitUntil,
} from '../statemachines/language/scenario.ts';

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
      steps: [message('welcome', { rank: 4, by: 'email' })],
    }),
  () =>
    scenario({
      ...common,
      on: event('customer.registered'),
      entry: { per: 'customer', repeated: 'never again' },
      // @ts-expect-error a registration carries no cart to remind of
      steps: [message('cart-reminder', { rank: 5, by: 'email' })],
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
      steps: [message('cart-reminder', { rank: 5, by: 'email' })],
    }),
  () =>
    scenario({
      ...common,
      on: event('cart.updated'),
      entry: { per: 'cart', repeated: 'latest wins' },
      // @ts-expect-error a goal that cannot happen would never be reached
      goal: 'order.plced',
      steps: [message('cart-reminder', { rank: 5, by: 'email' })],
    }),
  () =>
    scenario({
      ...common,
      on: date('birthday', { days: -7, yearly: true }),
      // @ts-expect-error a birthday is about the customer and names no order
      entry: { per: 'order', repeated: 'when finished' },
      steps: [message('welcome', { rank: 4, by: 'email' })],
    }),
  () =>
    scenario({
      ...common,
      on: date('birthday', { days: -7, yearly: true }),
      entry: { per: 'customer', repeated: 'when finished' },
      // @ts-expect-error a birthday brings no order to confirm
      steps: [message('order-confirmed', { by: 'email' })],
    }),
  () =>
    scenario({
      ...common,
      on: daysAfter('order.delivered', 7),
      entry: { per: 'order', repeated: 'never again' },
      // @ts-expect-error a message about a cart stays wrong inside a wait for events
      steps: [
        message('order-confirmed', { by: 'email' }),
        waitFor(
          { 'review.submitted': [message('cart-reminder', { rank: 5, by: 'email' })] },
          { atMost: days(5) },
        ),
      ],
    }),
  () =>
    scenario({
      ...common,
      on: event('cart.updated'),
      entry: { per: 'cart', repeated: 'latest wins' },
      // @ts-expect-error a price belongs to a product: no customer's run ends with it
      exits: ['product.price-changed'],
      steps: [message('cart-reminder', { rank: 5, by: 'email' })],
    }),
  // @ts-expect-error a change of stock happens to no customer
  () => event('product.stock-changed'),
  // @ts-expect-error what the sweep says to the rules is written as date(), inactivity() or daysAfter()
  () => event('scenario.due'),
  // @ts-expect-error a cart reaches no status
  () => daysAfter('cart.updated', 7),
  // @ts-expect-error an absence of an event that nobody emits would last for ever
  () => inactivity('page.veiwed', 30),
  // @ts-expect-error a date without days before or after it
  () => date('birthday', {}),
  // @ts-expect-error a misspelt event would be waited for in vain
  () => waitFor({ 'review.submited': [] }, { atMost: days(5) }),
  // @ts-expect-error what happens to a product answers no customer's run
  () => waitFor({ 'product.price-changed': [] }, { atMost: days(5) }),
  // @ts-expect-error a wait for an event that never comes must end
  () => waitFor({ 'review.submitted': [] }, {}),
  // @ts-expect-error without a date on the profile there must be another way to end the wait
  () => waitUntil('profile', 'birthday', {}),
  // @ts-expect-error ten in the morning is 10:00
  () => waitUntil('profile', 'birthday', { otherwise: days(1), at: '10 am' }),
  // @ts-expect-error only a provider or a site tells what became of a message
  () => emit('message.clicked'),
  // @ts-expect-error two marketing messages on one day: which goes first is not left to chance
  () => message('cart-reminder', { by: 'email' }),
  // @ts-expect-error a confirmation waits for no other message
  () => message('order-confirmed', { by: 'email', rank: 1 }),
  // @ts-expect-error marketing never goes at night
  () => message('cart-reminder', { rank: 5, by: 'email', notAtNight: true }),
  // @ts-expect-error one channel has no next one to try
  () => message('cart-reminder', { rank: 5, by: 'email', reach: { within: hours(4), by: 'clicked' } }),
  () =>
    // @ts-expect-error nobody tells whether a push was delivered
    message('cart-reminder', {
      rank: 5,
      by: cascade('push', 'email'),
      reach: { within: hours(4), by: 'delivered' },
    }),
  () =>
    message('cart-reminder', {
      rank: 5,
      by: cascade('email', 'push'),
      // @ts-expect-error opens decide nothing: mail proxies open everything
      reach: { within: hours(4), by: 'opened' },
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
  () => message('cart-offer', { rank: 8, by: 'email' }),
  // @ts-expect-error the reminder has no place for a code
  () => message('cart-reminder', { rank: 5, by: 'email', with: code }),
  // @ts-expect-error the offer is not written as SMS
  () => message('cart-offer', { rank: 8, by: 'sms', with: code }),
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
    expect(mustNotCompile.length).toBeGreaterThan(30);
  });

  it('lets a message about the customer follow any trigger', () => {
    expectTypeOf(
      scenario({
        ...common,
        on: event('cart.updated'),
        entry: { per: 'customer', repeated: { after: days(30) } },
        steps: [message('welcome', { rank: 4, by: 'email' })],
      }),
    ).toBeObject();
  });

  it('lets email be waited for until it is delivered, and any channel until it is clicked', () => {
    expectTypeOf(
      message('cart-reminder', {
        rank: 5,
        by: cascade('email', 'push'),
        reach: { within: hours(4), by: 'delivered' },
      }),
    ).toBeObject();
    expectTypeOf(
      message('cart-reminder', {
        rank: 5,
        by: cascade('push', 'email', 'sms'),
        reach: { within: hours(4), by: 'clicked' },
      }),
    ).toBeObject();
  });

  it('lets a message about the order follow an order, and days after it', () => {
    expectTypeOf(
      scenario({
        ...common,
        on: daysAfter('order.delivered', 7),
        entry: { per: 'order', repeated: 'never again' },
        steps: [
          waitFor(
            { 'review.submitted': [message('welcome', { rank: 4, by: 'email' })] },
            { atMost: days(5), otherwise: [message('order-confirmed', { by: 'email' })] },
          ),
        ],
      }),
    ).toBeObject();
  });
});

import { describe, expect, it } from 'vitest';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { days, hours, minutes } from '../../statemachines/language/durations.ts';
import { atLeast, atMost, oneOf, orNever } from '../../statemachines/language/facts.ts';
import { attribute, field, happened, hasOrders, wasSent } from '../../statemachines/language/questions.ts';
import {
  cascade,
  choose,
  event,
  message,
  promoCode,
  type Scenario,
  scenario,
  wait,
  when,
} from '../../statemachines/language/scenario.ts';
import { straightWay } from './ways.ts';

const code = promoCode({ percent: 10, validFor: days(3), notAgainFor: days(30) });

const cartWith = (steps: Scenario['steps'], more: Partial<Scenario> = {}): Scenario => ({
  id: 'cart',
  stage: 'conversion',
  title: 'Cart',
  purpose: 'Reminds.',
  on: event('cart.updated'),
  entry: { per: 'cart', repeated: 'latest wins' },
  steps,
  ...more,
});
const definitionOf = (steps: Scenario['steps'], more: Partial<Scenario> = {}) =>
  compileScenario(cartWith(steps, more)).definition;
const orderOf = (definition: ReturnType<typeof definitionOf>, name: string) => {
  const state = definition.States[name];
  return state?.Type === 'Task' ? state.Parameters.order : undefined;
};

describe('a cart scenario of three mails, each after a wait and a check', () => {
  const threeMails = scenario({
    id: 'three-mails',
    stage: 'conversion',
    title: 'Three mails',
    purpose: 'Reminds, offers, reminds once more.',
    on: event('cart.updated'),
    entry: { per: 'cart', repeated: 'latest wins' },
    goal: 'order.placed',
    steps: [
      wait(hours(3)),
      message('cart-reminder', { by: cascade('email', 'push', 'sms') }),
      wait(days(1)),
      message('cart-offer', { by: 'email', with: code }),
      wait(days(2)),
      message('cart-reminder', { by: 'email' }),
    ],
  });

  it('enters ten states, and no more', () => {
    const way = straightWay(compileScenario(threeMails).definition);
    expect(way).toEqual([
      'Wait 3 hours',
      'Cart reminder',
      'Cart reminder: go on?',
      'Wait 1 day',
      'Cart offer',
      'Cart offer: go on?',
      'Wait 2 days',
      'Cart reminder (2)',
      'Cart reminder (2): go on?',
      'Finished',
    ]);
    expect(way).toHaveLength(10);
  });

  it('enters three more when a message waits for a good hour', () => {
    const { States } = compileScenario(threeMails).definition;
    expect(States['Cart reminder: go on?']).toMatchObject({
      Choices: [
        { StringEquals: 'wait', Next: 'Cart reminder: wait for a good hour' },
        { StringEquals: 'leave' },
      ],
    });
    expect(States['Cart reminder: wait for a good hour']).toEqual({
      Type: 'Wait',
      TimestampPath: '$.step.next',
      Next: 'Cart reminder',
    });
  });
});

describe('states', () => {
  it('that are named alike are numbered from the second on, in reading order', () => {
    const { States } = definitionOf([
      message('cart-reminder', { by: 'email' }),
      when(happened('order.placed'), {
        yes: [wait(days(1)), message('welcome', { by: 'email' })],
        no: [wait(days(1)), message('cart-reminder', { by: 'push' })],
      }),
      wait(days(1)),
      message('cart-reminder', { by: 'sms' }),
    ]);
    expect(Object.keys(States).filter((name) => !name.includes(':'))).toEqual([
      'Cart reminder',
      'Order placed?',
      'Wait 1 day',
      'Welcome',
      'Wait 1 day (2)',
      'Cart reminder (2)',
      'Wait 1 day (3)',
      'Cart reminder (3)',
      'Finished',
      'Left',
    ]);
  });

  it('of questions read as questions', () => {
    const ask = [
      happened('order.placed'),
      happened('checkout.started', days(7)),
      happened('product.viewed', hours(1)),
      hasOrders(1),
      hasOrders(2),
      wasSent('welcome', days(30)),
      field('language'),
      attribute('shoe size'),
    ];
    const [first, ...others] = ask.map((question) =>
      choose(question, { yes: [] }, [message('cart-reminder', { by: 'email' })]),
    );
    const names = first === undefined ? [] : Object.keys(definitionOf([first, ...others]).States);
    expect(names.filter((name) => name.endsWith('?') && !name.includes(':'))).toEqual([
      'Order placed?',
      'Checkout started within 7 days?',
      'Product viewed within 1 hour?',
      'At least 1 order?',
      'At least 2 orders?',
      'Was sent welcome within 30 days?',
      'Which language?',
      'Which shoe size?',
    ]);
  });

  it('of questions that differ in letters a step id cannot hold still have ids of their own', () => {
    const asking = (name: string) =>
      choose(attribute(name), { M: [] }, [message('cart-reminder', { by: 'email' })]);
    const { States } = definitionOf([
      asking('размер'),
      asking('цвет'),
      asking('Size'),
      asking('size'),
      asking('size 2'),
    ]);
    const ids = Object.values(States).flatMap((state) =>
      state.Type === 'Task' && 'ask' in state.Parameters.order ? [state.Parameters.order.step] : [],
    );
    expect(ids).toEqual(['which', 'which-2', 'which-size', 'which-size-2', 'which-size-2-2']);
  });

  it('of very long questions are cut, and stay apart', () => {
    const long = 'a question that goes on and on and on and on and on and on and on and on ';
    const asking = (name: string) =>
      choose(attribute(name), { M: [] }, [message('cart-reminder', { by: 'email' })]);
    const names = Object.keys(definitionOf([asking(`${long}1`), asking(`${long}2`)]).States);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(80);
    expect(names.filter((name) => name.startsWith('Look: Which a question'))).toHaveLength(2);
  });

  it('say what a message is, in words', () => {
    const { States } = definitionOf([
      message('cart-reminder', { by: cascade('email', 'push', 'sms') }),
      message('cart-offer', { by: 'push', with: code }),
      message('welcome', { by: 'email', within: minutes(90) }),
    ]);
    expect(States['Cart reminder']).toMatchObject({ Comment: 'marketing, by email → push → SMS' });
    expect(States['Cart offer']).toMatchObject({
      Comment: 'marketing, by push, with a code of 10 % for 3 days',
    });
    expect(States.Welcome).toMatchObject({ Comment: 'marketing, by email' });
  });
});

describe('a Task', () => {
  it('carries its whole order, so that the functions know no scenario', () => {
    const definition = definitionOf(
      [
        message('cart-offer', {
          by: cascade('email', 'push'),
          with: promoCode({ percent: 15, validFor: days(3), minimumBasket: 30, notAgainFor: days(30) }),
          postpone: days(1),
          within: days(2),
        }),
        wait(days(1), { from: 'trigger', goodHour: false }),
        message('cart-reminder', { by: 'email' }),
      ],
      {
        goal: 'order.placed',
        exits: ['cart.emptied', 'customer.updated'],
        on: event('cart.updated', { hoursSinceOrder: orNever(atLeast(24)) }),
      },
    );
    expect(orderOf(definition, 'Cart offer')).toEqual({
      version: 1,
      scenario: {
        id: 'cart',
        entry: { per: 'key', repeated: 'latest wins', longestSeconds: (1 + 1 + 1 + 1) * 86_400 },
        goal: { event: 'order.placed', sameKey: false },
        exits: [
          { event: 'cart.emptied', sameKey: true },
          { event: 'customer.updated', sameKey: false },
        ],
        still: { hoursSinceOrder: { atLeast: 24, orNever: true }, traffic: { oneOf: ['customer'] } },
      },
      step: 'cart-offer',
      message: 'cart-offer',
      kind: 'marketing',
      channels: ['email', 'push'],
      offer: { percent: 15, validForSeconds: 3 * 86_400, minimumBasket: 30, notAgainForSeconds: 30 * 86_400 },
      postponeSeconds: 86_400,
      withinSeconds: 2 * 86_400,
      wait: { seconds: 86_400, from: 'trigger', goodHour: false },
      last: false,
    });
    expect(orderOf(definition, 'Cart reminder')).toMatchObject({ step: 'cart-reminder', last: true });
  });

  it('of a condition says for each answer what follows', () => {
    const definition = definitionOf([
      choose(field('language'), { en: [wait(days(1)), message('cart-reminder', { by: 'email' })], ru: [] }, [
        message('welcome', { by: 'push' }),
      ]),
    ]);
    expect(orderOf(definition, 'Look: Which language?')).toMatchObject({
      step: 'which-language',
      ask: { ask: 'field', field: 'language' },
      answers: {
        en: { wait: { seconds: 86_400, from: 'before', goodHour: true }, last: false },
        ru: { last: true },
      },
      otherwise: { last: false },
    });
    expect(definition.States['Which language?']).toEqual({
      Type: 'Choice',
      Choices: [
        { Variable: '$.step.go', StringEquals: 'leave', Next: 'Left' },
        { Variable: '$.step.answer', StringEquals: 'en', Next: 'Wait 1 day' },
        { Variable: '$.step.answer', StringEquals: 'ru', Next: 'Finished' },
      ],
      Default: 'Welcome',
    });
  });

  it('before a wait plans it, whichever branch it is the last of', () => {
    const day = { wait: { seconds: 86_400, from: 'before', goodHour: true }, last: false };
    const definition = definitionOf([
      when(hasOrders(1), { yes: [message('welcome', { by: 'email' })], no: [] }),
      wait(days(1)),
      message('cart-reminder', { by: 'email' }),
    ]);
    expect(orderOf(definition, 'Welcome')).toMatchObject(day);
    expect(orderOf(definition, 'Look: At least 1 order?')).toMatchObject({
      answers: { yes: { last: false } },
      otherwise: day,
    });
  });
});

describe('a first wait', () => {
  it('is counted from the trigger by Step Functions itself: no Task has run that could plan it', () => {
    const { StartAt, States } = definitionOf([wait(hours(3)), message('cart-reminder', { by: 'email' })]);
    expect(StartAt).toBe('Wait 3 hours');
    expect(States['Wait 3 hours']).toEqual({ Type: 'Wait', Seconds: 10_800, Next: 'Cart reminder' });
  });
});

describe('the pattern of the rule', () => {
  const patternOf = (more: Partial<Scenario>) =>
    compileScenario(cartWith([message('cart-reminder', { by: 'email' })], more)).pattern;

  it('keeps out those whom marketing cannot reach, and who are no customers', () => {
    expect(patternOf({})).toEqual({
      source: ['triggermap'],
      'detail-type': ['cart.updated'],
      detail: { facts: { traffic: ['customer'], reachable: [true] } },
    });
  });

  it('says what the scenario says of its facts', () => {
    const facts = {
      itemCount: atLeast(1),
      value: atMost(1000),
      hoursSinceOrder: orNever(atLeast(24)),
      currency: oneOf('EUR', 'USD'),
      traffic: oneOf('customer', 'test'),
    };
    expect(patternOf({ on: event('cart.updated', facts) }).detail?.facts).toEqual({
      itemCount: [{ numeric: ['>=', 1] }],
      value: [{ numeric: ['<=', 1000] }],
      hoursSinceOrder: [{ exists: false }, { numeric: ['>=', 24] }],
      currency: ['EUR', 'USD'],
      traffic: ['customer', 'test'],
      reachable: [true],
    });
  });

  it('lets everybody in to a scenario with a transactional message', () => {
    const { pattern } = compileScenario({
      ...cartWith([message('order-confirmed', { by: 'email' })]),
      on: event('order.placed'),
      entry: { per: 'order', repeated: 'never again' },
    });
    expect(pattern).toEqual({ source: ['triggermap'], 'detail-type': ['order.placed'] });
  });
});

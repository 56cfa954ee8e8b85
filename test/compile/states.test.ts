import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { orderOf } from '../../statemachines/compile/order-of.ts';
import { days, hours, minutes } from '../../statemachines/language/durations.ts';
import { atLeast, atMost, exactly, oneOf, orNever } from '../../statemachines/language/facts.ts';
import {
  attribute,
  field,
  happened,
  hasOrders,
  hasPoints,
  type Question,
  said,
  wasSent,
} from '../../statemachines/language/questions.ts';
import {
  alertPerson,
  cascade,
  choose,
  date,
  daysAfter,
  earnPoints,
  emit,
  enterSegment,
  event,
  expirePoints,
  leaveSegment,
  message,
  occasion,
  promoCode,
  type Scenario,
  type Step,
  scenario,
  wait,
  waitFor,
  waitForMorning,
  waitUntil,
  waitWorking,
  when,
  yieldTo,
} from '../../statemachines/language/scenario.ts';
import { straightWay } from './ways.ts';

const code = promoCode({ percent: 10, validFor: days(3), notAgainFor: days(30), comesFirst: true });

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
  compileScenario(cartWith(steps, more), map).definition;
const orderIn = (definition: ReturnType<typeof definitionOf>, name: string) => {
  const state = definition.States[name];
  return state?.Type === 'Task' ? orderOf(state) : undefined;
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
      message('cart-reminder', { rank: 5, by: cascade('email', 'push', 'sms') }),
      wait(days(1)),
      message('cart-offer', { rank: 8, by: 'email', with: code }),
      wait(days(2)),
      occasion('once more', message('cart-reminder', { rank: 5, by: 'email' })),
    ],
  });

  it('enters ten states, and no more', () => {
    const way = straightWay(compileScenario(threeMails, map).definition);
    expect(way).toEqual([
      'Wait 3 hours',
      'Cart reminder',
      'Cart reminder: go on?',
      'Wait 1 day',
      'Cart offer',
      'Cart offer: go on?',
      'Wait 2 days',
      'Cart reminder, once more',
      'Cart reminder, once more: go on?',
      'Finished',
    ]);
    expect(way).toHaveLength(10);
  });

  it('enters three more when a message waits for a good hour', () => {
    const { States } = compileScenario(threeMails, map).definition;
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
  it('that say their occasion have it in their names and ids, and no number', () => {
    const { States } = definitionOf([
      message('cart-reminder', { rank: 5, by: 'email' }),
      wait(days(1)),
      occasion('once more in the morning', message('cart-reminder', { rank: 5, by: 'sms' })),
      occasion(
        'after the last reminder',
        when(happened('order.placed'), { yes: [], no: [alertPerson('Look.')] }),
      ),
    ]);
    expect(Object.keys(States)).toEqual([
      'Cart reminder',
      'Cart reminder: go on?',
      'Cart reminder: wait for a good hour',
      'Wait 1 day',
      'Cart reminder, once more in the morning',
      'Cart reminder, once more in the morning: go on?',
      'Cart reminder, once more in the morning: wait for a good hour',
      'Look: Order placed, after the last reminder?',
      'Order placed, after the last reminder?',
      'Alert a person',
      'Alert a person: go on?',
      'Finished',
      'Left',
    ]);
    const ids = Object.values(States).flatMap((state) =>
      state.Type === 'Task' ? [orderOf(state).step] : [],
    );
    expect(ids).toEqual([
      'cart-reminder',
      'cart-reminder-once-more-in-the-morning',
      'order-placed-after-the-last-reminder',
      'alert-a-person',
    ]);
  });

  it('of ways that go on equally are the same states', () => {
    const tail = () => [wait(days(1)), message('cart-reminder', { rank: 5, by: 'email' })];
    const { States } = definitionOf([
      alertPerson('Look.'),
      when(happened('order.placed'), {
        yes: tail(),
        no: [
          when(hasOrders(1), { yes: tail(), no: [message('welcome', { rank: 4, by: 'email' }), ...tail()] }),
        ],
      }),
    ]);
    expect(Object.keys(States)).toEqual([
      'Alert a person',
      'Alert a person: go on?',
      'Look: Order placed?',
      'Order placed?',
      'Look: At least 1 order?',
      'At least 1 order?',
      'Welcome',
      'Welcome: go on?',
      'Welcome: wait for a good hour',
      'Wait 1 day',
      'Cart reminder',
      'Cart reminder: go on?',
      'Cart reminder: wait for a good hour',
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
      hasPoints(1),
      hasPoints(200, days(14)),
      field('language'),
      attribute('shoe size'),
    ];
    const [first, ...others] = ask.map((question, index) =>
      choose(question, { yes: [] }, [occasion(`at question ${index}`, alertPerson('Look.'))]),
    );
    const names = first === undefined ? [] : Object.keys(definitionOf([first, ...others]).States);
    expect(names.filter((name) => name.endsWith('?') && !name.includes(':'))).toEqual([
      'Order placed?',
      'Checkout started in the last 7 days?',
      'Product viewed in the last hour?',
      'At least 1 order?',
      'At least 2 orders?',
      "Was 'Welcome' sent in the last 30 days?",
      'At least 1 point?',
      'At least 200 points ending within 14 days?',
      'Which language?',
      'Which shoe size?',
    ]);
  });

  it('of very long questions are cut', () => {
    const long = 'a question that goes on and on and on and on and on and on and on and on and on';
    const asking = choose(attribute(long), { M: [] }, [message('cart-reminder', { rank: 5, by: 'email' })]);
    const names = Object.keys(definitionOf([asking]).States);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(80);
    expect(names[0]).toMatch(/^Look: Which a question .*…\?$/);
  });

  it('of questions about messages and what was answered are told in a marketer’s words', () => {
    const toTheSurvey = { question: oneOf('service-survey') };
    const named = (question: Question, more: Partial<Scenario> = {}) =>
      Object.keys(definitionOf([choose(question, { x: [] }, [alertPerson('Look.')])], more).States)[1];
    expect(named(said('order.cancelled', 'by'))).toBe('Order cancelled by whom?');
    expect(named(said('question.answered', 'answer', toTheSurvey))).toBe(
      'Survey after a delivery answered with what?',
    );
    const low = { ...toTheSurvey, answer: oneOf('0', '1', '2', '3', '4', '5', '6') };
    const [, question] = Object.keys(
      definitionOf([when(happened('question.answered', 'this run', low), { yes: [alertPerson('Look.')] })])
        .States,
    );
    expect(question).toBe('Survey after a delivery answered with 0 to 6?');
  });

  it('say what a message is, in words', () => {
    const { States } = definitionOf([
      message('cart-reminder', { rank: 5, by: cascade('email', 'push', 'sms') }),
      message('cart-offer', { rank: 8, by: 'push', with: code }),
      message('welcome', { rank: 4, by: 'email', within: minutes(90) }),
    ]);
    expect(States['Cart reminder']).toMatchObject({ Comment: 'marketing, rank 5, by email → push → SMS' });
    expect(States['Cart offer']).toMatchObject({
      Comment: 'marketing, rank 8, by push, with a code of 10 % for 3 days',
    });
    expect(States.Welcome).toMatchObject({ Comment: 'marketing, rank 4, by email' });
  });
});

describe('a Task', () => {
  it('carries its whole order, so that the functions know no scenario', () => {
    const definition = definitionOf(
      [
        message('cart-offer', {
          rank: 8,
          by: cascade('email', 'push'),
          with: { ...code, percent: 15, minimumBasket: 30 },
          postpone: days(1),
          within: days(2),
        }),
        wait(days(1), { from: 'trigger', goodHour: false }),
        message('cart-reminder', { rank: 5, by: 'email' }),
      ],
      {
        goal: 'order.placed',
        exits: ['cart.emptied', 'customer.updated'],
        on: event('cart.updated', { hoursSinceOrder: orNever(atLeast(24)) }),
      },
    );
    expect(orderIn(definition, 'Cart offer')).toEqual({
      version: 1,
      scenario: {
        id: 'cart',
        // Each message a day of night and a week of pause, the first a day put off; the wait a day.
        entry: { per: 'key', repeated: 'latest wins', longestSeconds: (1 + 8 + 1 + 8) * 86_400 },
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
      purpose: 'offers',
      rank: 8,
      channels: ['email', 'push'],
      offer: {
        percent: 15,
        validForSeconds: 3 * 86_400,
        minimumBasket: 30,
        notAgainForSeconds: 30 * 86_400,
      },
      postponeSeconds: 86_400,
      withinSeconds: 2 * 86_400,
      wait: { seconds: 86_400, from: 'trigger', goodHour: false },
      plan: { step: 'cart-reminder', rank: 5, channels: ['email'], purpose: 'offers' },
      last: false,
    });
    expect(orderIn(definition, 'Cart reminder')).toMatchObject({ step: 'cart-reminder', last: true });
  });

  it('of a code says what must have gone before it, whichever way was taken, and so does its plan', () => {
    const after = ['cart-reminder', 'welcome'];
    const definition = definitionOf([
      message('cart-reminder', { rank: 5, by: 'email' }),
      when(hasOrders(1), { yes: [message('welcome', { rank: 4, by: 'email' })], no: [] }),
      wait(days(1)),
      message('cart-offer', {
        rank: 8,
        by: 'email',
        with: promoCode({ percent: 15, validFor: days(3), notAgainFor: days(30) }),
      }),
      wait(days(2)),
      message('first-order-help', { rank: 15, by: 'email' }),
    ]);
    expect(orderIn(definition, 'Cart offer')).toMatchObject({ offer: { after } });
    expect(orderIn(definition, 'Welcome')).toMatchObject({ plan: { step: 'cart-offer', after } });
  });

  it('of a condition says for each answer what follows', () => {
    const definition = definitionOf([
      choose(
        field('language'),
        { en: [wait(days(1)), message('cart-reminder', { rank: 5, by: 'email' })], ru: [] },
        [message('welcome', { rank: 4, by: 'push' })],
      ),
    ]);
    expect(orderIn(definition, 'Look: Which language?')).toMatchObject({
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
      when(hasOrders(1), { yes: [message('welcome', { rank: 4, by: 'email' })], no: [] }),
      wait(days(1)),
      message('cart-reminder', { rank: 5, by: 'email' }),
    ]);
    expect(orderIn(definition, 'Welcome')).toMatchObject(day);
    expect(orderIn(definition, 'Look: At least 1 order?')).toMatchObject({
      answers: { yes: { last: false } },
      otherwise: day,
    });
  });
});

describe('a wait', () => {
  it('is named as it is meant, and told to the Task before it', () => {
    const call = (which: string) => occasion(which, alertPerson('Call the customer.'));
    const definition = definitionOf([
      call('first'),
      waitWorking(hours(1)),
      call('second'),
      waitWorking(minutes(90)),
      call('third'),
      waitForMorning(),
      call('fourth'),
      waitUntil('profile', 'birthday', { yearly: true, otherwise: days(7), at: '09:30' }),
      call('fifth'),
      waitUntil('event', 'url', { otherwise: hours(3), before: hours(2), called: 'the cart ends' }),
      call('last'),
    ]);
    expect(straightWay(definition).filter((name) => name.startsWith('Wait'))).toEqual([
      'Wait 1 working hour',
      'Wait 90 working minutes',
      'Wait for the working morning',
      'Wait until birthday',
      'Wait until 2 hours before the cart ends',
    ]);
    const waits = ['first', 'second', 'third', 'fourth', 'fifth'].map((which) => {
      const order = orderIn(definition, `Alert a person, ${which}`);
      return order !== undefined && 'wait' in order ? order.wait : undefined;
    });
    expect(waits).toEqual([
      { workingSeconds: 3600 },
      { workingSeconds: 5400 },
      { until: 'working morning' },
      {
        until: { of: 'profile', field: 'birthday', yearly: true, shiftSeconds: 0, at: '09:30' },
        otherwiseSeconds: 7 * 86_400,
      },
      {
        until: { of: 'event', field: 'url', yearly: false, shiftSeconds: -7200, at: '10:00' },
        otherwiseSeconds: 10_800,
      },
    ]);
  });

  it('until a date speaks of it in words', () => {
    const nameOf = (field: string) =>
      Object.keys(
        definitionOf([
          alertPerson('Call.'),
          waitUntil('profile', field, { otherwise: days(1), before: days(1) }),
          occasion('again', alertPerson('Call.')),
        ]).States,
      ).find((name) => name.startsWith('Wait'));
    expect(nameOf('storageUntil')).toBe('Wait until 1 day before storage ends');
    expect(nameOf('next_charge')).toBe('Wait until 1 day before next charge');
    expect(nameOf('годовщинаСвадьбы')).toBe('Wait until 1 day before годовщина свадьбы');
  });

  it('plans the marketing message right behind it, and no other', () => {
    const definition = definitionOf([
      message('cart-reminder', { rank: 5, by: cascade('email', 'push') }),
      wait(days(1)),
      when(hasOrders(1), { yes: [wait(days(2)), message('welcome', { rank: 4, by: 'push' })] }),
      occasion('once more', message('cart-reminder', { rank: 6, by: 'email' })),
    ]);
    expect(orderIn(definition, 'Cart reminder')).not.toHaveProperty('plan');
    expect(orderIn(definition, 'Look: At least 1 order?')).toMatchObject({
      answers: { yes: { plan: { step: 'welcome', rank: 4, channels: ['push'] } } },
    });
    // It goes at once, so there is nothing to plan.
    expect(orderIn(definition, 'Look: At least 1 order?')).not.toHaveProperty('otherwise.plan');
  });

  it('plans the last of the ranks behind a question of which every answer sends at once', () => {
    const orderBefore = (...no: Step[]) =>
      orderIn(
        definitionOf([
          message('cart-reminder', { rank: 5, by: 'email' }),
          wait(days(1)),
          when(hasOrders(1), { yes: [message('welcome', { rank: 4, by: 'push' })], no }),
        ]),
        'Cart reminder',
      );
    const later = occasion('once more', message('cart-reminder', { rank: 9, by: 'email' }));
    expect(orderBefore(later)).toMatchObject({ plan: { rank: 9 } });
    expect(orderBefore(wait(days(2)), { ...later })).not.toHaveProperty('plan');
    expect(orderBefore()).not.toHaveProperty('plan');
  });
});

describe('a wait for events', () => {
  const steps: Scenario['steps'] = [
    message('cart-reminder', { rank: 5, by: 'email' }),
    waitFor(
      {
        'order.placed': [alertPerson('They have ordered.')],
        'cart.emptied': [wait(days(1)), message('welcome', { rank: 4, by: 'email' })],
        'message.clicked': [],
      },
      { atMost: days(5), otherwise: [occasion('in vain', alertPerson('Nothing came.'))] },
    ),
    occasion('once more', message('cart-reminder', { rank: 6, by: 'push' })),
  ];
  const definition = definitionOf(steps, {
    goal: 'order.placed',
    exits: ['cart.emptied', 'customer.updated'],
  });
  const name = 'Wait for order placed, cart emptied or message clicked, at most 5 days';
  const question = 'Order placed, cart emptied or message clicked?';
  const events = [
    { event: 'order.placed', sameKey: false },
    { event: 'cart.emptied', sameKey: true },
    { event: 'message.clicked', sameKey: true },
  ];

  it('is a Task that waits with its token, and looks once more when its time is over', () => {
    expect(definition.States[name]).toMatchObject({
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the function's ARN is put in at deploy time
        FunctionName: '${listen}',
        Payload: { 'run.$': '$', 'execution.$': '$$.Execution.Id', 'token.$': '$$.Task.Token' },
      },
      ResultPath: '$.step',
      TimeoutSeconds: 5 * 86_400,
      Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next: `Look: ${question}` }],
      Next: question,
    });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the function's ARN is put in at deploy time
    expect(definition.States[`Look: ${question}`]).toMatchObject({ Resource: '${check}', Next: question });
    const task = definition.States[name];
    const retried = task?.Type === 'Task' ? task.Retry.flatMap(({ ErrorEquals }) => ErrorEquals) : [];
    expect(retried).toContain('Lambda.TooManyRequestsException');
    expect(retried).not.toContain('States.Timeout');
  });

  it('leads on by the event that came, or otherwise', () => {
    expect(definition.States[question]).toEqual({
      Type: 'Choice',
      Choices: [
        { Variable: '$.step.go', StringEquals: 'leave', Next: 'Left' },
        { Variable: '$.step.answer', StringEquals: 'order.placed', Next: 'Alert a person' },
        { Variable: '$.step.answer', StringEquals: 'cart.emptied', Next: 'Wait 1 day' },
        { Variable: '$.step.answer', StringEquals: 'message.clicked', Next: 'Cart reminder, once more' },
      ],
      Default: 'Alert a person, in vain',
    });
  });

  it('says for each event what follows, and asks the same when its time is over', () => {
    const answers = {
      'order.placed': { last: false },
      'cart.emptied': {
        wait: { seconds: 86_400, from: 'before', goodHour: true },
        plan: { step: 'welcome', rank: 4, channels: ['email'], purpose: 'news' },
        last: false,
      },
      'message.clicked': { last: false },
    };
    const step = 'wait-for-order-placed-or-cart-emptied-or-message-clicked';
    expect(orderIn(definition, name)).toMatchObject({ step, events, since: 'before', answers });
    expect(orderIn(definition, `Look: ${question}`)).toMatchObject({
      step,
      ask: { ask: 'came', events, since: 'before' },
      answers,
      otherwise: { last: false },
    });
  });

  it('takes what it waits for out of the ends, for itself and on the way of that event', () => {
    const endsOf = (state: string) => {
      const { goal, exits } = orderIn(definition, state)?.scenario ?? { exits: [] };
      return [goal?.event, ...exits.map(({ event }) => event)];
    };
    expect(endsOf(name)).toEqual([undefined, 'customer.updated']);
    expect(endsOf(`Look: ${question}`)).toEqual([undefined, 'customer.updated']);
    expect(endsOf('Alert a person')).toEqual([undefined, 'cart.emptied', 'customer.updated']);
    expect(endsOf('Welcome')).toEqual(['order.placed', 'customer.updated']);
    expect(endsOf('Alert a person, in vain')).toEqual(['order.placed', 'cart.emptied', 'customer.updated']);
    expect(endsOf('Cart reminder, once more')).toEqual(['order.placed', 'cart.emptied', 'customer.updated']);
  });

  it('counts from the trigger when it is the first thing a run does, whatever it says', () => {
    const first = waitFor({ 'order.placed': [] }, { atMost: days(5) });
    const reminder = message('cart-reminder', { rank: 5, by: 'email' });
    const waiting = 'Wait for order placed, at most 5 days';
    expect(orderIn(definitionOf([first, reminder]), waiting)).toMatchObject({ since: 'trigger' });
    expect(orderIn(definitionOf([wait(hours(3)), first, reminder]), waiting)).toMatchObject({
      since: 'trigger',
    });
    expect(orderIn(definitionOf([alertPerson('Look.'), first, reminder]), waiting)).toMatchObject({
      since: 'before',
    });
  });

  it('for very many events is cut, and is still a wait and a question', () => {
    const long = definitionOf([
      waitFor(
        {
          'order.placed': [],
          'order.ready-for-pickup': [],
          'order.delivery-changed': [],
          'order.payment-failed': [],
          'return.closed': [],
        },
        { atMost: days(5), otherwise: [alertPerson('Nothing came.')] },
      ),
    ]);
    const [first = '', second = '', third = ''] = Object.keys(long.States);
    expect(first).toMatch(/^Wait for order placed, ready for pickup, .*…, at most 5 days$/);
    expect(second).toMatch(/^Order placed, ready for pickup, .*…\?$/);
    expect(third).toMatch(/^Look: Order placed, ready for pickup, .*…\?$/);
    for (const state of [first, second, third]) expect(state.length).toBeLessThanOrEqual(80);
  });
});

describe('a message that must reach', () => {
  const definition = definitionOf([
    message('cart-reminder', {
      rank: 5,
      by: cascade('email', 'push'),
      reach: { within: hours(4), by: 'delivered' },
    }),
  ]);

  it('waits with its token, and asks itself again for the next channel when the time is over', () => {
    expect(definition.States['Cart reminder']).toMatchObject({
      Comment: 'marketing, rank 5, by email → push, the next when not delivered within 4 hours',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the function's ARN is put in at deploy time
      Parameters: { FunctionName: '${send}', Payload: { 'token.$': '$$.Task.Token' } },
      TimeoutSeconds: 4 * 3600,
      Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next: 'Cart reminder' }],
      Next: 'Cart reminder: go on?',
    });
    expect(orderIn(definition, 'Cart reminder')).toMatchObject({
      reach: { withinSeconds: 4 * 3600, by: 'delivered' },
    });
  });

  it('enters no more states than any other when the first channel reaches', () => {
    expect(straightWay(definition)).toEqual(['Cart reminder', 'Cart reminder: go on?', 'Finished']);
  });
});

describe('an action', () => {
  it('is named and told for what it does', () => {
    const definition = definitionOf([
      earnPoints(500, { validFor: days(90), for: 'welcome', once: true }),
      earnPoints(1, { validFor: days(90), for: 'a visit' }),
      expirePoints('welcome'),
      enterSegment('lost'),
      leaveSegment('lost'),
      emit('cart.emptied', { why: 'too old' }),
      alertPerson('Call the customer.'),
    ]);
    const tasks = Object.entries(definition.States).flatMap(([name, state]) =>
      state.Type === 'Task' ? [[name, state.Comment, orderOf(state)] as const] : [],
    );
    expect(tasks.map(([name, comment]) => [name, comment])).toEqual([
      ['Earn 500 points', '500 for welcome, valid for 90 days, once and never again'],
      ['Earn 1 point', '1 for a visit, valid for 90 days'],
      ['Expire the points for welcome', 'what is left of the points for welcome'],
      ['Enter the segment lost', 'enter segment: lost'],
      ['Leave the segment lost', 'leave segment: lost'],
      ['Emit Cart emptied', 'cart.emptied, through the door'],
      ['Alert a person', 'Call the customer.'],
    ]);
    expect(tasks.map(([, , order]) => ('action' in order ? [order.step, order.action] : undefined))).toEqual([
      [
        'earn-points-for-welcome',
        { do: 'earn points', points: 500, validForSeconds: 90 * 86_400, for: 'welcome', once: true },
      ],
      [
        'earn-points-for-a-visit',
        { do: 'earn points', points: 1, validForSeconds: 90 * 86_400, for: 'a visit' },
      ],
      ['expire-the-points-for-welcome', { do: 'expire points', for: 'welcome' }],
      ['enter-the-segment-lost', { do: 'enter segment', segment: 'lost' }],
      ['leave-the-segment-lost', { do: 'leave segment', segment: 'lost' }],
      ['emit-cart-emptied', { do: 'emit', event: 'cart.emptied', properties: { why: 'too old' } }],
      ['alert-a-person', { do: 'alert', text: 'Call the customer.' }],
    ]);
    expect(tasks.map(([, , order]) => 'last' in order && order.last)).toEqual([
      ...Array.from({ length: 6 }, () => false),
      true,
    ]);
  });

  it('is a Task and a Choice, the last one too: a run that left does not end as one that finished', () => {
    const { States } = definitionOf([alertPerson('Call the customer.')]);
    expect(Object.keys(States)).toEqual(['Alert a person', 'Alert a person: go on?', 'Finished', 'Left']);
    expect(States['Alert a person: go on?']).toEqual({
      Type: 'Choice',
      Choices: [{ Variable: '$.step.go', StringEquals: 'leave', Next: 'Left' }],
      Default: 'Finished',
    });
  });
});

describe('a scenario that the sweep starts', () => {
  const reviews = compileScenario(
    {
      ...cartWith([message('order-delivered', { by: 'email' })]),
      id: 'ask-for-a-review',
      on: daysAfter('order.delivered', 7, { facts: { orders: atLeast(2) } }),
      entry: { per: 'order', repeated: { after: days(30), times: 3 } },
      goal: 'review.submitted',
      exits: ['complaint.opened', 'customer.updated'],
    },
    map,
  );

  it('waits for the day before anything else', () => {
    expect(reviews.definition.StartAt).toBe('Wait for the day');
    expect(reviews.definition.States['Wait for the day']).toEqual({
      Type: 'Wait',
      TimestampPath: '$.due.at',
      Next: 'Order delivered',
    });
    expect(Object.keys(reviews.definition.States)[0]).toBe('Wait for the day');
  });

  it('is started by its own rule alone', () => {
    expect(reviews.pattern).toEqual({
      source: ['triggermap'],
      'detail-type': ['scenario.due'],
      detail: { facts: { orders: [{ numeric: ['>=', 2] }], due: ['ask-for-a-review'] } },
    });
  });

  it('is about the order, and ended by what happens to it', () => {
    expect(orderIn(reviews.definition, 'Order delivered')?.scenario).toMatchObject({
      entry: { per: 'key', repeated: { afterSeconds: 30 * 86_400, times: 3 } },
      goal: { event: 'review.submitted', sameKey: true },
      exits: [
        { event: 'complaint.opened', sameKey: true },
        { event: 'customer.updated', sameKey: false },
      ],
    });
  });

  it('about an order is ended by another one: its own was placed long ago', () => {
    const { definition } = compileScenario(
      {
        ...cartWith([message('order-delivered', { by: 'email' })]),
        on: event('order.placed'),
        entry: { per: 'order', repeated: 'never again' },
        goal: 'order.placed',
        exits: ['order.cancelled'],
      },
      map,
    );
    expect(orderIn(definition, 'Order delivered')?.scenario).toMatchObject({
      goal: { event: 'order.placed', sameKey: false },
      exits: [{ event: 'order.cancelled', sameKey: true }],
    });
  });

  it('about the customer is ended by any order', () => {
    const { definition } = compileScenario(
      {
        ...cartWith([message('welcome', { rank: 4, by: 'email' })]),
        on: date('birthday', { days: -7, yearly: true }),
        entry: { per: 'customer', repeated: 'when finished' },
        goal: 'order.placed',
      },
      map,
    );
    expect(orderIn(definition, 'Welcome')?.scenario.goal).toEqual({ event: 'order.placed', sameKey: false });
  });
});

describe('a scenario', () => {
  it('that is valid for some days is so from the first moment of the first to the last of the last', () => {
    // The shop is in London; the clocks change on 29 March.
    const definition = definitionOf([alertPerson('Look.')], {
      validity: { from: '2026-03-28', until: '2026-03-29' },
    });
    expect(orderIn(definition, 'Alert a person')?.scenario.validity).toEqual({
      from: '2026-03-28T00:00:00.000Z',
      until: '2026-03-29T23:00:00.000Z',
    });
    const open = definitionOf([alertPerson('Look.')], { validity: { until: '2026-07-01' } });
    expect(orderIn(open, 'Alert a person')?.scenario.validity).toEqual({ until: '2026-07-01T23:00:00.000Z' });
  });

  it('that yields says to whom, and what it does then', () => {
    const definition = definitionOf([alertPerson('Look.')], {
      yields: [yieldTo('welcome', days(7), 'skip'), yieldTo('birthday', days(3), 'leave')],
    });
    expect(orderIn(definition, 'Alert a person')?.scenario.yields).toEqual([
      // biome-ignore lint/suspicious/noThenProperty: plain data, never awaited
      { to: 'welcome', withinSeconds: 7 * 86_400, then: 'skip' },
      // biome-ignore lint/suspicious/noThenProperty: plain data, never awaited
      { to: 'birthday', withinSeconds: 3 * 86_400, then: 'leave' },
    ]);
  });

  it('takes the longest way through, and a year when it waits for a date', () => {
    const longest = (...steps: readonly [Step, ...Step[]]) =>
      orderIn(
        definitionOf([alertPerson('Look.'), ...steps, occasion('at the end', alertPerson('Look.'))]),
        'Alert a person',
      )?.scenario.entry.longestSeconds;
    const day = 86_400;
    expect(
      longest(
        waitFor(
          {
            'order.placed': [
              wait(days(2), { goodHour: false }),
              occasion('after the order', alertPerson('Look.')),
            ],
            'cart.emptied': [],
          },
          { atMost: days(5) },
        ),
      ),
    ).toBe(7 * day);
    expect(
      longest(
        message('cart-reminder', {
          rank: 5,
          by: cascade('push', 'email', 'sms'),
          reach: { within: days(1), by: 'clicked' },
        }),
      ),
    ).toBe((1 + 7 + 2) * day);
    // 40 hours of work fit into a week, but may begin at its end.
    expect(longest(waitWorking(hours(40)))).toBe(14 * day);
    expect(longest(waitWorking(hours(46)))).toBe(21 * day);
    expect(longest(waitForMorning())).toBe(8 * day);
    expect(longest(waitUntil('profile', 'birthday', { otherwise: days(7) }))).toBe(365 * day);
  });

  it('is told with its number in the catalogue', () => {
    expect(definitionOf([alertPerson('Look.')], { code: 'S8' }).Comment).toBe(
      'Cart (S8). Reminds. Stage: conversion.',
    );
  });
});

describe('a first wait', () => {
  it('is counted from the trigger by Step Functions itself: no Task has run that could plan it', () => {
    const { StartAt, States } = definitionOf([
      wait(hours(3)),
      message('cart-reminder', { rank: 5, by: 'email' }),
    ]);
    expect(StartAt).toBe('Wait 3 hours');
    expect(States['Wait 3 hours']).toEqual({ Type: 'Wait', Seconds: 10_800, Next: 'Cart reminder' });
  });
});

describe('the pattern of the rule', () => {
  const patternOf = (more: Partial<Scenario>) =>
    compileScenario(cartWith([message('cart-reminder', { rank: 5, by: 'email' })], more), map).pattern;

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
      nth: exactly(2),
    };
    expect(patternOf({ on: event('cart.updated', facts) }).detail?.facts).toEqual({
      itemCount: [{ numeric: ['>=', 1] }],
      value: [{ numeric: ['<=', 1000] }],
      hoursSinceOrder: [{ exists: false }, { numeric: ['>=', 24] }],
      currency: ['EUR', 'USD'],
      traffic: ['customer', 'test'],
      nth: [{ numeric: ['=', 2] }],
      reachable: [true],
    });
  });

  it('lets everybody in to a scenario that writes nothing', () => {
    const { pattern } = compileScenario(cartWith([alertPerson('Look.')]), map);
    expect(pattern).toEqual({ source: ['triggermap'], 'detail-type': ['cart.updated'] });
  });

  it('lets everybody in to a scenario with a transactional message', () => {
    const { pattern } = compileScenario(
      {
        ...cartWith([message('order-delivered', { by: 'email' })]),
        on: event('order.placed'),
        entry: { per: 'order', repeated: 'never again' },
      },
      map,
    );
    expect(pattern).toEqual({ source: ['triggermap'], 'detail-type': ['order.placed'] });
  });
});

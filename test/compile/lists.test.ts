import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { listAwaited } from '../../statemachines/compile/list-awaited.ts';
import { listOpenings } from '../../statemachines/compile/list-openings.ts';
import { listTimers } from '../../statemachines/compile/list-timers.ts';
import { listTriggerEvents } from '../../statemachines/compile/list-trigger-events.ts';
import { days, hours } from '../../statemachines/language/durations.ts';
import { atLeast } from '../../statemachines/language/facts.ts';
import { hasOrders } from '../../statemachines/language/questions.ts';
import {
  alertPerson,
  cascade,
  date,
  daysAfter,
  event,
  inactivity,
  message,
  type Scenario,
  type Step,
  type Trigger,
  wait,
  waitFor,
  when,
} from '../../statemachines/language/scenario.ts';

const reminder = () => message('cart-reminder', { rank: 5, by: cascade('email', 'push') });
const greeting = () => message('welcome', { rank: 4, by: 'email' });

const scenarioOf = (
  id: string,
  on: Trigger,
  steps: readonly [Step, ...Step[]],
  more: Partial<Scenario> = {},
): Scenario => ({
  id,
  stage: 'conversion',
  title: id,
  purpose: 'Shows.',
  on,
  entry: { per: 'customer', repeated: 'when finished' },
  steps,
  ...more,
});

describe('the list of trigger events', () => {
  it('names each once, and what customers may ask for in every shop', () => {
    const scenarios = [
      scenarioOf('cart', event('cart.updated'), [reminder()]),
      scenarioOf('cart-again', event('cart.updated'), [reminder()]),
      scenarioOf('birthday', date('birthday', { days: -7 }), [greeting()]),
      scenarioOf('silent', inactivity('any', 60), [greeting()]),
    ];
    expect(listTriggerEvents({ ...map, scenarios })).toEqual([
      'cart.updated',
      'scenario.due',
      'customer.erasure-requested',
      'customer.export-requested',
    ]);
  });
});

describe('the list of timers', () => {
  it('says of every scenario that the sweep starts when it is due, and of no other', () => {
    const scenarios = [
      scenarioOf('cart', event('cart.updated'), [reminder()]),
      scenarioOf('birthday', date('birthday', { days: -7, yearly: true, knownForDays: 14 }), [greeting()]),
      scenarioOf('review', daysAfter('order.delivered', 7, { byCategory: { clothes: 10 } }), [greeting()]),
    ];
    expect(listTimers(scenarios)).toEqual([
      {
        scenario: 'birthday',
        about: 'customer',
        timer: {
          due: 'date',
          attribute: 'birthday',
          yearly: true,
          days: -7,
          knownForDays: 14,
          lateDays: 1,
        },
      },
      {
        scenario: 'review',
        about: 'order',
        timer: {
          due: 'status',
          status: 'order.delivered',
          from: 'order.delivered',
          days: 7,
          daysByCategory: { clothes: 10 },
          lateDays: 7,
        },
      },
    ]);
  });
});

describe('the list of awaited events', () => {
  it('names what any step waits for, however deep, each once', () => {
    const inner = waitFor({ 'review.submitted': [], 'order.placed': [] }, { atMost: days(1) });
    const scenarios = [
      scenarioOf('cart', event('cart.updated'), [
        waitFor(
          { 'order.placed': [when(hasOrders(2), { yes: [inner, reminder()] })] },
          { atMost: days(1), otherwise: [reminder()] },
        ),
      ]),
      scenarioOf('order', event('order.placed'), [wait(days(1)), greeting()], { goal: 'order.paid' }),
    ];
    expect(listAwaited(scenarios)).toEqual(['order.placed', 'review.submitted']);
  });

  it('names what tells that a message has reached, or that it never will', () => {
    const reaching = (by: 'delivered' | 'clicked') =>
      scenarioOf('cart', event('cart.updated'), [
        by === 'clicked'
          ? message('cart-reminder', { rank: 5, by: cascade('push', 'sms'), reach: { within: hours(4), by } })
          : message('cart-reminder', {
              rank: 5,
              by: cascade('email', 'sms'),
              reach: { within: hours(4), by },
            }),
      ]);
    expect(listAwaited([reaching('clicked')])).toEqual([
      'message.clicked',
      'message.bounced',
      'message.rejected',
    ]);
    expect(listAwaited([reaching('delivered')])).toEqual([
      'message.delivered',
      'message.clicked',
      'message.bounced',
      'message.rejected',
    ]);
  });
});

describe('the list of openings', () => {
  it('has the plan of a marketing message behind a first wait, with all that the door needs to judge it', () => {
    const cart = scenarioOf(
      'cart',
      event('cart.updated', { itemCount: atLeast(1) }),
      [wait(hours(3)), reminder()],
      {
        entry: { per: 'cart', repeated: 'latest wins' },
        goal: 'order.placed',
        exits: ['cart.emptied'],
      },
    );
    expect(listOpenings({ ...map, scenarios: [cart] })).toEqual([
      {
        scenario: 'cart',
        event: 'cart.updated',
        conditions: {
          traffic: { oneOf: ['customer'] },
          reachable: { oneOf: [true] },
          itemCount: { atLeast: 1 },
        },
        per: 'key',
        seconds: 3 * 3600,
        plan: { step: 'cart-reminder', rank: 5, channels: ['email', 'push'], purpose: 'offers' },
        endsWith: [
          { event: 'order.placed', sameKey: false },
          { event: 'cart.emptied', sameKey: true },
        ],
      },
    ]);
  });

  it('has that of a marketing message on the day that is due, and no seconds: the trigger says when', () => {
    expect(
      listOpenings({
        ...map,
        scenarios: [scenarioOf('birthday', date('birthday', { days: -7 }), [greeting()])],
      }),
    ).toMatchObject([
      {
        scenario: 'birthday',
        event: 'scenario.due',
        conditions: { due: { oneOf: ['birthday'] } },
        per: 'customer',
        seconds: 0,
        plan: { step: 'welcome', rank: 4 },
        endsWith: [],
      },
    ]);
  });

  it('has none where the message goes at once, a Task comes first, or nobody is written to for marketing', () => {
    const order = event('order.placed');
    const confirmed = message('order-confirmed', { by: 'email' });
    expect(
      listOpenings({
        ...map,
        scenarios: [
          scenarioOf('at-once', order, [greeting()]),
          scenarioOf('looked-first', order, [alertPerson('Look.'), wait(days(1)), greeting()]),
          scenarioOf('waits-and-looks', order, [wait(days(1)), when(hasOrders(2), { yes: [greeting()] })]),
          scenarioOf('transactional', order, [wait(days(1)), confirmed]),
          scenarioOf('on-the-day', daysAfter('order.delivered', 7), [confirmed]),
        ],
      }),
    ).toEqual([]);
  });
});

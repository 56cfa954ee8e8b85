import { describe, expect, it } from 'vitest';
import { ScenarioFault } from '../../statemachines/compile/check-scenario.ts';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { days, hours } from '../../statemachines/language/durations.ts';
import { atLeast } from '../../statemachines/language/facts.ts';
import { attribute, happened, hasOrders, wasSent } from '../../statemachines/language/questions.ts';
import {
  choose,
  event,
  message,
  promoCode,
  type Scenario,
  type Step,
  wait,
  when,
} from '../../statemachines/language/scenario.ts';

const code = promoCode({ percent: 10, validFor: days(3), notAgainFor: days(30) });
const reminder = () => message('cart-reminder', { by: 'email' });

const good: Scenario = {
  id: 'cart',
  stage: 'conversion',
  title: 'Cart',
  purpose: 'Reminds.',
  on: event('cart.updated'),
  entry: { per: 'cart', repeated: 'latest wins' },
  goal: 'order.placed',
  exits: ['cart.emptied'],
  steps: [wait(hours(3)), reminder()],
};

/**
 * A scenario that the types refuse, or would if they could. Plain JavaScript, a cast or a word from a file can
 * still bring it here, and the message is what the person sees who wrote it.
 */
const wrong = (more: object): Scenario => ({ ...good, ...more }) as Scenario;
const withSteps = (...steps: readonly object[]): Scenario => wrong({ steps });

const fault = (scenario: Scenario): string => {
  try {
    compileScenario(scenario);
  } catch (error) {
    return error instanceof ScenarioFault ? error.message : `no fault of the scenario, but ${error}`;
  }
  return 'compiles';
};

const file = "statemachines/scenarios/conversion/cart.ts: scenario 'cart'";
const tooLong = Array.from({ length: 5 }, () => [wait(days(73)), reminder()]).flat();
const twice: Step = reminder();
const waitTwice: Step = wait(days(1));

const faults: readonly (readonly [what: string, scenario: Scenario, message: string])[] = [
  [
    'an id that is not in kebab-case',
    wrong({ id: 'Cart_2' }),
    "statemachines/scenarios/conversion/Cart_2.ts: scenario 'Cart_2', id: write it in kebab-case, at most 60 characters, such as 'abandoned-cart'",
  ],
  [
    'an id that is too long for the name of a state machine',
    wrong({ id: 'x'.repeat(61) }),
    `statemachines/scenarios/conversion/${'x'.repeat(61)}.ts: scenario '${'x'.repeat(61)}', id: write it in kebab-case, at most 60 characters, such as 'abandoned-cart'`,
  ],
  [
    'a stage that is not on the map',
    wrong({ stage: 'checkout' }),
    "statemachines/scenarios/checkout/cart.ts: scenario 'cart', stage: 'checkout' is none of lead, conversion, post-purchase, retention, reactivation",
  ],
  ['no title', wrong({ title: ' ' }), `${file}, title: give it a title for the console`],
  [
    'a misspelt trigger',
    wrong({ on: { event: 'cart.udpated', facts: {} } }),
    `${file}, on: unknown event 'cart.udpated'; did you mean 'cart.updated'?`,
  ],
  [
    'a trigger that nobody knows',
    wrong({ on: { event: 'flight.boarded', facts: {} } }),
    `${file}, on: unknown event 'flight.boarded'`,
  ],
  [
    'a misspelt goal',
    wrong({ goal: 'order.plased' }),
    `${file}, goal: unknown event 'order.plased'; did you mean 'order.placed'?`,
  ],
  [
    'a misspelt exit',
    wrong({ exits: ['cart.emtied'] }),
    `${file}, exits: unknown event 'cart.emtied'; did you mean 'cart.emptied'?`,
  ],
  [
    'a goal that is an exit too',
    wrong({ exits: ['cart.emptied', 'order.placed'] }),
    `${file}, exits: 'order.placed' is the goal; it cannot be an exit as well`,
  ],
  [
    'a product as trigger',
    wrong({ on: event('product.price-changed') }),
    `${file}, on: 'product.price-changed' happens to a product and to no customer; it can start, end and answer nothing`,
  ],
  [
    'runs per order of a cart',
    wrong({ entry: { per: 'order', repeated: 'latest wins' } }),
    `${file}, entry: 'cart.updated' is about the cart: use per: 'cart' or per: 'customer'`,
  ],
  [
    'the items of a registration',
    wrong({
      on: event('customer.registered', { itemCount: atLeast(1) }),
      entry: { per: 'customer', repeated: 'never again' },
      steps: [message('welcome', { by: 'email' })],
    }),
    `${file}, on: 'customer.registered' has no itemCount; cart.updated and order.placed have`,
  ],
  [
    'a fact that may be one of nothing',
    wrong({ on: { event: 'cart.updated', facts: { traffic: { oneOf: [] } } } }),
    `${file}, on: traffic: name at least one value`,
  ],
  [
    'goods where the trigger lists none',
    wrong({ on: event('checkout.started') }),
    `${file}, step 2: 'cart-reminder' shows the goods of the cart, which 'checkout.started' does not list`,
  ],
  ['no steps', wrong({ steps: [] }), `${file}, steps: a scenario has at least one step`],
  [
    'steps that send nothing',
    withSteps(when(hasOrders(1), { yes: [when(hasOrders(2), { yes: [], no: [] })] })),
    `${file}, step 1 'yes', step 1: no answer leads anywhere; give at least one of them steps`,
  ],
  [
    'a wait of nothing',
    withSteps({ ...wait(days(1)), time: { seconds: 0 } }, reminder()),
    `${file}, step 1: a wait of nothing; use minutes(), hours() or days() with 1 or more`,
  ],
  [
    'a wait of half a second',
    withSteps({ ...wait(days(1)), time: { seconds: 0.5 } }, reminder()),
    `${file}, step 1: a wait of nothing; use minutes(), hours() or days() with 1 or more`,
  ],
  [
    'a wait of no time at all',
    withSteps({ ...wait(days(1)), time: {} }, reminder()),
    `${file}, step 1: a wait of nothing; use minutes(), hours() or days() with 1 or more`,
  ],
  [
    'two waits in a row',
    withSteps(wait(hours(1)), wait(hours(2)), reminder()),
    `${file}, step 1: two waits in a row; write one wait with their sum`,
  ],
  [
    'a wait at the end',
    withSteps(reminder(), wait(days(1))),
    `${file}, step 2: a wait at the end does nothing; delete it`,
  ],
  [
    'a wait at the end of the last branch',
    withSteps(when(hasOrders(1), { yes: [reminder(), wait(days(1))] })),
    `${file}, step 1 'yes', step 2: a wait at the end does nothing; delete it`,
  ],
  [
    'a wait at the end of a branch that goes on',
    withSteps(when(hasOrders(1), { yes: [], no: [reminder(), wait(days(1))] }), reminder()),
    `${file}, step 1 otherwise, step 2: a wait at the end of a branch; put it before the step that it is for`,
  ],
  [
    'a misspelt message',
    withSteps({ ...reminder(), message: 'cart-remainder' }),
    `${file}, step 1: unknown message 'cart-remainder'; did you mean 'cart-reminder'?`,
  ],
  [
    'a message that nobody wrote',
    withSteps({ ...reminder(), message: 'horoscope' }),
    `${file}, step 1: unknown message 'horoscope'`,
  ],
  [
    'a message named like what every object has',
    withSteps({ ...reminder(), message: 'constructor' }),
    `${file}, step 1: unknown message 'constructor'`,
  ],
  [
    'a message that the trigger cannot fill',
    withSteps(message('order-confirmed', { by: 'email' })),
    `${file}, step 1: 'order-confirmed' needs the order, which 'cart.updated' does not carry`,
  ],
  [
    'a message by no channel',
    withSteps({ ...reminder(), channels: [] }),
    `${file}, step 1: name at least one channel`,
  ],
  [
    'a channel twice',
    withSteps({ ...reminder(), channels: ['email', 'push', 'email'] }),
    `${file}, step 1: a channel is named twice`,
  ],
  [
    'a channel that the message is not written for',
    withSteps({ ...message('cart-offer', { by: 'email', with: code }), channels: ['email', 'sms'] }),
    `${file}, step 1: 'cart-offer' is not written for sms, only for email, push`,
  ],
  [
    'an offer without its code',
    withSteps({ ...reminder(), message: 'cart-offer' }),
    `${file}, step 1: 'cart-offer' states a code: add with: promoCode({ … })`,
  ],
  [
    'a code that the message does not state',
    withSteps({ ...reminder(), offer: code }),
    `${file}, step 1: 'cart-reminder' has no place for a code; take with: away`,
  ],
  ...[0, 100, -5, Number.NaN].map((percent): readonly [string, Scenario, string] => [
    `an offer of ${percent} %`,
    withSteps(message('cart-offer', { by: 'email', with: { ...code, percent } })),
    `${file}, step 1: an offer of ${percent} %; write 1 to 99`,
  ]),
  [
    'a pause between offers that is longer than offers are remembered',
    withSteps(message('cart-offer', { by: 'email', with: { ...code, notAgainFor: days(367) } })),
    `${file}, step 1: offers are remembered for 366 days; write no more`,
  ],
  [
    'a condition that leads nowhere',
    withSteps(when(hasOrders(1), { yes: [], no: [] }), reminder()),
    `${file}, step 1: no answer leads anywhere; give at least one of them steps`,
  ],
  [
    'a question about an event that nobody knows',
    withSteps(when({ ...happened('order.placed'), event: 'order.payed' } as never, { yes: [reminder()] })),
    `${file}, step 1: unknown event 'order.payed'; did you mean 'order.placed'?`,
  ],
  [
    'a question about a message that nobody wrote',
    withSteps(when(wasSent('cart-ofer', days(7)), { yes: [], no: [reminder()] })),
    `${file}, step 1: unknown message 'cart-ofer'; did you mean 'cart-offer'?`,
  ],
  [
    'an answer that a question never has',
    withSteps(choose(hasOrders(1), { many: [reminder()] })),
    `${file}, step 1: 'many' is never the answer; it is yes or no`,
  ],
  [
    'an answer that Step Functions would take for a path',
    withSteps(choose(attribute('currency'), { 'US.$': [reminder()] })),
    `${file}, step 1: 'US.$' cannot be an answer; Step Functions takes a name with .$ for a path`,
  ],
  [
    'the same message object in two places',
    withSteps(when(hasOrders(1), { yes: [twice], no: [twice] })),
    `${file}, step 1 otherwise, step 1: the same step object stands in two places; write it twice`,
  ],
  [
    'the same wait object in two places',
    withSteps(waitTwice, reminder(), waitTwice, reminder()),
    `${file}, step 3: the same step object stands in two places; write it twice`,
  ],
  [
    'a fault deep inside',
    withSteps(
      reminder(),
      when(hasOrders(1), {
        yes: [
          choose(attribute('size'), { M: [wait(days(1)), { ...reminder(), channels: ['email', 'email'] }] }),
        ],
      }),
    ),
    `${file}, step 2 'yes', step 1 'M', step 2: a channel is named twice`,
  ],
  [
    'more than a year',
    withSteps(...tooLong),
    `${file}, steps: takes more than a year, the longest that a run may last`,
  ],
];

describe('a scenario does not compile with', () => {
  it.each(faults)('%s, and is told where and what would be right', (_, scenario, message) => {
    expect(fault(scenario)).toBe(message);
  });
});

describe('a scenario compiles', () => {
  it('when nothing is wrong with it', () => {
    expect(fault(good)).toBe('compiles');
  });

  it('when it takes a year less what nights can add, and not when it takes a day more', () => {
    // A message may lose a day to the night.
    expect(fault(withSteps(wait(days(364), { goodHour: false }), reminder()))).toBe('compiles');
    expect(fault(withSteps(wait(days(365), { goodHour: false }), reminder()))).toBe(
      `${file}, steps: takes more than a year, the longest that a run may last`,
    );
  });

  it('when the longest branch, not the sum of all branches, fits into a year', () => {
    const long = () => [wait(days(200)), reminder()];
    expect(fault(withSteps(when(hasOrders(1), { yes: long(), no: long() })))).toBe('compiles');
  });

  it('with offers of 1 and of 99 percent', () => {
    for (const percent of [1, 99])
      expect(fault(withSteps(message('cart-offer', { by: 'email', with: { ...code, percent } })))).toBe(
        'compiles',
      );
  });
});

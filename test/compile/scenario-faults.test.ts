import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { checkMap } from '../../statemachines/compile/check-map.ts';
import { compileScenario } from '../../statemachines/compile/compile-scenario.ts';
import { ScenarioFault } from '../../statemachines/compile/scenario-fault.ts';
import { days, hours, minutes } from '../../statemachines/language/durations.ts';
import { atLeast, oneOf } from '../../statemachines/language/facts.ts';
import {
  attribute,
  clicked,
  happened,
  hasOrders,
  isAhead,
  isIn,
  isRun,
  said,
  split,
  wasSent,
} from '../../statemachines/language/questions.ts';
import {
  alertPerson,
  choose,
  date,
  dateOf,
  daysAfter,
  earnPoints,
  emit,
  enterSegment,
  event,
  expirePoints,
  grantAccess,
  inactivity,
  message,
  occasion,
  pick,
  promoCode,
  type Scenario,
  type Step,
  type Trigger,
  wait,
  waitFor,
  waitForQuiet,
  waitUntil,
  waitWorking,
  webhook,
  when,
  yieldTo,
} from '../../statemachines/language/scenario.ts';

const code = promoCode({ percent: 10, validFor: days(3), notAgainFor: days(30), comesFirst: true });
const reminder = () => message('cart-reminder', { rank: 5, by: 'email' });

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
const goesWith = (least: number, most: number) =>
  message('goes-with', { rank: 19, by: 'email', show: pick(['bought together'], least, most) });
const aboutOrder = (...steps: readonly object[]): Scenario =>
  wrong({
    on: event('order.placed'),
    entry: { per: 'order', repeated: 'never again' },
    exits: ['order.cancelled'],
    steps,
  });

const fault = (scenario: Scenario): string => {
  try {
    compileScenario(scenario, map);
  } catch (error) {
    return error instanceof ScenarioFault ? error.message : `no fault of the scenario, but ${error}`;
  }
  return 'compiles';
};

const greeting = () => message('welcome', { rank: 4, by: 'email' });
const timed = (on: Trigger): Scenario => ({
  ...good,
  on,
  entry: { per: 'customer', repeated: 'when finished' },
  steps: [greeting()],
});
const anOrder = (...steps: readonly object[]): Scenario =>
  wrong({
    on: event('order.placed'),
    entry: { per: 'order', repeated: 'never again' },
    goal: 'order.paid',
    steps,
  });

const file = "statemachines/scenarios/conversion/cart.ts: scenario 'cart'";
const tooLong = Array.from({ length: 5 }, () => [wait(days(73)), reminder()]).flat();
const twice: Step = reminder();
const waitTwice: Step = wait(days(1));

const faults: readonly (readonly [what: string, scenario: Scenario, message: string])[] = [
  [
    'two steps of one name that go on differently',
    withSteps(wait(days(1)), reminder(), wait(days(1)), alertPerson('Look.')),
    `${file}, step 1: 'Wait 1 day' stands at step 3 too, and differs or goes on otherwise; say the occasion of one, such as occasion('after a reply', message(…))`,
  ],
  [
    'two questions that one id would be made of',
    withSteps(
      choose(attribute('size'), { M: [] }, [reminder()]),
      choose(attribute('Size'), { M: [alertPerson('Look.')] }),
    ),
    `${file}, step 1: 'Look: Which size?' and 'Look: Which Size?' have one id, 'which-size'; say the occasion of one, such as occasion('after a reply', message(…))`,
  ],
  [
    'an occasion that is too long',
    withSteps(occasion('after everything that has happened', reminder())),
    `${file}, step 1: the occasion 'after everything that has happened' is too long for a name; 32 letters at most`,
  ],
  [
    'an occasion that no id can be made of',
    withSteps(occasion('утром', reminder())),
    `${file}, step 1: the occasion 'утром'; write words such as 'after a reply': an id is made of them`,
  ],
  [
    'a way that is never taken, as yes and no have theirs',
    withSteps(choose(hasOrders(1), { yes: [], no: [reminder()] }, [alertPerson('Look.')])),
    `${file}, step 1: yes and no have their ways, and there is no other answer; take otherwise away`,
  ],
  [
    'a way that is never taken, as all shares have theirs',
    withSteps(
      choose(split('subject', { short: 50, long: 50 }), { short: [reminder()], long: [] }, [
        alertPerson('Look.'),
      ]),
    ),
    `${file}, step 1: short and long have their ways, and there is no other answer; take otherwise away`,
  ],
  [
    'a question after a run that there never is',
    wrong({
      entry: { per: 'cart', repeated: { after: days(1), times: 3 } },
      steps: [when(isRun(4), { yes: [reminder()] })],
    }),
    `${file}, step 1: of 3 runs, run 4 or later parts nothing; write 2 to 3`,
  ],
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
  [
    'a holdout of everybody',
    wrong({ holdout: 100 }),
    `${file}, holdout: 100 per cent; write more than 0 and less than 100`,
  ],
  [
    'a wait for what an event never says',
    anOrder(
      waitFor(
        { 'question.answered': [reminder()] },
        { atMost: days(1), where: { 'question.answered': { anser: oneOf('yes') } } as never },
      ),
    ),
    `${file}, step 1: of 'question.answered' no anser is retained; did you mean 'answer'?`,
  ],
  [
    'words asked of an event that is not waited for',
    anOrder(
      waitFor(
        { 'question.answered': [reminder()] },
        { atMost: days(1), where: { 'survey.answered': { score: atLeast(1) } } },
      ),
    ),
    `${file}, step 1: says what 'survey.answered' must say, and does not wait for it`,
  ],
  [
    'a question about what nobody remembers',
    anOrder(choose(said('order.cancelled', 'reason' as never), { a: [alertPerson('x')] })),
    `${file}, step 1: of 'order.cancelled' no reason is retained`,
  ],
  [
    'a moment that the trigger does not tell',
    anOrder(when(isAhead('startsAt', days(1), 'it starts'), { yes: [alertPerson('x')] })),
    `${file}, step 1: of 'order.placed' no startsAt is retained`,
  ],
  [
    'a split of one',
    anOrder(choose(split('subject', { a: 1 }), { a: [alertPerson('x')] })),
    `${file}, step 1: a split of one is none; name two shares or more`,
  ],
  [
    'a split with no share for an answer',
    anOrder(choose(split('subject', { a: 1, b: 1 }), { c: [alertPerson('x')] })),
    `${file}, step 1: 'c' has no share in the split`,
  ],
  [
    'a share of nothing',
    anOrder(choose(split('subject', { a: 1, b: 0 }), { a: [alertPerson('x')] })),
    `${file}, step 1: a share of 0 for 'b'; write more than 0`,
  ],
  [
    'a webhook that the policy does not name',
    anOrder(webhook('booking-systm')),
    `${file}, step 1: the policy names no webhook 'booking-systm'; did you mean 'booking-system'?; add its address there`,
  ],
  [
    'a webhook that tells what the event has not',
    anOrder(webhook('booking-system', 'bookingId')),
    `${file}, step 1: 'order.placed' has no bookingId`,
  ],
  [
    'a webhook that tells who the customer is',
    wrong({
      on: event('customer.registered'),
      entry: { per: 'customer', repeated: 'never again' },
      steps: [webhook('booking-system', 'email')],
    }),
    `${file}, step 1: 'email' is personal and is told to nobody`,
  ],
  [
    'access to what has no name',
    anOrder(grantAccess('Premium Club')),
    `${file}, step 1: 'Premium Club' is no name of a service; write it in kebab-case`,
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
    'an exit that must say what is not remembered',
    wrong({ exits: [{ event: 'address.suppressed', where: { chanel: oneOf('push') } }] }),
    `${file}, exits: of 'address.suppressed' no chanel is retained; did you mean 'channel'?`,
  ],
  [
    'an exit by what one of many events says, of which the newest alone is remembered',
    wrong({ exits: [{ event: 'channel.rested', where: { channel: oneOf('push') } }] }),
    `${file}, exits: of 'channel.rested' only the newest is retained, whatever it said; take where away`,
  ],
  [
    'a goal that is an exit too, word for word',
    wrong({
      goal: { event: 'order.placed', where: { via: oneOf('app') } },
      exits: [{ event: 'order.placed', where: { via: oneOf('app') } }],
    }),
    `${file}, exits: 'order.placed' is the goal; it cannot be an exit as well`,
  ],
  [
    'a code before the message that should go before it',
    withSteps(
      message('cart-offer', {
        rank: 8,
        by: 'email',
        with: promoCode({ percent: 10, validFor: days(3), notAgainFor: days(30) }),
      }),
      wait(days(1)),
      reminder(),
    ),
    `${file}, step 1: a code is never the first that a customer hears; put a message before, or say comesFirst: true`,
  ],
  [
    'a goal that is an exit too',
    wrong({ exits: ['cart.emptied', 'order.placed'] }),
    `${file}, exits: 'order.placed' is the goal; it cannot be an exit as well`,
  ],
  [
    'a product as trigger',
    wrong({ on: { event: 'product.price-changed', facts: {} } }),
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
      steps: [message('welcome', { rank: 4, by: 'email' })],
    }),
    `${file}, on: 'customer.registered' has no itemCount; cart.updated and order.placed have`,
  ],
  [
    'a fact that may be one of nothing',
    wrong({ on: { event: 'cart.updated', facts: { traffic: { oneOf: [] } } } }),
    `${file}, on: traffic: name at least one value`,
  ],
  [
    'a message that tells of another event than the trigger',
    wrong({
      on: event('order.paid'),
      entry: { per: 'order', repeated: 'never again' },
      steps: [message('order-shipped', { by: 'email' })],
    }),
    `${file}, step 1: 'order-shipped' tells of 'order.shipped' and cannot follow 'order.paid'`,
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
    'a wait for quiet at the end',
    withSteps(reminder(), waitForQuiet(minutes(15), { atMost: hours(2) })),
    `${file}, step 2: a wait at the end does nothing; delete it`,
  ],
  [
    'a wait for quiet that is longer than it may be',
    withSteps(waitForQuiet(hours(2), { atMost: minutes(15) }), reminder()),
    `${file}, step 1: at most 15 minutes is too short for 2 hours of quiet`,
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
    withSteps({ ...message('cart-offer', { rank: 8, by: 'email', with: code }), channels: ['email', 'sms'] }),
    `${file}, step 1: 'cart-offer' is not written for sms, only for email, push`,
  ],
  [
    'a message that shows products without saying where they come from',
    aboutOrder({ ...goesWith(1, 2), show: undefined }),
    `${file}, step 1: 'goes-with' shows products: add show: pick([…], least, most)`,
  ],
  [
    'fewer products at most than at least',
    aboutOrder(goesWith(3, 2)),
    `${file}, step 1: show: 3 to 2 products; write 1 to 6, the least first`,
  ],
  [
    'products for a message that has no place for them',
    withSteps({ ...reminder(), show: pick(['new'], 1, 2) }),
    `${file}, step 1: 'cart-reminder' has no place for products; take show away`,
  ],
  [
    'an offer without its code',
    withSteps({ ...reminder(), message: 'cart-offer' }),
    `${file}, step 1: 'cart-offer' states a code: add with: promoCode({ … }), or liveOffer: true`,
  ],
  [
    'a code that is made and shown as one of another run as well',
    withSteps({ ...reminder(), message: 'cart-offer', offer: code, liveOffer: true }),
    `${file}, step 1: a code is made or a live one is shown; take with: or liveOffer away`,
  ],
  [
    'a code that nothing goes before',
    withSteps(
      message('cart-offer', {
        rank: 8,
        by: 'email',
        with: promoCode({ percent: 10, validFor: days(3), notAgainFor: days(30) }),
      }),
    ),
    `${file}, step 1: a code is never the first that a customer hears; put a message before, or say comesFirst: true`,
  ],
  [
    'a live code that the message does not state',
    withSteps({ ...reminder(), liveOffer: true }),
    `${file}, step 1: 'cart-reminder' has no place for a code; take liveOffer away`,
  ],
  [
    'a message of what does not tell the date',
    wrong({
      on: dateOf('order', ['order.shipped'], 'expectedOn', { days: 1 }),
      entry: { per: 'order', repeated: 'latest wins' },
      exits: [],
      steps: [message('pickup-reminder', { by: 'email' })],
    }),
    `${file}, step 1: 'pickup-reminder' tells of 'order.ready-for-pickup' and cannot follow 'order.shipped'`,
  ],
  [
    'a date of an event that must say what it never says',
    wrong({
      on: dateOf('order', ['order.shipped'], 'expectedOn', { days: 1, where: { plan: oneOf('a') } as never }),
    }),
    `${file}, on: of 'order.shipped' no plan is retained`,
  ],
  [
    'a code that the message does not state',
    withSteps({ ...reminder(), offer: code }),
    `${file}, step 1: 'cart-reminder' has no place for a code; take with: away`,
  ],
  ...[0, 100, -5, Number.NaN].map((percent): readonly [string, Scenario, string] => [
    `an offer of ${percent} %`,
    withSteps(message('cart-offer', { rank: 8, by: 'email', with: { ...code, percent } })),
    `${file}, step 1: an offer of ${percent} %; write 1 to 99`,
  ]),
  [
    'a pause between offers that is longer than offers are remembered',
    withSteps(message('cart-offer', { rank: 8, by: 'email', with: { ...code, notAgainFor: days(367) } })),
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
    'a question about the number of runs, where nobody counts them',
    withSteps(when(isRun(2), { yes: [reminder()] })),
    `${file}, step 1: the entry does not count its runs; write repeated: { after: …, times: … }`,
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
    'a trigger that is between the sweep and the rules',
    wrong({ on: { event: 'scenario.due', facts: {} } }),
    `${file}, on: 'scenario.due' is between the sweep and the rules; start with date(), inactivity() or daysAfter()`,
  ],
  [
    'a date that can have no such name',
    timed(date('', { days: -7 })),
    `${file}, on: '' is no name of an attribute; write letters and digits, such as 'birthday'`,
  ],
  [
    'half a day before a date',
    timed(date('birthday', { days: -0.5 })),
    `${file}, on: days: -0.5; write whole days, -366 or more`,
  ],
  [
    'a date known for less than no time',
    timed(date('birthday', { days: 0, knownForDays: -1 })),
    `${file}, on: knownForDays: -1; write whole days, 0 or more`,
  ],
  [
    'a timer that may be late by half a day',
    timed(date('birthday', { days: 0, lateDays: 0.5 })),
    `${file}, on: lateDays: 0.5; write whole days, 0 or more`,
  ],
  ['an absence of no days', timed(inactivity('any', 0)), `${file}, on: days: 0; write whole days, 1 or more`],
  [
    'a usual gap that ends before it begins',
    timed(inactivity('order.placed', { times: 2, atLeast: 60, atMost: 30, otherwise: 90 })),
    `${file}, on: atMost: 30; write whole days, 60 or more`,
  ],
  [
    'a usual gap no times',
    timed(inactivity('order.placed', { times: 0, atLeast: 60, atMost: 365, otherwise: 90 })),
    `${file}, on: times: 0; write more than 0`,
  ],
  [
    'the absence of something unknown',
    timed(inactivity('page.veiwed' as never, 30)),
    `${file}, on: unknown event 'page.veiwed'; did you mean 'page.viewed'?`,
  ],
  [
    'days after something that is no status of an order',
    timed(daysAfter('cart.updated' as never, 7)),
    `${file}, on: 'cart.updated' is no status of an order`,
  ],
  [
    'days by category that are no days',
    timed(daysAfter('order.delivered', 7, { byCategory: { clothes: -1 } })),
    `${file}, on: 'clothes': -1; write whole days, 0 or more`,
  ],
  [
    'the stars of something else than a review',
    wrong({ on: event('cart.updated', { rating: atLeast(4) }) }),
    `${file}, on: 'cart.updated' has no rating; review.submitted has`,
  ],
  [
    'what is due said by hand',
    timed(date('birthday', { days: 0, facts: { due: oneOf('cart') } })),
    `${file}, on: the compiler says which scenario is due; take due away`,
  ],
  [
    'the id of the daily sweep',
    wrong({ id: 'sweep' }),
    "statemachines/scenarios/conversion/sweep.ts: scenario 'sweep', id: the daily sweep is called so; take another",
  ],
  [
    'no runs in all',
    wrong({ entry: { per: 'cart', repeated: { after: days(1), times: 0 } } }),
    `${file}, entry: 0 times; write a whole number, 1 or more`,
  ],
  ['a validity without a day', wrong({ validity: {} }), `${file}, validity: say from, until or both`],
  [
    'a day that no calendar has',
    wrong({ validity: { from: '2026-02-30' } }),
    `${file}, validity: '2026-02-30' is no day; write one such as '2026-12-24'`,
  ],
  [
    'a validity that ends before it begins',
    wrong({ validity: { from: '2026-12-24', until: '2026-12-23' } }),
    `${file}, validity: ends on 2026-12-23, before it begins on 2026-12-24`,
  ],
  [
    'itself to go first',
    wrong({ yields: [yieldTo('cart', days(1), 'skip')] }),
    `${file}, yields: a scenario cannot go before itself`,
  ],
  [
    'what others join, where each run is of one cart',
    wrong({ entry: { per: 'cart', repeated: 'latest wins', joined: true } }),
    `${file}, entry: runs per cart are of one cart each: none joins another; take joined away`,
  ],
  [
    'to give way for longer than is remembered',
    wrong({ yields: [yieldTo('welcome', days(15), 'skip')] }),
    `${file}, yields: what was sent is remembered for 14 days; write no more`,
  ],
  [
    'a marketing message without a rank',
    withSteps({ step: 'message', message: 'cart-reminder', channels: ['email'] }),
    `${file}, step 1: 'cart-reminder' is marketing: say its rank, 1 goes before 2 when both want the day`,
  ],
  ...[0, 1.5].map((rank): readonly [string, Scenario, string] => [
    `a rank of ${rank}`,
    withSteps({ ...reminder(), rank }),
    `${file}, step 1: a rank of ${rank}; write 1 or more`,
  ]),
  [
    'a rank of what waits for nobody',
    anOrder({ ...message('order-confirmed', { by: 'email' }), rank: 1 }),
    `${file}, step 1: 'order-confirmed' is transactional and waits for no other message; take rank away`,
  ],
  [
    'marketing that is told not to go at night',
    withSteps({ ...reminder(), notAtNight: true }),
    `${file}, step 1: 'cart-reminder' is marketing and never goes at night; take notAtNight away`,
  ],
  [
    'one channel that has to reach',
    withSteps({ ...reminder(), reach: { within: hours(4), by: 'clicked' } }),
    `${file}, step 1: one channel has no next one to try; take reach away`,
  ],
  [
    'a delivery that nobody tells of',
    withSteps({ ...reminder(), channels: ['push', 'email'], reach: { within: hours(4), by: 'delivered' } }),
    `${file}, step 1: nobody tells whether push was delivered, only email; reach by 'clicked'`,
  ],
  [
    'a channel in the middle whose delivery nobody tells of',
    withSteps({
      ...reminder(),
      channels: ['email', 'push', 'sms'],
      reach: { within: hours(4), by: 'delivered' },
    }),
    `${file}, step 1: nobody tells whether push was delivered, only email; reach by 'clicked'`,
  ],
  [
    'no time to reach',
    withSteps({ ...reminder(), channels: ['push', 'email'], reach: { within: {}, by: 'clicked' } }),
    `${file}, step 1: reach of nothing; use minutes(), hours() or days() with 1 or more`,
  ],
  [
    'working time before anything was done',
    withSteps(waitWorking(hours(1)), reminder()),
    `${file}, step 1: only a time can be waited before the first step; put a step before it, or write wait()`,
  ],
  [
    'a wait behind the wait for the day',
    { ...timed(date('birthday', { days: -7 })), steps: [wait(days(1)), greeting()] },
    `${file}, step 1: the run begins at the good hour of its day; count the days in the trigger, or put a step before`,
  ],
  [
    'a date that the trigger does not have',
    withSteps(reminder(), waitUntil('event', 'cartid', { otherwise: days(1) }), reminder()),
    `${file}, step 2: 'cart.updated' has no cartid; did you mean 'cartId'?`,
  ],
  [
    'an hour that no clock shows',
    withSteps(reminder(), waitUntil('profile', 'birthday', { otherwise: days(1), at: '24:00' }), reminder()),
    `${file}, step 2: at: '24:00'; write a time such as '10:00'`,
  ],
  [
    'a wait for no event',
    withSteps(waitFor({}, { atMost: days(1), otherwise: [reminder()] })),
    `${file}, step 1: waits for no event; name one, or write wait()`,
  ],
  [
    'a wait for a misspelt event',
    withSteps(waitFor({ 'order.plased': [] } as never, { atMost: days(1), otherwise: [reminder()] })),
    `${file}, step 1: unknown event 'order.plased'; did you mean 'order.placed'?`,
  ],
  [
    'a wait for what happens to no customer',
    withSteps(
      waitFor({ 'product.price-changed': [] } as never, { atMost: days(1), otherwise: [reminder()] }),
    ),
    `${file}, step 1: 'product.price-changed' happens to a product and to no customer; it can start, end and answer nothing`,
  ],
  [
    'a wait for an event at the end, and nothing that follows',
    withSteps(reminder(), waitFor({ 'order.placed': [] }, { atMost: days(1) })),
    `${file}, step 2: a wait at the end does nothing; delete it, or say what follows`,
  ],
  [
    'a wait at the end of the way of an event',
    withSteps(waitFor({ 'order.placed': [reminder(), wait(days(1))] }, { atMost: days(1) })),
    `${file}, step 1 'order.placed', step 2: a wait at the end does nothing; delete it`,
  ],
  [
    'what came, asked by hand',
    withSteps(choose({ ask: 'came', events: [], since: 'trigger' }, { yes: [reminder()] })),
    `${file}, step 1: what came is asked by a wait for events; write waitFor()`,
  ],
  [
    'a question about a click on a message that nobody wrote',
    withSteps(when(clicked('cart-ofer', days(7)), { yes: [reminder()] })),
    `${file}, step 1: unknown message 'cart-ofer'; did you mean 'cart-offer'?`,
  ],
  [
    'a question about a segment that none can be called',
    withSteps(when(isIn('Big spenders'), { yes: [reminder()] })),
    `${file}, step 1: the segment 'Big spenders'; write it in kebab-case, such as 'big-spender'`,
  ],
  [
    'a segment that none can be called',
    withSteps(enterSegment('Big spenders')),
    `${file}, step 1: the segment 'Big spenders'; write it in kebab-case, such as 'big-spender'`,
  ],
  [
    'half a point',
    withSteps(earnPoints(0.5, { validFor: days(90), for: 'welcome' })),
    `${file}, step 1: 0.5 points; write a whole number, 1 or more`,
  ],
  [
    'points for nothing',
    withSteps(expirePoints(' ')),
    `${file}, step 1: points for ' '; say what for, in at most 128 letters`,
  ],
  [
    'an alert that says nothing',
    withSteps(alertPerson(' ')),
    `${file}, step 1: an alert without a text; say what is to be done`,
  ],
  [
    'an event emitted that nobody knows',
    withSteps(emit('cart.emtied' as never)),
    `${file}, step 1: unknown event 'cart.emtied'; did you mean 'cart.emptied'?`,
  ],
  [
    'an event emitted about what no run is about',
    withSteps(emit('message.clicked' as never)),
    `${file}, step 1: 'message.clicked' is about a message, and no run is`,
  ],
  [
    'an event emitted about what the trigger does not carry',
    withSteps(emit('order.cancelled')),
    `${file}, step 1: 'order.cancelled' needs the order, which 'cart.updated' does not carry`,
  ],
  [
    'an event emitted that the door would not take',
    withSteps(emit('segment.entered', { segment: 'Big spenders' })),
    `${file}, step 1: the door will not take 'segment.entered': segment: kebab-case, such as big-spender`,
  ],
  [
    'a property that Step Functions would take for a path',
    withSteps(emit('cart.emptied', { 'why.$': 'x' })),
    `${file}, step 1: 'why.$' cannot be a property; Step Functions takes a name with .$ for a path`,
  ],
  [
    'steps that only wait and ask',
    withSteps(
      waitFor({ 'order.placed': [] }, { atMost: days(1), otherwise: [] }),
      when(hasOrders(1), { yes: [], no: [] }),
    ),
    `${file}, step 2: no answer leads anywhere; give at least one of them steps`,
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
    // A message may lose a day to the night, and a week to a pause.
    expect(fault(withSteps(wait(days(357), { goodHour: false }), reminder()))).toBe('compiles');
    expect(fault(withSteps(wait(days(358), { goodHour: false }), reminder()))).toBe(
      `${file}, steps: takes more than a year, the longest that a run may last`,
    );
  });

  it('when the longest branch, not the sum of all branches, fits into a year', () => {
    const long = () => [wait(days(200)), reminder()];
    expect(fault(withSteps(when(hasOrders(1), { yes: long(), no: long() })))).toBe('compiles');
  });

  it('with offers of 1 and of 99 percent', () => {
    for (const percent of [1, 99])
      expect(
        fault(withSteps(message('cart-offer', { rank: 8, by: 'email', with: { ...code, percent } }))),
      ).toBe('compiles');
  });

  it('with a first wait for an event, which is counted from the trigger', () => {
    expect(
      fault(withSteps(waitFor({ 'order.placed': [] }, { atMost: days(1), otherwise: [reminder()] }))),
    ).toBe('compiles');
  });

  it('with a wait for an event that leads nowhere, when steps follow', () => {
    expect(fault(withSteps(waitFor({ 'order.placed': [] }, { atMost: days(1) }), reminder()))).toBe(
      'compiles',
    );
  });

  it('with actions alone, and with a message about goods that an earlier event has listed', () => {
    expect(fault(withSteps(alertPerson('Call them.')))).toBe('compiles');
    expect(fault(wrong({ on: event('checkout.started') }))).toBe('compiles');
  });

  it('with a date that may lie anywhere: the run may take the year there is', () => {
    const birthday = () => waitUntil('profile', 'birthday', { yearly: true, otherwise: days(7) });
    const again = occasion('on the day', reminder());
    const later = occasion('a year later', birthday());
    const last = occasion('a year later', reminder());
    expect(fault(withSteps(reminder(), birthday(), again, later, last))).toBe('compiles');
  });
});

describe('a map has a fault', () => {
  const mapFault = (...scenarios: readonly Scenario[]): string => {
    try {
      checkMap({ ...map, scenarios });
    } catch (error) {
      return error instanceof ScenarioFault ? error.message : `no fault of the map, but ${error}`;
    }
    return 'is right';
  };
  const yielding = (id: string, ...to: readonly string[]): Scenario => ({
    ...good,
    id,
    yields: to.map((other) => yieldTo(other, days(1), 'skip')),
  });

  it('when a scenario yields to one that is not on it', () => {
    expect(mapFault(yielding('cart', 'browsing'))).toBe(
      "scenario 'cart', yields: no scenario 'browsing' on the map",
    );
    expect(mapFault(yielding('cart'), yielding('browse', 'crt'))).toBe(
      "scenario 'browse', yields: no scenario 'crt' on the map; did you mean 'cart'?",
    );
  });

  it('when two yield to each other, and both would be silent', () => {
    expect(mapFault(yielding('cart', 'browse'), yielding('browse', 'cart'))).toBe(
      "scenario 'cart', yields: 'browse' yields to it as well; both would be silent",
    );
  });

  it('not when both only leave, and neither plans before it asks', () => {
    const leaving = (id: string, to: string): Scenario => ({
      ...good,
      id,
      steps: [message('cart-reminder', { by: 'email', rank: 5 })],
      yields: [yieldTo(to, days(1), 'leave'), yieldTo(id, days(1), 'leave')],
    });
    expect(mapFault(leaving('cart', 'browse'), leaving('browse', 'cart'))).toBe('is right');
  });

  it('when two have one id', () => {
    expect(mapFault(good, yielding('browse'), good)).toBe(
      "scenario 'cart', id: another scenario has the same",
    );
  });

  it('not when one goes before the other', () => {
    expect(mapFault(yielding('cart'), yielding('browse', 'cart'))).toBe('is right');
  });
});

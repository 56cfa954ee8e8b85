import fc from 'fast-check';
import { events } from '#map';
import type { Situation } from '../../../functions/core/decision/asked.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { identifyRun } from '../../../functions/core/records/fingerprint.ts';
import type {
  Booking,
  Consent,
  ConsentKey,
  Pauses,
  Plan,
  Profile,
} from '../../../functions/core/records/records.ts';
import { channels } from '../../../statemachines/language/channels.ts';
import type { CustomerEvent, EventName } from '../../../statemachines/language/events.ts';
import type { LocalTime, Policy } from '../../../statemachines/language/policy.ts';
import { purposes } from '../../../statemachines/language/purposes.ts';
import type { RunState, SendOrder, StepOutcome } from '../../../statemachines/language/tasks.ts';
import { markets, policy as shipped } from '../../../statemachines/policy.ts';

/** A message and everything that its send decision reads. */
export interface Case {
  readonly order: SendOrder;
  readonly situation: Situation;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const customer = 'customer-1';
const cart = 'cart-1';

const before = (now: Date, milliseconds: number): string =>
  new Date(now.getTime() - milliseconds).toISOString();
/** There in one case of five: most things have not happened. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
/** Missing in one case of six. */
const often = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 6, nil: undefined });
/** Without the keys that are `undefined`. */
const known = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>; // fromEntries forgets the keys' names
  };
/** The first in nine cases of ten. */
const rather = <const T>(first: T, ...others: readonly T[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
type ValueOf<A> = A extends fc.Arbitrary<infer V> ? V : never;

const moments = fc.oneof(
  fc.date({ min: new Date('2026-11-01T00:00Z'), max: new Date('2027-11-30T00:00Z'), noInvalidDate: true }),
  // the nights of clock changes in Europe and America, and the days around them
  fc
    .tuple(
      fc.constantFrom('2027-03-14T07:00Z', '2027-03-28T01:00Z', '2027-10-31T01:00Z', '2027-11-07T06:00Z'),
      fc.integer({ min: -36 * 60, max: 36 * 60 }),
    )
    .map(([change, minutes]) => new Date(Date.parse(change) + minutes * minute)),
);

const zones = fc.constantFrom(
  'Europe/London',
  'Europe/Moscow',
  'America/New_York',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'Antarctica/Troll',
);

const two = (n: number): string => String(n).padStart(2, '0');
const localTime = (minutes: number): LocalTime =>
  `${two(Math.floor(minutes / 60) % 24)}:${two(Math.floor(minutes) % 60)}` as LocalTime; // two digits each, by padding

type Quiet = Pick<Policy, 'goodHours' | 'afternoon'> & {
  readonly market: Pick<Policy['market'], 'quietHours' | 'weekendQuietUntil'>;
};
/** Quiet hours that leave at least four hours of the day, the good hours and in their midst the afternoon. */
const quiet: fc.Arbitrary<Quiet> = fc
  .tuple(fc.nat(24 * 60 - 1), fc.integer({ min: 30, max: 20 * 60 }))
  .map(([start, length]) => {
    const [open, last] = [start + length, 24 * 60 - length];
    return {
      market: { quietHours: [localTime(start), localTime(open)] },
      goodHours: [localTime(open), localTime(start)],
      afternoon: { fromRank: 18, hours: [localTime(open + last / 4), localTime(open + last / 2)] },
    };
  });
const usual = ({ quietHours, weekendQuietUntil }: Quiet['market']): Quiet => ({
  market: { quietHours, ...known({ weekendQuietUntil }) },
  goodHours: shipped.goodHours,
  afternoon: shipped.afternoon,
});

const consentRule = fc.constantFrom('opt-in', 'opt-in', 'opt-out');
export const policies: fc.Arbitrary<Policy> = fc
  .record({
    consent: fc.record({ email: consentRule, push: consentRule, sms: consentRule }),
    quiet: fc.oneof(quiet, fc.constant(usual(markets.eu)), fc.constant(usual(markets.russia))),
    existingCustomers: fc.subarray([...channels]),
    doubleOptIn: fc.subarray<'email'>(['email']),
    caps: fc.oneof(
      fc.constant(shipped.caps),
      fc.record({
        perDay: fc.integer({ min: 1, max: 3 }),
        perWeek: fc.integer({ min: 1, max: 6 }),
        smsPerWeek: fc.integer({ min: 0, max: 2 }),
        hoursApart: fc.integer({ min: 0, max: 30 }),
        hoursAfterTransactional: fc.integer({ min: 0, max: 4 }),
        lessOften: fc.constant(shipped.caps.lessOften),
      }),
    ),
    zone: zones,
    spreadMinutes: fc.integer({ min: 0, max: 90 }),
  })
  .map(({ consent, quiet, existingCustomers, doubleOptIn, caps, zone, spreadMinutes }) => ({
    ...shipped,
    ...quiet,
    market: { ...quiet.market, consent, existingCustomers, doubleOptIn, wasPrice: 'lowest in 30 days' },
    caps,
    spreadMinutes,
    shop: { ...shipped.shop, zone },
  }));

const emails = ['ann@example.com', 'ann@old.example.com'] as const;
const phones = ['+442079460001', '+442079460002'] as const;
const devices = [
  { token: 'phone-1', platform: 'ios' },
  { token: 'tablet-1', platform: 'android' },
] as const;

const suppressions = fc.array(
  fc.record({
    channel: fc.constantFrom(...channels),
    which: rather(0, 1),
    why: fc.constantFrom('bounced', 'complained', 'dead'),
  }),
  { maxLength: 1 },
);
const consent = fc.record({ state: rather('given', 'withdrawn'), ago: fc.nat(40 * day) });
const consents = fc.record({
  email: often(consent),
  push: often(consent),
  sms: often(consent),
  'email:offers': seldom(consent),
  'email:news': seldom(consent),
  'push:offers': seldom(consent),
});

const profileParts = fc.record({
  email: often(rather(...emails)),
  phone: often(rather(...phones)),
  devices: fc.subarray([...devices]),
  zone: often(zones),
  consents,
  confirmed: rather(true, false),
  hasOrdered: fc.boolean(),
  hasOpenCase: rather(false, true),
  suppressions,
  traffic: rather('customer', 'staff', 'test', 'robot'),
  /** Whether the customer did something after the trigger: the goal, an exit, a newer trigger. */
  since: seldom(
    fc.constantFrom<EventName>(
      'page.viewed',
      'product.viewed',
      'order.placed',
      'cart.emptied',
      'cart.updated',
      'page.viewed',
      'order.cancelled',
    ),
  ),
});

function makeProfile(parts: ValueOf<typeof profileParts>, now: Date): Profile {
  const { email, phone, zone, devices, traffic, since } = parts;
  const addressOf = { email: emails, sms: phones, push: devices.map(({ token }) => token) };
  const given: Partial<Record<ConsentKey, Consent>> = Object.fromEntries(
    Object.entries(known(parts.consents)).map(([key, { state, ago }]) => [
      key,
      { state, at: before(now, ago), event: `consent-${key}` },
    ]),
  );
  const moment = { at: before(now, minute), id: 'event-since' };
  return {
    ...newProfile(customer),
    ...known({ email, phone, zone }),
    version: 3,
    devices,
    traffic,
    consents: given,
    ...(parts.confirmed ? known({ confirmedEmail: email }) : {}),
    ...(parts.hasOpenCase ? { openCases: { 'order-7': before(now, 2 * day) } } : {}),
    suppressions: parts.suppressions.flatMap(({ channel, which, why }) => {
      const address = addressOf[channel][which];
      return address === undefined ? [] : [{ channel, address, why }];
    }),
    counters: {
      ...(parts.hasOrdered
        ? { 'order.placed': { count: 1, last: { at: before(now, 30 * day), id: 'order-event' } } }
        : {}),
      ...(since === undefined ? {} : { [since]: { count: 1, last: moment } }),
    },
    marks: since === undefined ? [] : [{ event: since, key: cart, moment }],
  };
}

const offers = fc.record({
  percent: fc.constantFrom(5, 10),
  liveFor: fc.integer({ min: -5 * day, max: 5 * day }),
});
const bookings = (run: fc.Arbitrary<string>) =>
  fc.record({
    run,
    kind: fc.constantFrom<Booking['kind']>('marketing', 'marketing', 'transactional', 'requested'),
    channel: fc.constantFrom(...channels),
    state: fc.constantFrom<Booking['state']>(
      'sent',
      'sent',
      'claimed',
      'given-up',
      'refused',
      'released',
      'withheld',
    ),
    ago: fc.oneof(fc.nat(9 * day), fc.nat(26 * hour), fc.constantFrom(12 * hour, 7 * day, hour)),
    scenario: fc.constantFrom('other-scenario', 'tested-scenario'),
    offer: seldom(offers),
    /** Missing in the books of older releases. */
    rank: often(fc.integer({ min: 1, max: 24 })),
  });
const otherBookings = fc.array(bookings(fc.constantFrom('run-a', 'run-b', 'run-c', 'run-d', 'run-e')), {
  maxLength: 4,
});
const ownBooking = seldom(
  fc.record({
    refused: fc.subarray([...channels]),
    state: fc.constantFrom<Booking['state']>('refused', 'released'),
  }),
);

function makeBooking(parts: ValueOf<ReturnType<typeof bookings>>, index: number, now: Date): Booking {
  const { run, kind, channel, state, ago, scenario, offer, rank } = parts;
  return {
    run,
    scenario,
    step: `step-${index}`,
    message: 'other-message',
    kind,
    channel,
    state,
    at: before(now, ago),
    refused: [],
    ...(kind === 'marketing' ? known({ rank }) : {}),
    ...(offer === undefined
      ? {}
      : {
          offer: {
            code: `CODE${index}`,
            percent: offer.percent,
            until: new Date(now.getTime() + offer.liveFor).toISOString(),
          },
        }),
  };
}

/** What other runs want to send: soon, most of them today. */
const plans = fc.array(
  fc.record({
    rank: fc.integer({ min: 1, max: 24 }),
    scenario: fc.constantFrom('other-scenario', 'tested-scenario', 'first-scenario'),
    run: fc.constantFrom('run-a', 'run-f', 'run-g', 'run-h'),
    ahead: fc.oneof(
      fc.integer({ min: -3 * hour, max: 12 * hour }),
      fc.integer({ min: -2 * day, max: 3 * day }),
    ),
    triggeredAgo: fc.nat(5 * day),
    channels: fc.shuffledSubarray([...channels], { minLength: 1 }),
    purpose: fc.constantFrom(...purposes),
  }),
  { maxLength: 3 },
);

function makePlan(parts: ValueOf<typeof plans>[number], now: Date): Plan {
  const { rank, scenario, run, ahead, triggeredAgo, purpose } = parts;
  const [first = 'email', ...rest] = parts.channels;
  const trigger = { at: before(now, triggeredAgo), id: `event-of-${run}` };
  return {
    scenario,
    run,
    key: run,
    step: 'planned-step',
    rank,
    channels: [first, ...rest],
    purpose,
    trigger,
    at: new Date(now.getTime() + ahead).toISOString(),
    endsWith: [{ event: 'order.placed', sameKey: false }],
    since: trigger.at,
    subject: cart,
  };
}

const pause = { since: '2026-11-01T00:00:00.000Z', why: 'wrong price' };
const pauses: fc.Arbitrary<Pauses> = fc.constantFrom(
  { version: 1, marketing: pause, scenarios: {}, messages: {} },
  { version: 1, scenarios: { 'tested-scenario': pause }, messages: {} },
  { version: 1, scenarios: { 'other-scenario': pause }, messages: { 'other-message': pause } },
  { version: 1, scenarios: {}, messages: { 'tested-message': pause } },
);

/** What the Task before has said, hours ago: the wait behind it has ended since, or was for a date long past. */
const stepBefore = fc.record({ hoursAgo: fc.integer({ min: 1, max: 24 }), waited: rather(1, 0, -30) });

const makeStepBefore = ({ hoursAgo, waited }: ValueOf<typeof stepBefore>, now: Date): StepOutcome => ({
  step: 'step-before',
  go: 'on',
  decision: 'send',
  reason: 'delivered',
  because: 'handed over by email',
  at: before(now, hoursAgo * hour),
  next: before(now, (hoursAgo - waited) * hour),
});

/** The date on the run's event, some hours from now: written as a moment or as a day. */
const lastDates = fc.record({
  hours: fc.integer({ min: -30, max: 72 }),
  written: fc.constantFrom<'day' | 'moment'>('day', 'moment'),
});

function makeEvent({ hours, written }: ValueOf<typeof lastDates>, now: Date): CustomerEvent {
  const storageUntil = before(now, -hours * hour).slice(0, written === 'day' ? 10 : undefined);
  return {
    id: 'event-1',
    name: 'order.ready-for-pickup',
    at: before(now, 0),
    customer,
    key: cart,
    properties: { orderId: 'order-1', place: 'Main Street', storageUntil },
  };
}

/** Within a week. */
export const yieldTo = (to: string, then: 'skip' | 'leave') => [{ to, withinSeconds: 7 * 86_400, then }];

const orderParts = fc.record({
  kind: fc.constantFrom<SendOrder['kind']>(
    'marketing',
    'marketing',
    'marketing',
    'marketing',
    'transactional',
    'requested',
  ),
  purpose: often(fc.constantFrom(...purposes)),
  rank: fc.option(fc.integer({ min: 1, max: 24 }), { freq: 2, nil: undefined }),
  notAtNight: seldom(fc.constant<true>(true)),
  yields: fc.constantFrom(
    undefined,
    undefined,
    undefined,
    yieldTo('first-scenario', 'skip'),
    yieldTo('other-scenario', 'leave'),
  ),
  validFor: seldom(fc.integer({ min: -2 * day, max: 9 * day })),
  channels: fc.shuffledSubarray([...channels], { minLength: 1 }),
  offer: seldom(
    fc.record({
      percent: fc.constant(10),
      validForSeconds: fc.constant(3 * 86_400),
      notAgainForSeconds: fc.constantFrom(86_400, 30 * 86_400),
    }),
  ),
  minimumBasket: seldom(fc.constantFrom(30, 100)),
  postponeSeconds: often(fc.constantFrom(3600, 86_400, 3 * 86_400)),
  withinSeconds: seldom(fc.constantFrom(3600, 2 * 86_400, 20 * 86_400)),
  notAfter: seldom(fc.constant('storageUntil')),
  repeated: fc.constantFrom('latest wins', 'never again'),
});

/** Random customers, send books, policies and messages, at random moments. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    now: moments,
    policy: policies,
    profile: profileParts,
    others: otherBookings,
    plans,
    pauses: seldom(pauses),
    own: ownBooking,
    order: orderParts,
    triggeredAgo: fc.oneof(fc.nat(5 * hour), fc.nat(8 * day)),
    value: fc.constantFrom(20, 50, 200),
    soldOut: rather(false, true),
    last: often(lastDates),
    step: often(stepBefore),
  })
  .map(({ now, policy, profile, others, plans, pauses, own, order, triggeredAgo, ...parts }): Case => {
    const { value, soldOut, last, step } = parts;
    const [first = 'email', ...rest] = order.channels;
    const { kind, offer, minimumBasket, postponeSeconds, withinSeconds, repeated, yields, validFor } = order;
    const { purpose, rank, notAtNight, notAfter } = order;
    const run: RunState = {
      id: 'event-1',
      at: before(now, triggeredAgo),
      name: 'cart.updated',
      customer,
      key: cart,
      facts: {
        itemCount: 1,
        value,
        currency: 'USD',
        products: ['product-1'],
        nth: 1,
        orders: 0,
        traffic: 'customer',
        reachable: true,
      },
      ...(step === undefined ? {} : { step: makeStepBefore(step, now) }),
    };
    const sendOrder: SendOrder = {
      version: 1,
      scenario: {
        id: 'tested-scenario',
        entry: { per: 'key', repeated, longestSeconds: 10 * 86_400 },
        goal: { event: 'order.placed', sameKey: false },
        exits: [{ event: 'cart.emptied', sameKey: true }],
        still: { traffic: { oneOf: ['customer'] } },
        ...known({ yields }),
        ...(validFor === undefined ? {} : { validity: { until: before(now, -validFor) } }),
      },
      step: 'tested-step',
      message: 'tested-message',
      kind,
      channels: [first, ...rest],
      ...(offer === undefined || kind !== 'marketing'
        ? {}
        : { offer: { ...offer, ...known({ minimumBasket }) } }),
      ...known({ postponeSeconds, withinSeconds, notAfter }),
      ...(kind === 'marketing' ? known({ purpose, rank }) : {}),
      ...(kind === 'transactional' ? known({ notAtNight }) : {}),
      last: true,
    };
    const mine: readonly Booking[] =
      own === undefined
        ? []
        : [
            {
              run: identifyRun(sendOrder.scenario.id, run.id),
              scenario: sendOrder.scenario.id,
              step: sendOrder.step,
              message: sendOrder.message,
              kind,
              channel: first,
              state: own.state,
              at: before(now, minute),
              refused: own.refused.map((channel) => ({
                channel,
                at: before(now, minute),
                because: 'refused',
              })),
            },
          ];
    return {
      order: sendOrder,
      situation: {
        run,
        profile: makeProfile(profile, now),
        book: {
          customer,
          version: 7,
          lastSent: {},
          lastClicked: {},
          plans: plans.map((parts) => makePlan(parts, now)),
          bookings: [...others.map((parts, index) => makeBooking(parts, index, now)), ...mine],
        },
        products: soldOut
          ? [
              {
                productId: 'product-1',
                stock: { count: 0, moment: { at: before(now, hour), id: 'stock-1' } },
              },
            ]
          : [],
        ...(last === undefined ? {} : { event: makeEvent(last, now) }),
        ...known({ pauses }),
        now,
        policy,
        events,
      },
    };
  });

/** The same case with another profile. */
export const withProfile = (given: Case, change: (profile: Profile) => Profile): Case => ({
  ...given,
  situation: {
    ...given.situation,
    profile: change(given.situation.profile ?? newProfile(customer)),
  },
});

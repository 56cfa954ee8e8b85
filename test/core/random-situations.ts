import fc from 'fast-check';
import type { Situation } from '../../functions/core/decision.ts';
import { identifyRun } from '../../functions/core/fingerprint.ts';
import { newProfile } from '../../functions/core/profile.ts';
import type { Booking, Consent, Profile } from '../../functions/core/records.ts';
import { channels } from '../../statemachines/language/channels.ts';
import type { EventName } from '../../statemachines/language/events.ts';
import type { LocalTime, Policy } from '../../statemachines/language/policy.ts';
import type { RunState, SendOrder } from '../../statemachines/language/tasks.ts';
import { policy as shipped } from '../../statemachines/policy.ts';

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
  `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}` as LocalTime; // two digits each, by padding

/** Quiet hours that leave at least four hours of the day. */
const quietHours = fc
  .tuple(fc.nat(24 * 60 - 1), fc.integer({ min: 30, max: 20 * 60 }))
  .map(([start, length]): readonly [LocalTime, LocalTime] => [localTime(start), localTime(start + length)]);

const consentRule = fc.constantFrom('opt-in', 'opt-in', 'opt-out');
export const policies: fc.Arbitrary<Policy> = fc
  .record({
    consent: fc.record({ email: consentRule, push: consentRule, sms: consentRule }),
    quietHours: fc.oneof(
      quietHours,
      fc.constant<readonly [LocalTime, LocalTime]>(['20:00', '09:00']),
      fc.constant<readonly [LocalTime, LocalTime]>(['21:00', '09:00']),
    ),
    caps: fc.oneof(
      fc.constant(shipped.caps),
      fc.record({
        perDay: fc.integer({ min: 1, max: 3 }),
        perWeek: fc.integer({ min: 1, max: 6 }),
        smsPerWeek: fc.integer({ min: 0, max: 2 }),
        hoursApart: fc.integer({ min: 0, max: 30 }),
        hoursAfterTransactional: fc.integer({ min: 0, max: 4 }),
      }),
    ),
    zone: zones,
    spreadMinutes: fc.integer({ min: 0, max: 90 }),
  })
  .map(({ consent, quietHours, caps, zone, spreadMinutes }) => ({
    ...shipped,
    market: { consent, quietHours },
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
const consents = (ago: fc.Arbitrary<number>) =>
  fc.record({
    email: often(fc.record({ state: rather('given', 'withdrawn'), ago })),
    push: often(fc.record({ state: rather('given', 'withdrawn'), ago })),
    sms: often(fc.record({ state: rather('given', 'withdrawn'), ago })),
  });

const profileParts = fc.record({
  email: often(rather(...emails)),
  phone: often(rather(...phones)),
  devices: fc.subarray([...devices]),
  zone: often(zones),
  consents: consents(fc.nat(40 * day)),
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
  const consentOf = (given: { readonly state: Consent['state']; readonly ago: number } | undefined) =>
    given && { state: given.state, at: before(now, given.ago), event: 'consent-1' };
  const moment = { at: before(now, minute), id: 'event-since' };
  return {
    ...newProfile(customer),
    ...known({ email, phone, zone }),
    version: 3,
    devices,
    traffic,
    consents: known({
      email: consentOf(parts.consents.email),
      push: consentOf(parts.consents.push),
      sms: consentOf(parts.consents.sms),
    }),
    suppressions: parts.suppressions.flatMap(({ channel, which, why }) => {
      const address = addressOf[channel][which];
      return address === undefined ? [] : [{ channel, address, why }];
    }),
    ...(since === undefined
      ? {}
      : {
          counters: { [since]: { count: 1, last: moment } },
          marks: [{ event: since, key: cart, moment }],
        }),
  };
}

const offers = fc.record({
  percent: fc.constantFrom(5, 10),
  liveFor: fc.integer({ min: -5 * day, max: 5 * day }),
});
const bookings = (run: fc.Arbitrary<string>) =>
  fc.record({
    run,
    kind: fc.constantFrom<Booking['kind']>('marketing', 'marketing', 'transactional'),
    channel: fc.constantFrom(...channels),
    state: fc.constantFrom<Booking['state']>('sent', 'sent', 'claimed', 'given-up', 'refused', 'released'),
    ago: fc.oneof(fc.nat(9 * day), fc.nat(26 * hour), fc.constantFrom(12 * hour, 7 * day, hour)),
    scenario: fc.constantFrom('other-scenario', 'tested-scenario'),
    offer: seldom(offers),
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
  const { run, kind, channel, state, ago, scenario, offer } = parts;
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

const orderParts = fc.record({
  kind: fc.constantFrom<SendOrder['kind']>('marketing', 'marketing', 'marketing', 'transactional'),
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
  repeated: fc.constantFrom('latest wins', 'never again'),
});

/** Random customers, send books, policies and messages, at random moments. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    now: moments,
    policy: policies,
    profile: profileParts,
    others: otherBookings,
    own: ownBooking,
    order: orderParts,
    triggeredAgo: fc.oneof(fc.nat(5 * hour), fc.nat(8 * day)),
    value: fc.constantFrom(20, 50, 200),
    soldOut: rather(false, true),
  })
  .map(({ now, policy, profile, others, own, order, triggeredAgo, value, soldOut }): Case => {
    const [first = 'email', ...rest] = order.channels;
    const { kind, offer, minimumBasket, postponeSeconds, withinSeconds, repeated } = order;
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
    };
    const sendOrder: SendOrder = {
      version: 1,
      scenario: {
        id: 'tested-scenario',
        entry: { per: 'key', repeated, longestSeconds: 10 * 86_400 },
        goal: { event: 'order.placed', sameKey: false },
        exits: [{ event: 'cart.emptied', sameKey: true }],
        still: { traffic: { oneOf: ['customer'] } },
      },
      step: 'tested-step',
      message: 'tested-message',
      kind,
      channels: [first, ...rest],
      ...(offer === undefined || kind === 'transactional'
        ? {}
        : { offer: { ...offer, ...known({ minimumBasket }) } }),
      ...known({ postponeSeconds, withinSeconds }),
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
        now,
        policy,
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
